package dev.candor.pdf;

/** The bounds of what is laid out: far above every letter, far below what takes a machine. */
final class PdfLimits {

  /** Characters of HTML, not counting pictures written into it. */
  static final int MAX_CHARACTERS = 2 * 1024 * 1024;

  /** Characters of HTML with all pictures. */
  static final int MAX_CHARACTERS_WITH_PICTURES = 16 * 1024 * 1024;

  /** Characters between two places where a line may break. */
  static final int MAX_WORD = 2_000;

  /** Elements within elements. */
  static final int MAX_DEPTH = 200;

  /** Elements in all; a line of a statement has about five, a page of it forty lines. */
  static final int MAX_ELEMENTS = 50_000;

  /** Characters of style. */
  static final int MAX_STYLE = 64 * 1024;

  /**
   * Style rules times elements times the levels each is deep, and for selectors of several parts
   * the ways to choose them: what it may take to match them.
   */
  static final int MAX_MATCHES = 30_000_000;

  /** Columns of a table. */
  static final int MAX_COLUMNS = 200;

  /** Places in the grids of all tables; a cell over several columns and rows takes as many. */
  static final int MAX_CELLS = 200_000;

  /** Where a list may start to count; a Roman million is a thousand letters M. */
  static final int MAX_COUNT = 9_999;

  /** Pages of one document. */
  static final int MAX_PAGES = 200;

  /** Bytes of one picture. */
  static final int MAX_PICTURE_BYTES = 2 * 1024 * 1024;

  /** Width and height of one picture, in pixels. */
  static final int MAX_PICTURE_SIDE = 5_000;

  /**
   * Pixels of all pictures of a document together: three pages of letter paper at 300 dots per
   * inch.
   */
  static final int MAX_PICTURE_PIXELS = 25_000_000;

  // inside a PNG, notes and color profiles are deflated and could unfold to a thousand times this
  static final int MAX_DEFLATED_NOTE = 64 * 1024;

  private PdfLimits() {}
}
