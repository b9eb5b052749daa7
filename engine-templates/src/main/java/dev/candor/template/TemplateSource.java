package dev.candor.template;

/**
 * One file of a templatebook. Immutable.
 *
 * @param file its path below the book's root, such as {@code partials/footer.hbs}
 * @param book the name and version of the book it is from
 * @param text what it says
 */
public record TemplateSource(String file, String book, String text) {}
