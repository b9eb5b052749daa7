package dev.candor.benchmark.email;

import dev.candor.benchmark.email.engine.EmailEngine;
import dev.candor.benchmark.email.engine.Message;
import dev.candor.benchmark.email.engine.ReferenceEmail;
import dev.candor.benchmark.turn.ContestTemplates;
import dev.candor.benchmark.turn.OwnFolder;
import dev.candor.decision.Disclosure;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.template.TemplateRenderer;
import dev.candor.template.Templatebook;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Candor as a service calls it: an order for text and HTML, a rendering back. */
public final class CandorWriter implements EmailEngine {

  private static final Instant NOW = Instant.parse("2026-03-06T15:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final String FOLDER = "templates/en/loanOverdueFirstNotice/email.";

  private final TemplateRenderer renderer;
  private final Map<String, @Nullable Object> data;
  private final boolean strict;

  private CandorWriter(boolean strict, Map<String, Object> data, boolean helpers) {
    this.strict = strict;
    this.data = new LinkedHashMap<>(data);
    this.renderer = TemplateRenderer.of(book(helpers));
  }

  /** Returns one whose values are texts, in maps; an undefined name is an error. */
  static CandorWriter strict() {
    return new CandorWriter(true, ReferenceEmail.data(), false);
  }

  /** Returns one whose values are texts, in maps; an undefined name is noted. */
  static CandorWriter lenient() {
    return new CandorWriter(false, ReferenceEmail.data(), false);
  }

  /** Returns one whose values are texts, in records. */
  static CandorWriter records() {
    return new CandorWriter(true, ReferenceRecords.of(ReferenceEmail.data()), false);
  }

  /** Amounts and days are values in maps, and the templates print them with helpers. */
  static CandorWriter helpers() {
    return new CandorWriter(true, ReferenceEmail.values(), true);
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

  private static Templatebook book(boolean helpers) {
    try (OwnFolder folder = new OwnFolder()) {
      folder.put("templatebook.properties", "name=contest\nversion=1\n");
      for (String part : List.of("subject", "html", "text")) {
        folder.put(FOLDER + part + ".hbs", template(part, helpers));
      }
      folder.put("partials/footer.hbs", template("footer", helpers));
      return Templatebook.fromFolder(folder.path());
    }
  }

  private static String template(String name, boolean helpers) {
    String text = ContestTemplates.read("handlebars/" + name + ".hbs");
    return helpers
        ? text.replaceAll("\\{\\{((loan\\.)?(amountDue|balance|lateFee|amount))}}", "{{money $1}}")
            .replaceAll("\\{\\{((loan\\.)?(dueOn|paidOn|lateFeeOn))}}", "{{date $1}}")
        : text;
  }
}
