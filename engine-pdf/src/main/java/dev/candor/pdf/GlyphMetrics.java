package dev.candor.pdf;

import com.openhtmltopdf.extend.FontContext;
import com.openhtmltopdf.pdfboxout.PdfBoxFSFont;
import com.openhtmltopdf.pdfboxout.PdfBoxFSFontMetrics;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontDescription;
import com.openhtmltopdf.pdfboxout.PdfBoxTextRenderer;
import com.openhtmltopdf.render.FSFont;
import com.openhtmltopdf.render.FSFontMetrics;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * Measures text from the tables of its face. Layout asks for the width of every word and for the
 * height of every line, many times over. Made for one document.
 */
final class GlyphMetrics extends PdfBoxTextRenderer {

  // what the library rounds down instead of up, in dots of which a point has 26.7
  private static final float NEXT_TO_NOTHING = 0.01f;

  private final Map<FSFont, FSFontMetrics> metrics = new IdentityHashMap<>();

  @Override
  public FSFontMetrics getFSFontMetrics(FontContext context, FSFont font, String text) {
    return metrics.computeIfAbsent(font, GlyphMetrics::measure);
  }

  private static FSFontMetrics measure(FSFont font) {
    float size = font.getSize2D() / 1000;
    float ascent = 0;
    float descent = 0;
    float lowestTop = Float.MAX_VALUE;
    float underline = 0;
    float thickness = 0;
    for (FontDescription description : ((PdfBoxFSFont) font).getFontDescriptions()) {
      if (description.getFont() instanceof SubsetFont one) {
        TrueTypeFace face = one.face();
        ascent = Math.max(ascent, face.ascent());
        descent = Math.max(descent, -face.descent());
        lowestTop = Math.min(lowestTop, face.box()[3]);
        underline = Math.max(underline, face.underline());
        thickness = Math.max(thickness, face.underlineThickness());
      }
    }
    PdfBoxFSFontMetrics measured = new PdfBoxFSFontMetrics();
    measured.setAscent(ascent * size);
    measured.setDescent(descent * size);
    measured.setTypoDescent(descent * size);
    measured.setStrikethroughOffset(-lowestTop / 3 * size);
    measured.setStrikethroughThickness(100 * size);
    measured.setUnderlineOffset(underline * size);
    measured.setUnderlineThickness(thickness * size);
    return measured;
  }

  @Override
  public int getWidth(FontContext context, FSFont font, String text) {
    List<FontDescription> descriptions = ((PdfBoxFSFont) font).getFontDescriptions();
    PDFont first = descriptions.get(0).getFont();
    if (!(first instanceof SubsetFont one)) {
      return super.getWidth(context, font, text);
    }
    TrueTypeFace face = one.face();
    int thousandths = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      int glyph = face.glyph(c);
      if (glyph == 0 || c == '\u00AD' || c == '\uFFFC') {
        return super.getWidth(context, font, text);
      }
      thousandths += face.width(glyph);
    }
    float width = thousandths / 1000f * font.getSize2D();
    return width - Math.floor(width) < NEXT_TO_NOTHING ? (int) width : (int) Math.ceil(width);
  }
}
