package dev.candor.decision;

/**
 * Words a message must carry.
 *
 * @param id its name in the rulebook, such as {@code us-reg-f-opt-out-notice}
 * @param text the words themselves, plain text in the message's channel and language
 */
public record Disclosure(String id, String text) {}
