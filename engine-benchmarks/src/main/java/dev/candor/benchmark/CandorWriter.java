package dev.candor.benchmark;

import dev.candor.decision.Disclosure;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.template.TemplateRenderer;
import dev.candor.template.Templatebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Candor as a service calls it: an order for text and HTML, a rendering back. */
final class CandorWriter implements MessageWriter {

  private static final Instant NOW = Instant.parse("2026-03-06T15:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final String FOLDER = "templates/en/loanOverdueFirstNotice/email.";

  private final TemplateRenderer renderer;
  private final Map<String, Object> data = ReferenceEmail.data();
  private final boolean strict;

  CandorWriter(boolean strict) {
    this.strict = strict;
    this.renderer = TemplateRenderer.of(book());
  }

  @Override
  public Message write() {
    Document document =
        renderer
            .render(
                new RenderOrder(
                    Subject.LOAN_OVERDUE_FIRST_NOTICE,
                    Channel.EMAIL,
                    "en",
                    null,
                    data,
                    List.of(new Disclosure("reference-notice", ReferenceEmail.DISCLOSURE)),
                    strict,
                    Set.of(Format.TEXT, Format.HTML),
                    NOW,
                    ZONE))
            .document();
    return new Message(
        Objects.requireNonNull(document.subjectLine()),
        Objects.requireNonNull(document.html()),
        Objects.requireNonNull(document.text()));
  }

  private static Templatebook book() {
    try {
      Path folder = Files.createTempDirectory("candor-benchmark");
      try {
        put(folder, "templatebook.properties", "name=contest\nversion=1\n");
        for (String part : List.of("subject", "html", "text")) {
          put(folder, FOLDER + part + ".hbs", ContestTemplates.read("handlebars/" + part + ".hbs"));
        }
        put(folder, "partials/footer.hbs", ContestTemplates.read("handlebars/footer.hbs"));
        return Templatebook.fromFolder(folder);
      } finally {
        try (Stream<Path> paths = Files.walk(folder)) {
          for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void put(Path folder, String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
