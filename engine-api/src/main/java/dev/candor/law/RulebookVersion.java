package dev.candor.law;

/**
 * Which rulebook decided: its name, its version and the hash of its text. Stands in every decision,
 * so that an old answer can be traced to the words it was made with.
 *
 * @param name such as {@code rulebook-us}; layered rulebooks join their names with {@code +}
 * @param version as the rulebook states it, such as {@code 2026.1}
 * @param hash {@code sha256:} and the lower-case hex digest of all its files in path order
 */
public record RulebookVersion(String name, String version, String hash) {}
