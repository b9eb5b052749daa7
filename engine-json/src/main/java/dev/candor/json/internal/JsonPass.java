package dev.candor.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass of the parser over one text, which makes its tree of nodes. Not to be shared between
 * threads.
 */
final class JsonPass {

  // The bounds are kept here, where each has its place and its words; the parser's own are lifted.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final char[] text;
  private final JsonLimits limits;
  private final Faults faults;
  private final Deque<Node> open = new ArrayDeque<>();
  private int values;

  JsonPass(char[] text, JsonLimits limits, Faults faults) {
    this.text = text;
    this.limits = limits;
    this.faults = faults;
  }

  @Nullable Node document() {
    boolean complete = false;

    try (JsonParser parser = JSON.createParser(text)) {
      try {
        if (parser.nextToken() == null) {
          throw stop(1, 1, "", "The file is empty.", "write an object with its fields in braces.");
        }
        Node root = value(parser, 1, JsonPath.ROOT);
        complete = true;
        if (parser.nextToken() != null) {
          JsonLocation here = parser.currentTokenLocation();
          throw trailing(here.getLineNr(), here.getColumnNr());
        }
        return root;
      } catch (JsonProcessingException e) {
        JsonLocation here = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        SyntaxFault fault = new SyntaxFault(text, (int) here.getCharOffset(), open.peek());
        if (complete && !fault.isComment()) {
          throw trailing(here.getLineNr(), here.getColumnNr());
        }
        fault.addTo(faults, here.getLineNr(), here.getColumnNr());
        return null;
      }
    } catch (Stop e) {
      return null;
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory could not be read.", e);
    }
  }

  /** Ends the pass after its fault was added. */
  private static final class Stop extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stop() {
      super(null, null, false, false);
    }
  }

  private Stop stop(int line, int column, String path, String message, String maybe) {
    faults.add(line, column, path, message, maybe);
    return new Stop();
  }

  private Stop trailing(int line, int column) {
    return stop(
        line,
        column,
        "",
        "Something stands here after the end of the document.",
        "keep one object in a file.");
  }

  private Node value(JsonParser parser, int depth, JsonPath path) throws IOException {
    JsonLocation here = parser.currentTokenLocation();
    int line = here.getLineNr();
    int column = here.getColumnNr();
    if (++values > limits.values()) {
      throw stop(
          line,
          column,
          path.toString(),
          "The number of values is over the bound of " + limits.values() + ".",
          "split the file into smaller ones.");
    }
    JsonToken token = parser.currentToken();
    if (token.isStructStart() && depth > limits.depth()) {
      throw stop(
          line,
          column,
          path.toString(),
          "The nesting (" + depth + ") is deeper than the bound of " + limits.depth() + ".",
          "make it flatter.");
    }

    return switch (token) {
      case START_OBJECT -> object(parser, depth, path, line, column);
      case START_ARRAY -> list(parser, depth, path, line, column);
      case VALUE_STRING -> text(parser, path, line, column);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, path, line, column);
      case VALUE_TRUE -> new Node.Truth(line, column, true);
      case VALUE_FALSE -> new Node.Truth(line, column, false);
      case VALUE_NULL -> new Node.Nothing(line, column);
      default -> throw new IllegalStateException("The parser gave " + token + ".");
    };
  }

  private Node object(JsonParser parser, int depth, JsonPath path, int line, int column)
      throws IOException {
    Map<String, Node.Field> fields = new LinkedHashMap<>();
    Node.Fields object = new Node.Fields(line, column, Collections.unmodifiableMap(fields));
    open.push(object);

    while (parser.nextToken() != JsonToken.END_OBJECT) {
      JsonLocation here = parser.currentTokenLocation();
      String field = parser.currentName();
      JsonPath fieldPath = path.field(field);
      parser.nextToken();
      Node value = value(parser, depth + 1, fieldPath);
      Node.Field first = fields.get(field);
      if (first != null) {
        faults.add(
            here.getLineNr(),
            here.getColumnNr(),
            fieldPath.toString(),
            fieldPath.label()
                + " stands twice in this object: first at "
                + first.line()
                + ":"
                + first.column()
                + ".",
            "take one of them out.");
      } else if (field.length() > limits.text() || broken(field)) {
        faults.add(
            here.getLineNr(),
            here.getColumnNr(),
            fieldPath.toString(),
            "The name of this field is too long or holds characters that are no text.",
            "write a plain name.");
      } else {
        fields.put(field, new Node.Field(here.getLineNr(), here.getColumnNr(), value));
      }
    }
    open.pop();
    return object;
  }

  private Node list(JsonParser parser, int depth, JsonPath path, int line, int column)
      throws IOException {
    List<Node> items = new ArrayList<>();
    Node.Items list = new Node.Items(line, column, Collections.unmodifiableList(items));
    open.push(list);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, depth + 1, path.item(items.size())));
    }
    open.pop();
    return list;
  }

  private Node text(JsonParser parser, JsonPath path, int line, int column) throws IOException {
    String value = parser.getText();
    if (value.length() > limits.text()) {
      faults.add(
          line,
          column,
          path.toString(),
          "The length of this text ("
              + value.length()
              + ") is over the bound of "
              + limits.text()
              + " characters.",
          "shorten it.");
      return new Node.Refused(line, column);
    }

    if (broken(value)) {
      faults.add(
          line,
          column,
          path.toString(),
          "This text holds half of a surrogate pair or the character U+0000.",
          "take the \\u escape out.");
      return new Node.Refused(line, column);
    }

    return new Node.Text(line, column, value);
  }

  private static boolean broken(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0) {
        return true;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return true;
      }
    }

    return false;
  }

  private Node number(JsonParser parser, JsonPath path, int line, int column) throws IOException {
    int length = parser.getTextLength();
    if (length > limits.digits()) {
      faults.add(
          line,
          column,
          path.toString(),
          "The length of this number ("
              + length
              + ") is over the bound of "
              + limits.digits()
              + " characters.",
          "write fewer digits.");
      return new Node.Refused(line, column);
    }
    String digits = parser.getText();

    try {
      BigDecimal value = new BigDecimal(digits);
      // 1e999999999 is short to write and a gigabyte to print
      if (Math.abs((long) value.scale()) <= limits.digits()) {
        return new Node.Numeral(line, column, value);
      }
    } catch (NumberFormatException e) {
      // an exponent beyond 32 bits: said below
    }
    faults.add(
        line,
        column,
        path.toString(),
        "The number (" + digits + ") has more places than the bound of " + limits.digits() + ".",
        "write a smaller exponent.");

    return new Node.Refused(line, column);
  }
}
