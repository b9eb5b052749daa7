package dev.candor.pdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One face of a font as its TrueType file describes it: which glyph draws a character, how wide it
 * is, and the smaller font file that has only some of the glyphs. Tables are those of the OpenType
 * specification (ISO/IEC 14496-22). Immutable; may be shared between threads.
 */
final class TrueTypeFace {

  /** What a PDF's font program keeps besides the tables that are written anew. */
  private static final String[] COPIED = {"cvt ", "fpgm", "gasp", "prep"};

  private static final int PAGE = 256;
  private static final char[] NO_GLYPHS = new char[PAGE];

  // a composite glyph (OpenType, glyf): how long a component is and whether another follows
  private static final int WORDS = 0x0001;
  private static final int SCALE = 0x0008;
  private static final int MORE_COMPONENTS = 0x0020;
  private static final int TWO_SCALES = 0x0040;
  private static final int TWO_BY_TWO = 0x0080;

  private record Table(int offset, int length) {}

  private final String name;
  private final ByteBuffer file;
  private final Map<String, Table> tables = new HashMap<>();
  private final char[][] glyphs = new char[PAGE][];
  private final char[] widths;
  private final int[] outlines;
  private final float scale;

  /**
   * Reads a face; one that is no TrueType font is refused with a {@link RuntimeException} of {@link
   * ByteBuffer} or an {@link IllegalArgumentException} naming the face.
   *
   * @param name what the PDF calls it: {@code LiberationSans-Bold}
   */
  TrueTypeFace(String name, byte[] bytes) {
    this.name = name;
    file = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    int count = uint16(4);
    for (int i = 0; i < count; i++) {
      int at = 12 + 16 * i;
      byte[] tag = new byte[4];
      file.get(at, tag);
      tables.put(
          new String(tag, StandardCharsets.US_ASCII),
          new Table(file.getInt(at + 8), file.getInt(at + 12)));
    }
    scale = 1000f / uint16(offset("head") + 18);
    outlines = readOutlines();
    widths = readWidths();
    readGlyphs();
  }

  /** What the PDF calls it: {@code LiberationSans-Bold}. */
  String name() {
    return name;
  }

  /** The glyph that draws a character; 0 when there is none. */
  int glyph(int codePoint) {
    return codePoint >>> 16 != 0 ? 0 : glyphs[codePoint >>> 8][codePoint & 0xFF];
  }

  /** How many glyphs the face has. */
  int glyphs() {
    return widths.length;
  }

  /** How far the next glyph stands from this one, in thousandths of the font's size, rounded. */
  int width(int glyph) {
    return widths[glyph];
  }

  /** The face's ascender above the base line, in thousandths of the font's size. */
  float ascent() {
    return int16(offset("hhea") + 4) * scale;
  }

  /** The face's descender, below the base line and so negative, in thousandths. */
  float descent() {
    return int16(offset("hhea") + 6) * scale;
  }

  /** The box all glyphs are in: left, bottom, right, top, in thousandths. */
  float[] box() {
    int head = offset("head");
    return new float[] {
      int16(head + 36) * scale,
      int16(head + 38) * scale,
      int16(head + 40) * scale,
      int16(head + 42) * scale
    };
  }

  /** How far below the base line a line under the text is, in thousandths. */
  float underline() {
    return -int16(offset("post") + 8) * scale;
  }

  /** How thick a line under the text is, in thousandths. */
  float underlineThickness() {
    return int16(offset("post") + 10) * scale;
  }

  /** Degrees from upright; negative leans to the right. */
  float italicAngle() {
    return file.getInt(offset("post") + 4) / 65536f;
  }

  /** Whether all glyphs are of one width. */
  boolean fixedPitch() {
    return file.getInt(offset("post") + 12) != 0;
  }

  /** Whether the face leans (OS/2, fsSelection: italic or oblique). */
  boolean italic() {
    return (uint16(offset("OS/2") + 62) & 0x201) != 0;
  }

  /** Whether the strokes have serifs (OS/2, sFamilyClass 1 to 5 and 7). */
  boolean serif() {
    int family = file.get(offset("OS/2") + 30);
    return family >= 1 && family <= 5 || family == 7;
  }

  /** From 100, thin, to 900, black. */
  int weight() {
    return uint16(offset("OS/2") + 4);
  }

  /** How high capital letters are, in thousandths. */
  float capitalHeight() {
    return int16(offset("OS/2") + 88) * scale;
  }

  /** How high the letter x is, in thousandths. */
  float xHeight() {
    return int16(offset("OS/2") + 86) * scale;
  }

  /**
   * A font file with only these glyphs, numbered by their place in the list, and behind them those
   * they are composed of. Nothing in it says which characters they draw, since a PDF says so
   * itself.
   *
   * @param wanted glyphs of this face; the first is 0, which stands for a missing one
   */
  byte[] subset(List<Integer> wanted) {
    List<Integer> kept = new ArrayList<>(wanted);
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int i = 0; i < kept.size(); i++) {
      numbers.put(kept.get(i), i);
    }
    List<ByteBuffer> drawings = new ArrayList<>();
    // the list grows while it is walked: a part is added by the glyph that needs it
    for (int i = 0; i < kept.size(); i++) {
      int from = outlines[kept.get(i)];
      int length = outlines[kept.get(i) + 1] - from;
      ByteBuffer drawing = ByteBuffer.allocate((length + 3) / 4 * 4);
      drawing.put(0, file, offset("glyf") + from, length);
      if (length > 0 && drawing.getShort(0) < 0) {
        renumber(drawing, numbers, kept);
      }
      drawings.add(drawing);
    }
    int count = kept.size();
    ByteBuffer loca = ByteBuffer.allocate(4 * (count + 1));
    ByteBuffer glyf = ByteBuffer.allocate(drawings.stream().mapToInt(ByteBuffer::capacity).sum());
    for (ByteBuffer drawing : drawings) {
      loca.putInt(glyf.position());
      glyf.put(drawing);
    }
    loca.putInt(glyf.position());
    ByteBuffer hmtx = ByteBuffer.allocate(4 * count);
    kept.forEach(glyph -> hmtx.putInt(horizontal(glyph)));
    SortedMap<String, byte[]> written = new TreeMap<>();
    written.put("glyf", glyf.array());
    written.put("loca", loca.array());
    written.put("hmtx", hmtx.array());
    written.put("head", with(with(copy("head"), 8, 4, 0), 50, 2, 1));
    written.put("hhea", with(copy("hhea"), 34, 2, count));
    written.put("maxp", with(copy("maxp"), 4, 2, count));
    for (String tag : COPIED) {
      if (tables.containsKey(tag)) {
        written.put(tag, copy(tag));
      }
    }
    return file(written);
  }

  /** The parts of a composite glyph by their new numbers. */
  private static void renumber(
      ByteBuffer drawing, Map<Integer, Integer> numbers, List<Integer> kept) {
    int at = 10;
    int flags;
    do {
      flags = drawing.getShort(at);
      int number =
          numbers.computeIfAbsent(
              drawing.getShort(at + 2) & 0xFFFF,
              part -> {
                kept.add(part);
                return kept.size() - 1;
              });
      drawing.putShort(at + 2, (short) number);
      at += (flags & WORDS) != 0 ? 8 : 6;
      at +=
          (flags & SCALE) != 0
              ? 2
              : (flags & TWO_SCALES) != 0 ? 4 : (flags & TWO_BY_TWO) != 0 ? 8 : 0;
    } while ((flags & MORE_COMPONENTS) != 0);
  }

  /** The file around the tables: directory, tables on even fours, checksums. */
  private static byte[] file(SortedMap<String, byte[]> tables) {
    int count = tables.size();
    int length = 12 + 16 * count;
    for (byte[] table : tables.values()) {
      length += (table.length + 3) / 4 * 4;
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    int powers = Integer.highestOneBit(count);
    out.putInt(0x00010000)
        .putShort((short) count)
        .putShort((short) (16 * powers))
        .putShort((short) Integer.numberOfTrailingZeros(powers))
        .putShort((short) (16 * (count - powers)));
    int at = 12 + 16 * count;
    int head = 0;
    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
      byte[] bytes = table.getValue();
      if (table.getKey().equals("head")) {
        head = at;
      }
      out.put(at, bytes);
      int end = at + (bytes.length + 3) / 4 * 4;
      out.put(table.getKey().getBytes(StandardCharsets.US_ASCII))
          .putInt(sum(out, at, end))
          .putInt(at)
          .putInt(bytes.length);
      at = end;
    }
    // head, checksumAdjustment
    out.putInt(head + 8, 0xB1B0AFBA - sum(out, 0, length));
    return out.array();
  }

  private static int sum(ByteBuffer bytes, int from, int to) {
    int sum = 0;
    for (int at = from; at < to; at += 4) {
      sum += bytes.getInt(at);
    }
    return sum;
  }

  private int[] readOutlines() {
    boolean wide = int16(offset("head") + 50) != 0;
    int[] starts = new int[uint16(offset("maxp") + 4) + 1];
    int loca = offset("loca");
    for (int glyph = 0; glyph < starts.length; glyph++) {
      starts[glyph] = wide ? file.getInt(loca + 4 * glyph) : 2 * uint16(loca + 2 * glyph);
    }
    return starts;
  }

  private char[] readWidths() {
    char[] read = new char[outlines.length - 1];
    for (int glyph = 0; glyph < read.length; glyph++) {
      read[glyph] = (char) Math.round((horizontal(glyph) >>> 16) * scale);
    }
    return read;
  }

  /** Advance and left side bearing of a glyph, as hmtx has them. */
  private int horizontal(int glyph) {
    int hmtx = offset("hmtx");
    int whole = uint16(offset("hhea") + 34);
    return glyph < whole
        ? file.getInt(hmtx + 4 * glyph)
        : uint16(hmtx + 4 * (whole - 1)) << 16 | uint16(hmtx + 4 * whole + 2 * (glyph - whole));
  }

  /** Character to glyph, of the plane where all of ours are (cmap, Windows Unicode, format 4). */
  private void readGlyphs() {
    Arrays.fill(glyphs, NO_GLYPHS);
    int cmap = offset("cmap");
    for (int i = 0; i < uint16(cmap + 2); i++) {
      int at = cmap + file.getInt(cmap + 8 + 8 * i);
      if (uint16(cmap + 4 + 8 * i) == 3 && uint16(cmap + 6 + 8 * i) == 1 && uint16(at) == 4) {
        readSegments(at);
        return;
      }
    }
    throw new IllegalArgumentException(name);
  }

  private void readSegments(int at) {
    int segments = uint16(at + 6);
    for (int i = 0; i < segments; i += 2) {
      int last = uint16(at + 14 + i);
      int first = uint16(at + 16 + segments + i);
      int delta = uint16(at + 16 + 2 * segments + i);
      int rangeAt = at + 16 + 3 * segments + i;
      int range = uint16(rangeAt);
      for (int codePoint = first; codePoint <= last && codePoint < 0xFFFF; codePoint++) {
        int glyph = range == 0 ? codePoint : uint16(rangeAt + range + 2 * (codePoint - first));
        if (range == 0 || glyph != 0) {
          put(codePoint, glyph + delta & 0xFFFF);
        }
      }
    }
  }

  private void put(int codePoint, int glyph) {
    int page = codePoint >>> 8;
    if (glyphs[page] == NO_GLYPHS) {
      glyphs[page] = new char[PAGE];
    }
    glyphs[page][codePoint & 0xFF] = (char) glyph;
  }

  private byte[] copy(String tag) {
    Table table = table(tag);
    byte[] bytes = new byte[table.length];
    file.get(table.offset, bytes);
    return bytes;
  }

  private static byte[] with(byte[] bytes, int at, int length, int value) {
    for (int i = 0; i < length; i++) {
      bytes[at + i] = (byte) (value >>> 8 * (length - 1 - i));
    }
    return bytes;
  }

  private int offset(String tag) {
    return table(tag).offset;
  }

  private Table table(String tag) {
    Table table = tables.get(tag);
    if (table == null) {
      throw new IllegalArgumentException(name + " " + tag);
    }
    return table;
  }

  private int uint16(int at) {
    return file.getShort(at) & 0xFFFF;
  }

  private int int16(int at) {
    return file.getShort(at);
  }
}
