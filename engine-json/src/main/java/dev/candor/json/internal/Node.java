package dev.candor.json.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One value of a JSON text and where it begins. Immutable. Its {@code toString} never shows the
 * value, which may be personal.
 */
public sealed interface Node {

  /** Returns the line it begins on, from 1. */
  int line();

  /** Returns the column it begins at, from 1, counted in UTF-16 units. */
  int column();

  /** Returns what it is, for people, such as {@code a number}. */
  String kind();

  /** A text in quotes. */
  record Text(int line, int column, String value) implements Node {
    @Override
    public String kind() {
      return "text";
    }

    @Override
    public String toString() {
      return kind() + "@" + line + ":" + column;
    }
  }

  /** A number. */
  record Numeral(int line, int column, BigDecimal value) implements Node {
    @Override
    public String kind() {
      return "a number";
    }

    @Override
    public String toString() {
      return kind() + "@" + line + ":" + column;
    }
  }

  /** True or false. */
  record Truth(int line, int column, boolean value) implements Node {
    @Override
    public String kind() {
      return "true or false";
    }
  }

  /** The word null. */
  record Nothing(int line, int column) implements Node {
    @Override
    public String kind() {
      return "null";
    }
  }

  /** A list. */
  record Items(int line, int column, List<Node> items) implements Node {
    @Override
    public String kind() {
      return "a list";
    }

    @Override
    public String toString() {
      return kind() + "@" + line + ":" + column;
    }
  }

  /** An object; its fields in the order of the text. */
  record Fields(int line, int column, Map<String, Field> fields) implements Node {
    @Override
    public String kind() {
      return "an object";
    }

    @Override
    public String toString() {
      return kind() + "@" + line + ":" + column;
    }
  }

  /** A value that was refused on reading and has its fault already; nothing more is said of it. */
  record Refused(int line, int column) implements Node {
    @Override
    public String kind() {
      return "a refused value";
    }
  }

  /** A field of an object: where its name begins, and its value. */
  record Field(int line, int column, Node value) {
    @Override
    public String toString() {
      return "a field@" + line + ":" + column;
    }
  }
}
