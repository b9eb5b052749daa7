package dev.candor.pdf;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** What veraPDF finds in a PDF. */
final class VeraPdf {

  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private VeraPdf() {}

  /** What breaks PDF/A-2u, a line each; empty when nothing does. */
  static String archiving(byte[] pdf) {
    return broken(pdf, PDFAFlavour.PDFA_2_U);
  }

  /** What breaks PDF/UA-1, a line each; empty when nothing does. */
  static String accessibility(byte[] pdf) {
    return broken(pdf, PDFAFlavour.PDFUA_1);
  }

  private static String broken(byte[] pdf, PDFAFlavour flavour) {
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      String clauses =
          result.getTestAssertions().stream()
              .map(found -> found.getRuleId().getClause() + ": " + found.getMessage())
              .distinct()
              .collect(joining("\n"));
      return result.isCompliant() || !clauses.isEmpty() ? clauses : "not compliant";
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
