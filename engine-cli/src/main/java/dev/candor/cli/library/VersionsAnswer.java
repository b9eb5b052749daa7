package dev.candor.cli.library;

import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.document.TemplateVersion;
import dev.candor.document.TemplateVersion.Stamp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code templates versions}.
 *
 * @param none what is said where there are none
 */
record VersionsAnswer(List<TemplateVersion> versions, String none) implements CommandAnswer {

  @Override
  public Object toJson() {
    return versions.stream().map(VersionsAnswer::toJson).toList();
  }

  /** Returns a version with all its files. */
  static Map<String, @Nullable Object> toJson(TemplateVersion version) {
    return JsonAnswers.of(
        "key",
        version.key(),
        "number",
        version.number(),
        "state",
        state(version),
        "checksum",
        version.checksum(),
        "note",
        version.note(),
        "drafted",
        toJson(version.drafted()),
        "activated",
        toJson(version.activated()),
        "retired",
        toJson(version.retired()),
        "files",
        version.files());
  }

  private static @Nullable Object toJson(@Nullable Stamp stamp) {
    return stamp == null ? null : JsonAnswers.of("by", stamp.by(), "at", stamp.at().toString());
  }

  private static String state(TemplateVersion version) {
    return version.state().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void print(TextPage text) {
    for (TemplateVersion version : versions) {
      Stamp last = last(version);
      text.out()
          .printf(
              "%-48s %4d  %-8s %s by %s%s%n",
              version.key(),
              version.number(),
              state(version),
              last.at(),
              last.by(),
              version.note().isEmpty() ? "" : "  " + version.note());
    }

    if (versions.isEmpty()) {
      text.printLine(none);
    }
  }

  private static Stamp last(TemplateVersion version) {
    return Optional.ofNullable(version.retired())
        .filter(stamp -> version.state() == TemplateVersion.State.RETIRED)
        .or(() -> Optional.ofNullable(version.activated()))
        .orElse(version.drafted());
  }
}
