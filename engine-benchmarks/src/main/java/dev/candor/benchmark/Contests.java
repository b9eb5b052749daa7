package dev.candor.benchmark;

import dev.candor.benchmark.Contest.Goal;
import dev.candor.benchmark.email.EmailBenchmark;
import dev.candor.benchmark.email.EmailWriter;
import java.util.ArrayList;
import java.util.List;

/** Every contest there is, by the name that the command line writes. */
final class Contests {

  private static final List<EmailWriter> INTERPRETERS =
      List.of(
          EmailWriter.JMUSTACHE,
          EmailWriter.MUSTACHE_JAVA,
          EmailWriter.PEBBLE,
          EmailWriter.FREEMARKER,
          EmailWriter.THYMELEAF,
          EmailWriter.QUTE);

  static final List<Contest> ALL = List.of(templates(), letter(), statement(), table());

  private Contests() {}

  private static Contest templates() {
    String candor = EmailWriter.CANDOR_STRICT.name();
    String floor = EmailWriter.FLOOR.name();
    String stock = EmailWriter.HANDLEBARS_JAVA.name();
    List<Goal> goals = new ArrayList<>();
    goals.add(new Goal(candor, stock, 0.2));
    goals.add(new Goal(candor, floor, 2));
    goals.add(new Goal(candor, EmailWriter.CANDOR_LENIENT.name(), 1.05));
    for (EmailWriter other : INTERPRETERS) {
      goals.add(new Goal(candor, other.name(), 1));
    }

    return new Contest(
        "templates",
        "One operation writes an e-mail with a table of twelve rows: subject line, HTML and text.",
        EmailBenchmark.class,
        floor,
        stock,
        goals);
  }

  private static Contest letter() {
    return pdf(
        "pdf-letter", "One operation puts a letter of one page on paper.", LetterBenchmark.class);
  }

  private static Contest statement() {
    return pdf(
        "pdf-statement",
        "One operation puts an account statement of four pages and 76 rows on paper.",
        StatementBenchmark.class);
  }

  private static Contest table() {
    return pdf(
        "pdf-table",
        "One operation puts a table of 198 pages and 6,300 rows on paper.",
        TableBenchmark.class);
  }

  /** Beside who writes the same standards, and who writes none. */
  private static Contest pdf(String name, String what, Class<?> benchmark) {
    return new Contest(
        name,
        what,
        benchmark,
        PdfMaker.FLOOR.name(),
        PdfMaker.OPENHTMLTOPDF.name(),
        List.of(
            new Goal(PdfMaker.CANDOR.name(), PdfMaker.OPENHTMLTOPDF_ARCHIVAL.name(), 0.5),
            new Goal(PdfMaker.CANDOR.name(), PdfMaker.OPENHTMLTOPDF.name(), 0.7),
            new Goal(PdfMaker.CANDOR.name(), PdfMaker.FLYING_SAUCER.name(), 1)));
  }
}
