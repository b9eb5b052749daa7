package dev.candor.compliance.internal.sheet;

/** Bounds of a sheet. */
public final class SheetLimits {

  /** Most rows of a sheet, its head among them. */
  public static final int MOST_ROWS = 20_000;

  /** Most columns of a sheet. */
  public static final int MOST_COLUMNS = 500;

  /** Most characters in a cell. */
  public static final int LONGEST_CELL = 20_000;

  /** Most bytes of an XLSX file unpacked, all of its parts together. */
  public static final int MOST_UNPACKED = 32 * 1024 * 1024;

  private SheetLimits() {}
}
