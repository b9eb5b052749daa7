package dev.candor.template.internal.print;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Writes pictures of one bit a pixel as PNG (ISO/IEC 15948). The bytes are the same on every Java:
 * the packing is our own, since the platform's changes with the zlib beneath it.
 */
public final class MonochromePng {

  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int LONGEST_MATCH = 258;
  private static final int SHORTEST_MATCH = 3;

  // RFC 1951, 3.2.5: from which length each code on, and how many bits follow it
  private static final int[] LENGTHS = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258
  };
  private static final int[] LENGTH_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
  };
  private static final int END = 256;

  private MonochromePng() {}

  /** Which pixels are black. */
  public interface Pixels {
    boolean isBlack(int x, int y);
  }

  /** A picture of black on white. */
  public static byte[] of(int width, int height, Pixels pixels) {
    int stride = 1 + (width + 7) / 8;
    byte[] rows = new byte[stride * height];
    for (int y = 0; y < height; y++) {
      // the first byte of a row says that nothing is done to it
      for (int x = 0; x < width; x++) {
        if (!pixels.isBlack(x, y)) {
          rows[y * stride + 1 + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(ByteBuffer.allocate(8).putLong(0, SIGNATURE).array());

    // one bit a pixel, gray, and the only ways there are to pack, filter and not interlace
    chunk(png, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 1).array());
    chunk(png, "IDAT", pack(rows, stride));
    chunk(png, "IEND", new byte[0]);

    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(0, data.length).array());
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(0, (int) crc.getValue()).array());
  }

  /**
   * A zlib stream (RFC 1950) of one block with the fixed codes. Looks back to the byte before and
   * to the row before, which is where a drawing of squares repeats itself.
   */
  private static byte[] pack(byte[] rows, int stride) {
    Bits out = new Bits();
    out.bits(0x78, 8);
    out.bits(0x01, 8);
    out.bits(0b011, 3);
    for (int at = 0; at < rows.length; ) {
      int above = match(rows, at, stride);
      int before = match(rows, at, 1);
      int length = Math.max(above, before);
      if (length < SHORTEST_MATCH) {
        out.symbol(rows[at++] & 0xFF);
      } else {
        out.match(length, above >= before ? stride : 1);
        at += length;
      }
    }
    out.symbol(END);
    out.flush();
    Adler32 sum = new Adler32();
    sum.update(rows);
    out.bytes.writeBytes(ByteBuffer.allocate(4).putInt(0, (int) sum.getValue()).array());

    return out.bytes.toByteArray();
  }

  private static int match(byte[] rows, int at, int distance) {
    int length = 0;
    if (at >= distance) {
      while (length < LONGEST_MATCH
          && at + length < rows.length
          && rows[at + length] == rows[at + length - distance]) {
        length++;
      }
    }
    return length;
  }

  /** Bits from the lowest up, as RFC 1951 packs them. */
  private static final class Bits {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int open;
    private int held;

    void bits(int value, int count) {
      for (int i = 0; i < count; i++) {
        held |= (value >> i & 1) << open;
        if (++open == 8) {
          flush();
        }
      }
    }

    /** Codes stand the other way round. */
    private void code(int code, int count) {
      bits(Integer.reverse(code) >>> (32 - count), count);
    }

    void symbol(int symbol) {
      if (symbol < 144) {
        code(0x30 + symbol, 8);
      } else if (symbol < 256) {
        code(0x190 + symbol - 144, 9);
      } else if (symbol < 280) {
        code(symbol - 256, 7);
      } else {
        code(0xC0 + symbol - 280, 8);
      }
    }

    void match(int length, int distance) {
      int at = LENGTHS.length - 1;
      while (LENGTHS[at] > length) {
        at--;
      }
      symbol(END + 1 + at);
      bits(length - LENGTHS[at], LENGTH_BITS[at]);

      // distances 1 to 4 have codes of their own; from there two codes for each power of two
      int back = distance - 1;
      if (back < 4) {
        code(back, 5);
      } else {
        int power = 31 - Integer.numberOfLeadingZeros(back);
        int half = back >> (power - 1) & 1;
        code(2 * power + half, 5);
        bits(back & (1 << (power - 1)) - 1, power - 1);
      }
    }

    void flush() {
      if (open > 0) {
        bytes.write(held);
        open = 0;
        held = 0;
      }
    }
  }
}
