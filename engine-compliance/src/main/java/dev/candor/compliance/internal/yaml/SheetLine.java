package dev.candor.compliance.internal.yaml;

/** One line of a sheet: its cells by column, counted from 0, and how a place of it is told. */
public interface SheetLine {

  /** The last column with something in it, counted from 1; 0 where there is none. */
  int columns();

  /** The text of a cell; empty where nothing stands there. */
  String cell(int column);

  /** Where a cell stands. */
  String place(int column);
}
