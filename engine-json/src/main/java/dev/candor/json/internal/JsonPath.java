package dev.candor.json.internal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The path of a value from the root of its document, such as {@code $.borrowers[0].contacts[2]}. A
 * field name that is no plain word may be personal and is written {@code ['?']}. Immutable.
 */
public final class JsonPath {

  public static final JsonPath ROOT = new JsonPath(null, "", -1);

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]{0,59}");

  private final @Nullable JsonPath parent;
  private final String name;
  private final int index;

  private JsonPath(@Nullable JsonPath parent, String name, int index) {
    this.parent = parent;
    this.name = name;
    this.index = index;
  }

  public JsonPath field(String field) {
    return new JsonPath(this, field, -1);
  }

  public JsonPath item(int item) {
    return new JsonPath(this, "", item);
  }

  /** Returns whether a field's name may be shown. */
  public static boolean plain(String name) {
    return PLAIN.matcher(name).matches();
  }

  /** Returns the value it leads to as the subject of a sentence. */
  public String label() {
    if (parent == null) {
      return "The document";
    }
    if (index >= 0) {
      return "The item ("
          + index
          + ")"
          + (parent.parent == null ? "" : " of " + parent.shortName());
    }
    return plain(name) ? "The field (" + name + ")" : "This field";
  }

  /** Returns the value it leads to in the middle of a sentence. */
  public String shortName() {
    if (parent == null) {
      return "the document";
    }
    if (index >= 0) {
      return "item " + index;
    }
    return plain(name) ? name : "this field";
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    write(text);
    return text.toString();
  }

  private void write(StringBuilder text) {
    if (parent == null) {
      text.append('$');
      return;
    }
    parent.write(text);
    if (index >= 0) {
      text.append('[').append(index).append(']');
    } else if (plain(name)) {
      text.append('.').append(name);
    } else {
      text.append("['?']");
    }
  }
}
