package dev.candor.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import dev.candor.fault.Fault;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Decides which outside things one document may load: none but PNG and JPEG pictures written into
 * the document itself as data URIs, and of those only such as are of a sane size. What a picture
 * claims of itself is read from its header; nothing is decoded here. Whatever else is asked for is
 * refused silently, since a letter is no place to fetch from; a picture that is refused is a fault.
 * Made for one document; not shared between threads.
 */
final class PictureGuard implements BiPredicate<String, ExternalResourceType> {

  private final Map<String, Boolean> answers = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private long pixels;

  /** Returns what is wrong with the pictures asked for so far. */
  List<Fault> faults() {
    return faults;
  }

  @Override
  public boolean test(String uri, ExternalResourceType type) {
    if (!uri.startsWith("data:")) {
      return false;
    }
    return switch (type) {
      case IMAGE_RASTER, XML_SVG, SVG_BINARY, PDF ->
          answers.computeIfAbsent(uri, this::admit) && type == ExternalResourceType.IMAGE_RASTER;
      case FONT, CSS, FILE_EMBED, XML_XHTML, BINARY -> false;
    };
  }

  private boolean admit(String uri) {
    int comma = uri.indexOf(',');
    String head = comma < 0 ? "" : uri.substring("data:".length(), comma).toLowerCase(Locale.ROOT);
    String mediaType = head.split(";", 2)[0].strip();
    boolean png = mediaType.equals("image/png");
    boolean jpeg = mediaType.equals("image/jpeg") || mediaType.equals("image/jpg");
    if (!png && !jpeg) {
      return refuse(
          "The picture type (" + cut(mediaType) + ") cannot be drawn.", "give a PNG or a JPEG.");
    }
    if (!head.endsWith(";base64")) {
      return refuse(
          "A picture (" + mediaType + ") is not in base64.",
          "write it as data:" + mediaType + ";base64,...");
    }

    // base64 is 4 characters for 3 bytes, and may be broken into lines
    if (uri.length() - comma > PdfLimits.MAX_PICTURE_BYTES / 3 * 4 * 1.1) {
      return tooManyBytes((uri.length() - comma) / 4 * 3);
    }
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(uri.substring(comma + 1));
    } catch (IllegalArgumentException e) {
      return refuse("A picture (" + mediaType + ") is not in base64.", "encode the file again.");
    }
    if (bytes.length > PdfLimits.MAX_PICTURE_BYTES) {
      return tooManyBytes(bytes.length);
    }
    return png ? admitPng(bytes) : admitJpeg(bytes);
  }

  private boolean tooManyBytes(int bytes) {
    return refuseMore(
        "A picture has (" + bytes + ") bytes",
        PdfLimits.MAX_PICTURE_BYTES,
        "save it smaller or as a JPEG.");
  }

  /**
   * Portable Network Graphics, clause 5: signature, then chunks of length, type, data and checksum;
   * IHDR first.
   */
  private boolean admitPng(byte[] bytes) {
    if (bytes.length < 45
        || int32(bytes, 0) != 0x89504E47
        || int32(bytes, 4) != 0x0D0A1A0A
        || int32(bytes, 12) != 0x49484452) {
      return broken("PNG");
    }

    int at = 8;
    while (at + 12 <= bytes.length) {
      int length = int32(bytes, at);
      if (length < 0 || length > bytes.length - at - 12) {
        return broken("PNG");
      }
      switch (int32(bytes, at + 4)) {
        case 0x7A545874, 0x69545874, 0x69434350 -> { // zTXt, iTXt, iCCP
          if (length > PdfLimits.MAX_DEFLATED_NOTE) {
            return refuseMore(
                "A PNG carries a note or profile of (" + length + ") bytes",
                PdfLimits.MAX_DEFLATED_NOTE,
                "save it without notes and profile.");
          }
        }
        case 0x49454E44 -> { // IEND
          return admitSize(int32(bytes, 16), int32(bytes, 20));
        }
        default -> {}
      }
      at += 12 + length;
    }
    return broken("PNG");
  }

  /**
   * ITU-T T.81, annex B: markers; the frame header (SOF) has height, width and the number of
   * components.
   */
  private boolean admitJpeg(byte[] bytes) {
    if (bytes.length < 4 || int16(bytes, 0) != 0xFFD8) {
      return broken("JPEG");
    }

    int at = 2;
    while (at + 9 < bytes.length && (bytes[at] & 0xFF) == 0xFF) {
      int marker = bytes[at + 1] & 0xFF;
      if (marker == 0xFF) {
        at++;
        continue;
      }
      boolean frame =
          marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
      if (frame) {
        int components = bytes[at + 9] & 0xFF;
        if (components == 4) {
          return refuse("A JPEG is in (CMYK); archived letters are in RGB.", "save it as RGB.");
        }
        return admitSize(int16(bytes, at + 7), int16(bytes, at + 5));
      }
      at += 2 + int16(bytes, at + 2);
    }
    return broken("JPEG");
  }

  private boolean admitSize(int width, int height) {
    if (width <= 0
        || height <= 0
        || width > PdfLimits.MAX_PICTURE_SIDE
        || height > PdfLimits.MAX_PICTURE_SIDE) {
      String size = width + " x " + height;
      return refuse(
          "A picture has ("
              + size
              + ") pixels; the most is "
              + PdfLimits.MAX_PICTURE_SIDE
              + " a side.",
          "save it smaller.");
    }

    pixels += (long) width * height;
    if (pixels > PdfLimits.MAX_PICTURE_PIXELS) {
      return refuseMore(
          "The pictures together have (" + pixels + ") pixels",
          PdfLimits.MAX_PICTURE_PIXELS,
          "save them smaller.");
    }
    return true;
  }

  private boolean broken(String format) {
    return refuse("A picture is not a whole (" + format + ") file.", "encode the file again.");
  }

  private boolean refuse(String message, String maybe) {
    faults.add(PdfFaults.fault(message, maybe));
    return false;
  }

  private boolean refuseMore(String what, int most, String maybe) {
    faults.add(PdfFaults.tooMuch(what, most, maybe));
    return false;
  }

  private static String cut(String mediaType) {
    return mediaType.isEmpty()
        ? "not given"
        : mediaType.substring(0, Math.min(60, mediaType.length()));
  }

  private static int int32(byte[] bytes, int at) {
    return int16(bytes, at) << 16 | int16(bytes, at + 2);
  }

  private static int int16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
