package dev.candor.pdf;

import com.openhtmltopdf.context.StyleReference;
import com.openhtmltopdf.css.newmatch.PageInfo;
import com.openhtmltopdf.layout.SharedContext;

/**
 * Counts the pages while they are laid out and stops where no letter ever gets. A style such as
 * {@code height: 999999999px} makes pages without end, long before anybody could count the finished
 * ones. Made for one document.
 */
final class PageLimit extends StyleReference {

  /** Pages laid out, also those laid out again; far above the pages a document may have. */
  private static final int MAX_LAID_OUT = 20 * PdfLimits.MAX_PAGES;

  private int laidOut;

  /** Reads the style sheets of the document of this context. */
  PageLimit(SharedContext context) {
    super(context.getUserAgentCallback());
  }

  /**
   * Returns the style of the next page; the one beyond the bound is refused with {@link
   * TooManyPages}.
   */
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
}
