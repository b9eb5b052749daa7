package dev.candor.template.internal.helper;

import java.util.function.Predicate;

/**
 * What may be given to a helper with {@code name=value}.
 *
 * @param allowed what it must be, for errors
 * @param fits whether a text is that
 * @param needed whether a call without it is refused
 */
public record HelperOption(String name, String allowed, Predicate<String> fits, boolean needed) {}
