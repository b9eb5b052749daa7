package dev.candor.benchmark;

import dev.candor.benchmark.turn.ContestTemplates;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.nodes.Entities.EscapeMode;

/** What is put on paper. */
public enum PdfDocument {
  /** A letter of one page. */
  LETTER("letter.html", 0),
  /** An account statement of four pages. */
  STATEMENT("statement.html", 76),
  /** A table of 198 pages. */
  TABLE("statement.html", 6_300);

  private final String html;

  PdfDocument(String file, int rows) {
    html = ContestTemplates.read("pdf/" + file).replace("<!-- rows -->", rows(rows));
  }

  /** As HTML, which is what Candor takes. */
  String html() {
    return html;
  }

  /** Returns the same as XHTML without a document type, which is what openhtmltopdf takes. */
  String xhtml() {
    Document document = Jsoup.parse(html);
    document.outputSettings().syntax(Syntax.xml).escapeMode(EscapeMode.xhtml).prettyPrint(false);
    return document.child(0).outerHtml();
  }

  private static String rows(int count) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < count; i++) {
      rows.append("<tr><td class=\"on\">January ")
          .append(1 + i % 31)
          .append(", 2026</td><td>")
          .append(i % 3 == 0 ? "Interest charged" : "Payment received, thank you")
          .append("</td><td class=\"amount\">$")
          .append(100 + i)
          .append(".75</td></tr>\n");
    }
    return rows.toString();
  }
}
