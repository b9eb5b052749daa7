package dev.candor.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
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
 * A face as one document uses it: glyphs are numbered as they are written, and when the document is
 * saved those are put into it (ISO 32000-1, 9.7.4 and 9.9). Made for one document.
 *
 * <p>PDFBox's own embedding lists the widths of all glyphs, sorts and numbers them anew, and reads
 * back what it wrote; a letter of three faces spends more time on that than on its layout.
 */
final class SubsetFont extends PDFont {

  private static final int ENTRIES_OF_A_RANGE = 100;

  // a third faster than the usual 6, and not one part in a hundred longer
  private static final int COMPRESSION = 4;

  private final PDDocument document;
  private final TrueTypeFace face;
  private final PDFontDescriptor descriptor;
  private final COSDictionary cidFont = new COSDictionary();
  private final char[] numbers;
  private final List<Integer> written = new ArrayList<>(List.of(0));
  private final List<Integer> characters = new ArrayList<>(List.of(0));

  SubsetFont(PDDocument document, TrueTypeFace face) {
    super(new COSDictionary());
    this.document = document;
    this.face = face;
    numbers = new char[face.glyphs()];
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

  private static PDFontDescriptor describe(TrueTypeFace face) {
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
  TrueTypeFace face() {
    return face;
  }

  // ---- writing text

  /** Two bytes: the number of the glyph in this document, counted as they come up. */
  @Override
  protected byte[] encode(int codePoint) {
    int glyph = glyph(codePoint);
    int number = numbers[glyph];
    if (number == 0) {
      number = written.size();
      numbers[glyph] = (char) number;
      written.add(glyph);
      characters.add(codePoint);
    } else if (characters.get(number) > codePoint) {
      // of characters that share a glyph the first names it: a space, not one that does not break
      characters.set(number, codePoint);
    }
    return new byte[] {(byte) (number >>> 8), (byte) number};
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
    // it was when it was encoded
  }

  // ---- putting the glyphs into the document

  @Override
  public void subset() throws IOException {
    rename(tag(written) + "+" + face.name());
    byte[] program = face.subset(written);
    COSStream file = stream(program);
    file.setInt(COSName.LENGTH1, program.length);
    descriptor.getCOSObject().setItem(COSName.FONT_FILE2, file);
    cidFont.setItem(COSName.W, widths());
    dict.setItem(COSName.TO_UNICODE, stream(unicodeMap()));
  }

  private COSStream stream(byte[] bytes) throws IOException {
    COSStream stream = document.getDocument().createCOSStream();
    stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
    Deflater deflater = new Deflater(COMPRESSION);
    try (OutputStream out = new DeflaterOutputStream(stream.createRawOutputStream(), deflater)) {
      out.write(bytes);
    } finally {
      deflater.end();
    }
    return stream;
  }

  /** Six letters that differ where the glyphs do (ISO 32000-1, 9.6.4). */
  private static String tag(List<Integer> glyphs) {
    int rest = glyphs.hashCode() & Integer.MAX_VALUE;
    StringBuilder tag = new StringBuilder(6);
    for (int i = 0; i < 6; i++) {
      tag.append((char) ('A' + rest % 26));
      rest /= 26;
    }
    return tag.toString();
  }

  /** ISO 32000-1, 9.7.4.3: the widths of glyphs in a row, from the first on. */
  private COSArray widths() {
    COSArray row = new COSArray();
    for (int glyph : written) {
      row.add(COSInteger.get(face.width(glyph)));
    }
    COSArray widths = new COSArray();
    widths.add(COSInteger.ZERO);
    widths.add(row);
    return widths;
  }

  /** ISO 32000-1, 9.10.3: which characters the glyphs stand for, so that they can be read out. */
  private byte[] unicodeMap() {
    StringBuilder map = new StringBuilder(512 + 16 * written.size());
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
    HexFormat hex = HexFormat.of().withUpperCase();
    for (int from = 1; from < written.size(); from += ENTRIES_OF_A_RANGE) {
      int to = Math.min(written.size(), from + ENTRIES_OF_A_RANGE);
      map.append(to - from).append(" beginbfchar\n");
      for (int number = from; number < to; number++) {
        map.append('<').append(hex.toHexDigits((char) number)).append("> <");
        map.append(hex.toHexDigits((char) characters.get(number).intValue())).append(">\n");
      }
      map.append("endbfchar\n");
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
    return face.width(written.get(code));
  }

  @Override
  public float getWidthFromFont(int code) {
    return getWidth(code);
  }

  @Override
  public boolean hasExplicitWidth(int code) {
    return true;
  }

  @Override
  protected float getStandard14Width(int code) {
    return getWidth(code);
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
