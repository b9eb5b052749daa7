package dev.candor.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("contest")
class PdfContestTest {

  @ParameterizedTest
  @CsvSource({"LETTER, 1", "STATEMENT, 4"})
  void all_put_the_same_words_on_the_same_pages(PdfDocument document, int pages)
      throws IOException {
    String words = words(PdfMaker.CANDOR, document, pages);

    for (PdfMaker maker : PdfMaker.values()) {
      assertThat(words(maker, document, pages)).as(maker.name()).isEqualTo(words);
    }
  }

  private static String words(PdfMaker maker, PdfDocument document, int pages) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(maker.open(document).write())) {
      assertThat(pdf.getNumberOfPages()).as(maker.name()).isEqualTo(pages);
      return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
    }
  }
}
