package dev.candor.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.util.Vector;

/**
 * A face as one document uses it: its characters are written as the numbers of their glyphs, and
 * when the document is saved the glyphs that were written are put into it (ISO 32000-1, 9.7.4 and
 * 9.9). Made for one document.
 *
 * <p>PDFBox's own embedding lists the widths of all glyphs, sorts and numbers them anew, and reads
 * back what it wrote; a letter of three faces spends more time on that than on its layout.
 */
final class PdfFont extends PDFont {

  private static final int ENTRIES_OF_A_RANGE = 100;
  private static final String TAG_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final PDDocument document;
  private final PdfFace face;
  private final PDFontDescriptor descriptor;
  private final COSDictionary cidFont = new COSDictionary();
  private final BitSet written = new BitSet();

  PdfFont(PDDocument document, PdfFace face) {
    super(new COSDictionary());
    this.document = document;
    this.face = face;
    descriptor = describe(face);
    dict.setItem(COSName.TYPE, COSName.FONT);
    dict.setItem(COSName.SUBTYPE, COSName.TYPE0);
    dict.setItem(COSName.ENCODING, COSName.IDENTITY_H);
    COSArray descendants = new COSArray();
    descendants.add(cidFont);
    dict.setItem(COSName.DESCENDANT_FONTS, descendants);
    COSDictionary system = new COSDictionary();
    system.setString(COSName.REGISTRY, "Adobe");
    system.setString(COSName.ORDERING, "Identity");
    system.setInt(COSName.SUPPLEMENT, 0);
    cidFont.setItem(COSName.TYPE, COSName.FONT);
    cidFont.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
    cidFont.setItem(COSName.CIDSYSTEMINFO, system);
    cidFont.setItem(COSName.CID_TO_GID_MAP, COSName.IDENTITY);
    cidFont.setItem(COSName.FONT_DESC, descriptor.getCOSObject());
    rename(face.name());
  }

  private static PDFontDescriptor describe(PdfFace face) {
    PDFontDescriptor descriptor = new PDFontDescriptor(new COSDictionary());
    descriptor.getCOSObject().setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setFixedPitch(face.fixedPitch());
    descriptor.setItalic(face.italic());
    descriptor.setSerif(face.serif());
    descriptor.setSymbolic(true);
    descriptor.setFontWeight(face.weight());
    descriptor.setItalicAngle(face.italicAngle());
    float[] box = face.box();
    descriptor.setFontBoundingBox(
        new PDRectangle(box[0], box[1], box[2] - box[0], box[3] - box[1]));
    descriptor.setAscent(face.ascent());
    descriptor.setDescent(face.descent());
    descriptor.setCapHeight(face.capitalHeight());
    descriptor.setXHeight(face.xHeight());
    // TrueType does not say how thick the stems are
    descriptor.setStemV((box[2] - box[0]) * 0.13f);
    return descriptor;
  }

  private void rename(String name) {
    dict.setName(COSName.BASE_FONT, name);
    cidFont.setName(COSName.BASE_FONT, name);
    descriptor.setFontName(name);
  }

  /** The face that is written with. */
  PdfFace face() {
    return face;
  }

  // ---- writing text

  @Override
  protected byte[] encode(int codePoint) {
    int glyph = glyph(codePoint);
    return new byte[] {(byte) (glyph >>> 8), (byte) glyph};
  }

  @Override
  public float getStringWidth(String text) {
    int width = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      width +=
          face.width(
              glyph(
                  Character.isHighSurrogate(c) && at + 1 < text.length()
                      ? text.codePointAt(at++)
                      : c));
    }
    return width;
  }

  private int glyph(int codePoint) {
    int glyph = face.glyph(codePoint);
    if (glyph == 0) {
      // as PDFBox has it: whoever asks then looks into the next font
      throw new IllegalArgumentException(String.format(Locale.ROOT, "No glyph U+%04X", codePoint));
    }
    return glyph;
  }

  @Override
  public boolean willBeSubset() {
    return true;
  }

  @Override
  public void addToSubset(int codePoint) {
    written.set(codePoint);
  }

  // ---- putting the glyphs into the document

  @Override
  public void subset() throws IOException {
    int[] unicodes = new int[face.glyphs()];
    BitSet glyphs = new BitSet();
    // from the last to the first: of characters that share a glyph, the first names it
    for (int at = written.length(); (at = written.previousSetBit(at - 1)) >= 0; ) {
      int glyph = face.glyph(at);
      glyphs.set(glyph);
      unicodes[glyph] = at == 0xA0 ? ' ' : at;
    }
    rename(tag(glyphs) + "+" + face.name());
    byte[] program = face.subset(glyphs);
    COSStream file = stream(program);
    file.setInt(COSName.LENGTH1, program.length);
    descriptor.getCOSObject().setItem(COSName.FONT_FILE2, file);
    cidFont.setItem(COSName.W, widths(glyphs));
    dict.setItem(COSName.TO_UNICODE, stream(unicodeMap(glyphs, unicodes)));
  }

  private COSStream stream(byte[] bytes) throws IOException {
    COSStream stream = document.getDocument().createCOSStream();
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(bytes);
    }
    return stream;
  }

  /** Six letters that differ where the glyphs do (ISO 32000-1, 9.6.4). */
  private static String tag(BitSet glyphs) {
    int rest = glyphs.hashCode() & Integer.MAX_VALUE;
    StringBuilder tag = new StringBuilder(6);
    for (int i = 0; i < 6; i++) {
      tag.append(TAG_LETTERS.charAt(rest % 26));
      rest /= 26;
    }
    return tag.toString();
  }

  /** ISO 32000-1, 9.7.4.3: the first of glyphs in a row, and the width of each. */
  private COSArray widths(BitSet glyphs) {
    COSArray widths = new COSArray();
    for (int first = glyphs.nextSetBit(0); first >= 0; ) {
      int end = glyphs.nextClearBit(first);
      COSArray row = new COSArray();
      for (int glyph = first; glyph < end; glyph++) {
        row.add(COSInteger.get(face.width(glyph)));
      }
      widths.add(COSInteger.get(first));
      widths.add(row);
      first = glyphs.nextSetBit(end);
    }
    return widths;
  }

  /** ISO 32000-1, 9.10.3: which characters the glyphs stand for, so that they can be read out. */
  private static byte[] unicodeMap(BitSet glyphs, int[] unicodes) {
    StringBuilder map = new StringBuilder(2048);
    map.append(
        """
        /CIDInit /ProcSet findresource begin
        12 dict begin
        begincmap
        /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
        /CMapName /Adobe-Identity-UCS def
        /CMapType 2 def
        1 begincodespacerange
        <0000> <FFFF>
        endcodespacerange
        """);
    int left = glyphs.cardinality();
    int of = 0;
    for (int glyph = glyphs.nextSetBit(0); glyph >= 0; glyph = glyphs.nextSetBit(glyph + 1)) {
      if (of == 0) {
        of = Math.min(left, ENTRIES_OF_A_RANGE);
        map.append(of).append(" beginbfchar\n");
      }
      HexFormat hex = HexFormat.of().withUpperCase();
      map.append('<').append(hex.toHexDigits((char) glyph)).append("> <");
      map.append(hex.toHexDigits((char) unicodes[glyph])).append(">\n");
      left--;
      if (--of == 0) {
        map.append("endbfchar\n");
      }
    }
    map.append(
        """
        endcmap
        CMapName currentdict /CMap defineresource pop
        end
        end
        """);
    return map.toString().getBytes(StandardCharsets.US_ASCII);
  }

  // ---- what PDFBox asks of any font

  @Override
  public String getName() {
    // also called before this class has its own fields
    String name = dict.getNameAsString(COSName.BASE_FONT);
    return name == null ? "" : name;
  }

  @Override
  public PDFontDescriptor getFontDescriptor() {
    return descriptor;
  }

  @Override
  public BoundingBox getBoundingBox() {
    float[] box = face.box();
    return new BoundingBox(box[0], box[1], box[2], box[3]);
  }

  @Override
  public int readCode(InputStream in) throws IOException {
    int high = in.read();
    return high << 8 | in.read();
  }

  @Override
  public float getWidth(int code) {
    return face.width(code);
  }

  @Override
  public float getWidthFromFont(int code) {
    return face.width(code);
  }

  @Override
  public boolean hasExplicitWidth(int code) {
    return true;
  }

  @Override
  protected float getStandard14Width(int code) {
    return face.width(code);
  }

  @Override
  @SuppressWarnings("deprecation") // abstract, so it must be there
  public float getHeight(int code) {
    return face.ascent() - face.descent();
  }

  @Override
  public Vector getPositionVector(int code) {
    return new Vector(0, 0);
  }

  @Override
  public boolean isVertical() {
    return false;
  }

  @Override
  public boolean isEmbedded() {
    return true;
  }

  @Override
  public boolean isStandard14() {
    return false;
  }

  @Override
  public boolean isDamaged() {
    return false;
  }
}
