package dev.candor.template.internal.print;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.safe.Markup;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Codes that scanners read, as pictures inside the page. A module, the smallest square or bar, is a
 * whole number of pixels, so that nothing blurs it. The same text gives the same bytes.
 */
public final class ScanCodes {

  /** Characters of a QR code. */
  public static final int LONGEST_QR = 1_000;

  /** Characters of a bar code. */
  public static final int LONGEST_BARCODE = 80;

  // a phone reads half a millimeter from paper, a hand scanner a quarter
  private static final int LEAST_QR_MODULE = 2;
  private static final int QUIET_BARS = 10;
  // pixels of the picture for one of the page: screens of double density, and print
  private static final int DENSITY = 2;

  private ScanCodes() {}

  /**
   * A QR code (ISO/IEC 18004) with its quiet zone.
   *
   * @param size the most pixels of the page it may be wide and high
   * @param level how much of it may be lost: L, M, Q or H
   * @param words what is said where it is not seen
   * @return null where it does not fit
   */
  public static @Nullable Markup qr(String text, int size, String level, String words) {
    Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
    hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.valueOf(level));
    if (!text.chars().allMatch(c -> c < 0x80)) {
      hints.put(EncodeHintType.CHARACTER_SET, "UTF-8");
    }
    BitMatrix modules;
    try {
      modules = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
    } catch (WriterException tooLong) {
      return null;
    }
    int module = size / modules.getWidth();
    if (module < LEAST_QR_MODULE) {
      return null;
    }

    int scale = module * DENSITY;
    int side = modules.getWidth() * module;

    return picture(
        MonochromePng.of(
            side * DENSITY, side * DENSITY, (x, y) -> modules.get(x / scale, y / scale)),
        side,
        side,
        words);
  }

  /**
   * A Code 128 (ISO/IEC 15417) with its quiet zones.
   *
   * @param text printable ASCII
   * @param width the most pixels of the page it may be wide
   * @param height how high it is
   * @return null where it does not fit
   */
  public static @Nullable Markup barcode(String text, int width, int height, String words) {
    boolean[] bars = new Code128Writer().encode(text);
    int modules = bars.length + 2 * QUIET_BARS;
    int module = width / modules;
    if (module < 1) {
      return null;
    }

    int scale = module * DENSITY;

    return picture(
        MonochromePng.of(
            modules * scale,
            height * DENSITY,
            (x, y) -> {
              int bar = x / scale - QUIET_BARS;
              return bar >= 0 && bar < bars.length && bars[bar];
            }),
        modules * module,
        height,
        words);
  }

  private static Markup picture(byte[] png, int width, int height, String words) {
    StringBuilder html = new StringBuilder("<img src=\"data:image/png;base64,");
    html.append(Base64.getEncoder().encodeToString(png)).append("\" alt=\"");
    Form.HTML.append(words, html);
    html.append("\" width=\"").append(width).append("\" height=\"").append(height).append("\">");
    return Markup.of(html.toString(), words);
  }
}
