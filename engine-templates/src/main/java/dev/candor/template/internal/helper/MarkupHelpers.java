package dev.candor.template.internal.helper;

import dev.candor.template.internal.print.ScanCodes;
import dev.candor.template.internal.safe.HtmlCleaner;
import dev.candor.template.internal.safe.Markup;
import java.util.function.UnaryOperator;

/** Prints HTML and pictures. Stateless. */
final class MarkupHelpers {

  static final int QR_SIZE = 160;
  static final int BARCODE_WIDTH = 400;
  static final int BARCODE_HEIGHT = 60;

  private MarkupHelpers() {}

  static Markup clean(Arguments arguments, UnaryOperator<String> cleaner) {
    try {
      return Markup.of(cleaner.apply(arguments.text(0)));
    } catch (HtmlCleaner.TooMuchException tooMuch) {
      throw arguments.unusable(0, tooMuch.message(), tooMuch.maybe());
    }
  }

  static Markup qr(Arguments arguments) {
    String text = arguments.text(0);
    int size = arguments.option("size", QR_SIZE);
    String level = arguments.option("level");
    Markup code =
        text.isEmpty() || text.length() > ScanCodes.LONGEST_QR
            ? null
            : ScanCodes.qr(text, size, level == null ? "M" : level, arguments.requireOption("alt"));
    if (code == null) {
      throw arguments.unusable(
          0,
          "has ("
              + text.length()
              + ") characters and does not fit into a code of ("
              + size
              + ") pixels.",
          "hand in 1 to "
              + ScanCodes.LONGEST_QR
              + " characters, ask for a bigger size=, or for a lower level=.");
    }

    return code;
  }

  static Markup barcode(Arguments arguments) {
    String text = arguments.text(0);
    if (text.isEmpty()
        || text.length() > ScanCodes.LONGEST_BARCODE
        || !text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw arguments.unusable(
          0,
          "is not what a bar code can say.",
          "hand in 1 to "
              + ScanCodes.LONGEST_BARCODE
              + " letters without accents, digits and signs.");
    }

    int width = arguments.option("width", BARCODE_WIDTH);
    Markup code =
        ScanCodes.barcode(
            text,
            width,
            arguments.option("height", BARCODE_HEIGHT),
            arguments.requireOption("alt"));
    if (code == null) {
      throw arguments.unusable(
          0,
          "has ("
              + text.length()
              + ") characters and does not fit into a code of ("
              + width
              + ") pixels.",
          "ask for a bigger width=, or hand in fewer characters.");
    }

    return code;
  }
}
