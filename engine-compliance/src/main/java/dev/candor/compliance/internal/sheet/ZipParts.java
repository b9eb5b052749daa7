package dev.candor.compliance.internal.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The parts of a ZIP file in memory, by its directory: the order in which spreadsheet programs read
 * it. (ZipInputStream reads by what stands before each part, which some writers fill in otherwise,
 * and ZipFile wants a file on disk.)
 */
public final class ZipParts {

  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 65_535;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_LENGTH = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int ENCRYPTED = 1;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private ZipParts() {}

  /**
   * One part, packed.
   *
   * @param name with slashes
   * @param method how it is packed
   * @param at where its local header begins
   * @param packed how many bytes it is packed
   */
  record Part(String name, int method, int at, int packed) {

    /**
     * Its bytes, or one more than {@code most} of them where there are more.
     *
     * @throws IOException where it cannot be unpacked
     */
    byte[] unpack(byte[] zip, int most) throws IOException {
      ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
      if (at < 0 || at > zip.length - LOCAL_LENGTH || in.getInt(at) != LOCAL) {
        throw new IOException("no part where the directory says");
      }

      int from =
          at
              + LOCAL_LENGTH
              + Short.toUnsignedInt(in.getShort(at + 26))
              + Short.toUnsignedInt(in.getShort(at + 28));
      if (packed < 0 || from > zip.length - packed) {
        throw new IOException("a part beyond the end");
      }
      if (method == STORED) {
        byte[] bytes = new byte[Math.min(packed, most + 1)];
        System.arraycopy(zip, from, bytes, 0, bytes.length);
        return bytes;
      }
      if (method != DEFLATED) {
        throw new IOException("packed in another way");
      }

      return inflate(zip, from, most);
    }

    private byte[] inflate(byte[] zip, int from, int most) throws IOException {
      Inflater inflater = new Inflater(true);

      try {
        inflater.setInput(zip, from, packed);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        while (!inflater.finished() && bytes.size() <= most) {
          int count = inflater.inflate(buffer);
          if (count == 0 && !inflater.finished()) {
            throw new IOException("a part that is cut off");
          }
          bytes.write(buffer, 0, count);
        }
        return bytes.toByteArray();
      } catch (DataFormatException broken) {
        throw new IOException("a part that cannot be unpacked", broken);
      } finally {
        inflater.end();
      }
    }
  }

  /**
   * The parts in the order of the directory.
   *
   * @throws IOException where the bytes are no ZIP file, or one that is locked or in several
   */
  static List<Part> of(byte[] zip) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int end = zip.length - END_LENGTH;
    while (end >= 0 && end >= zip.length - END_LENGTH - LONGEST_COMMENT && in.getInt(end) != END) {
      end--;
    }
    if (end < 0 || in.getInt(end) != END) {
      throw new IOException("no directory");
    }

    int count = Short.toUnsignedInt(in.getShort(end + 10));
    int at = in.getInt(end + 16);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (at < 0 || at > end - ENTRY_LENGTH || in.getInt(at) != ENTRY) {
        throw new IOException("a broken directory");
      }
      if ((in.getShort(at + 8) & ENCRYPTED) != 0) {
        throw new IOException("a locked part");
      }
      int name = Short.toUnsignedInt(in.getShort(at + 28));
      int next =
          at
              + ENTRY_LENGTH
              + name
              + Short.toUnsignedInt(in.getShort(at + 30))
              + Short.toUnsignedInt(in.getShort(at + 32));
      if (next > end) {
        throw new IOException("a broken directory");
      }
      parts.add(
          new Part(
              new String(zip, at + ENTRY_LENGTH, name, StandardCharsets.UTF_8),
              in.getShort(at + 10),
              in.getInt(at + 42),
              in.getInt(at + 20)));
      at = next;
    }

    return parts;
  }
}
