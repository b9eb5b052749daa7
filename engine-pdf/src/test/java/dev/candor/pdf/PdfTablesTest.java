package dev.candor.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that go on over pages, and what stands around every page. */
@Tag("slow")
class PdfTablesTest {

  private static final PdfWriter WRITER = new PdfWriter();
  private static final int ROWS = 90;
  private static final String HEAD =
      "<thead><tr><th scope='col'>Day</th><th scope='col'>What</th></tr>"
          + "<tr><th scope='col'>(Eastern)</th><th scope='col'>(all)</th></tr></thead>";

  @Test
  void all_rows_of_the_header_repeat_on_every_page_without_being_asked() throws IOException {
    List<String> pages = pages(table("", 1));

    assertThat(pages).hasSizeGreaterThan(2);
    assertThat(pages)
        .allSatisfy(page -> assertThat(page).startsWith("Day What\n(Eastern) (all)\n"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 7})
  void a_row_is_never_cut_through(int lines) throws IOException {
    List<String> pages = pages(table("", lines));

    assertThat(pages).hasSizeGreaterThan(3);
    for (int row = 0; row < ROWS; row++) {
      String first = "row " + row + " line 1\n";
      String last = "row " + row + " line " + lines + "\n";
      assertThat(pages)
          .as("row %d", row)
          .filteredOn(page -> page.contains(first) || page.contains(last))
          .singleElement()
          .asString()
          .contains(first, last);
    }
  }

  @Test
  void a_style_may_allow_cutting() throws IOException {
    List<String> pages = pages(table("tr { page-break-inside: auto }", 7));

    assertThat(
            IntStream.range(0, ROWS)
                .filter(
                    row ->
                        pages.stream()
                            .anyMatch(
                                page ->
                                    page.contains("row " + row + " line 1\n")
                                        && !page.contains("row " + row + " line 7\n")))
                .count())
        .isPositive();
  }

  @Test
  void a_row_longer_than_a_page_loses_nothing() throws IOException {
    String lines =
        IntStream.range(0, 150)
            .mapToObj(i -> "line " + i + ".")
            .collect(Collectors.joining("<br>"));

    String text = String.join("", pages("<table><tr><td>" + lines + "</td></tr></table>"));

    for (int i = 0; i < 150; i++) {
      assertThat(text).contains("line " + i + ".");
    }
  }

  @Test
  void a_table_over_pages_is_one_table_with_each_row_once() throws IOException {
    byte[] pdf = write(table("", 2));

    Map<String, Integer> tags = tags(pdf);
    assertThat(tags)
        .containsEntry("Table", 1)
        .containsEntry("TR", ROWS + 2)
        .containsEntry("TH", 4)
        .containsEntry("TD", 2 * ROWS);
    assertThat(VeraPdf.accessibility(pdf)).isEmpty();
    assertThat(VeraPdf.archiving(pdf)).isEmpty();
  }

  @Test
  void what_stands_around_every_page_is_printed_and_not_read_aloud() throws IOException {
    String around =
        "@page { @top-left { content: element(top) } @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages) } }"
            + " #top { position: running(top) }";
    String html = table(around, 1).replace("<table>", "<div id='top'>Peachy Lender</div><table>");

    byte[] pdf = write(html);
    List<String> pages = pages(html);

    for (int page = 1; page <= pages.size(); page++) {
      assertThat(pages.get(page - 1))
          .contains("Peachy Lender", "Page " + page + " of " + pages.size() + "\n");
    }
    assertThat(VeraPdf.accessibility(pdf)).isEmpty();
    assertThat(tags(pdf)).containsEntry("TR", ROWS + 2);
  }

  @Test
  void fixed_width_text_is_set_in_the_fixed_width_font() throws IOException {
    try (PDDocument pdf =
        Loader.loadPDF(
            write(
                "<code>a</code><b style='font-family: sans-serif'>b</b><i style='font-family: serif'>c</i>"))) {
      List<String> fonts = new ArrayList<>();
      var resources = pdf.getPage(0).getResources();
      for (var name : resources.getFontNames()) {
        fonts.add(resources.getFont(name).getName().replaceFirst("^[A-Z]{6}\\+", ""));
      }
      assertThat(fonts)
          .containsExactlyInAnyOrder(
              "LiberationMono", "LiberationSans-Bold", "LiberationSerif-Italic");
    }
  }

  // ---- words of these tests

  private static String table(String style, int lines) {
    String rows =
        IntStream.range(0, ROWS)
            .mapToObj(
                row ->
                    "<tr><td>January</td><td>"
                        + IntStream.rangeClosed(1, lines)
                            .mapToObj(line -> "row " + row + " line " + line)
                            .collect(Collectors.joining("<br>"))
                        + "</td></tr>")
            .collect(Collectors.joining());
    return "<title>t</title><style>"
        + style
        + "</style><table>"
        + HEAD
        + "<tbody>"
        + rows
        + "</tbody></table>";
  }

  private static byte[] write(String html) {
    return WRITER.write(html, Instant.parse("2026-03-02T15:04:05Z"));
  }

  private static List<String> pages(String html) throws IOException {
    List<String> pages = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(write(html))) {
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        PDFTextStripper words = new PDFTextStripper();
        words.setSortByPosition(true);
        words.setStartPage(page);
        words.setEndPage(page);
        pages.add(words.getText(pdf));
      }
    }
    return pages;
  }

  private static Map<String, Integer> tags(byte[] bytes) throws IOException {
    Map<String, Integer> tags = new TreeMap<>();
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      count(pdf.getDocumentCatalog().getStructureTreeRoot(), tags);
    }
    return tags;
  }

  private static void count(PDStructureNode node, Map<String, Integer> tags) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        tags.merge(element.getStructureType(), 1, Integer::sum);
        count(element, tags);
      }
    }
  }
}
