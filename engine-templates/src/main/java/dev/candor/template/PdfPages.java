package dev.candor.template;

import com.openhtmltopdf.context.StyleReference;
import com.openhtmltopdf.css.newmatch.PageInfo;
import com.openhtmltopdf.extend.UserInterface;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import org.w3c.dom.Element;

/**
 * Counts the pages while they are laid out and stops where no letter ever gets. A style such as
 * {@code height: 999999999px} makes pages without end, long before anybody could count the finished
 * ones. Made for one document.
 */
final class PdfPages extends StyleReference {

  /** Pages laid out, also those laid out again; far above the pages a document may have. */
  private static final int MAX_LAID_OUT = 20 * PdfWriter.MAX_PAGES;

  private int laidOut;

  private PdfPages(PdfBoxRenderer renderer) {
    super(renderer.getSharedContext().getUserAgentCallback());
  }

  /** Watches a renderer from now on. */
  static void watch(PdfBoxRenderer renderer) {
    PdfPages pages = new PdfPages(renderer);
    pages.setDocumentContext(
        renderer.getSharedContext(),
        renderer.getSharedContext().getNamespaceHandler(),
        renderer.getDocument(),
        new Paper());
    renderer.getSharedContext().setCss(pages);
  }

  /** The style of the next page; the one beyond the bound is refused with {@link TooManyPages}. */
  @Override
  public PageInfo getPageStyle(String pageName, String pseudoPage) {
    if (++laidOut > MAX_LAID_OUT) {
      throw new TooManyPages();
    }
    return super.getPageStyle(pageName, pseudoPage);
  }

  /** Layout went on past all bounds. */
  static final class TooManyPages extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyPages() {
      super(null, null, false, false);
    }
  }

  /** Nobody hovers over paper. */
  private static final class Paper implements UserInterface {
    @Override
    public boolean isHover(Element element) {
      return false;
    }

    @Override
    public boolean isActive(Element element) {
      return false;
    }

    @Override
    public boolean isFocus(Element element) {
      return false;
    }

    @Override
    public boolean isMarker(Element element) {
      return false;
    }
  }
}
