package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of docs/strictness.md, read as they stand there. */
final class StrictnessDocument {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FILE = Path.of("..", "docs", "strictness.md");
  private static final String COUNTS = "counts, ";

  private final Map<String, Object> names = new LinkedHashMap<>();
  private final Map<String, String> partials = new LinkedHashMap<>();
  private final List<Cell> cells = new ArrayList<>();

  private StrictnessDocument() {}

  /** What a cell promises. */
  enum Outcome {
    WRITES,
    ERROR,
    REFUSED
  }

  /**
   * One cell.
   *
   * @param value the heading of its column, such as {@code null}; empty where the data is the same
   * @param written what is written without strict names
   */
  record Cell(
      String where,
      String template,
      String value,
      boolean counts,
      Outcome outcome,
      String written) {

    @Override
    public String toString() {
      return where + (value.isEmpty() ? "" : ", " + value);
    }

    boolean isUndefined() {
      return value.equals("undefined");
    }
  }

  static StrictnessDocument read() {
    StrictnessDocument document = new StrictnessDocument();
    try {
      List<String> header = List.of();
      for (String line : Files.readAllLines(FILE)) {
        List<String> row = row(line);
        if (row.isEmpty()) {
          header = row;
        } else if (header.isEmpty()) {
          header = row;
        } else if (!row.get(0).startsWith("---")) {
          assertThat(row).as(line).hasSameSizeAs(header);
          document.add(header, row);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return document;
  }

  private static List<String> row(String line) {
    if (!line.startsWith("|")) {
      return List.of();
    }
    List<String> row = new ArrayList<>();
    for (String cell : line.strip().substring(1).split("(?<!\\\\)\\|")) {
      row.add(cell.strip().replace("\\|", "|"));
    }
    return row;
  }

  private void add(List<String> header, List<String> row) throws IOException {
    switch (header.get(0)) {
      case "name" -> names.put(code(row.get(0)), value(row.get(1)));
      case "partial" -> partials.put(code(row.get(0)), code(row.get(1)));
      case "where" -> {
        for (int i = 2; i < row.size(); i++) {
          cells.add(cell(row, header.get(i), row.get(i)));
        }
      }
      case "handlebars.js" -> {}
      default -> throw new AssertionError("A table nobody reads: " + header);
    }
  }

  private static Cell cell(List<String> row, String column, String text) {
    boolean counts = text.startsWith(COUNTS);
    String outcome = counts ? text.substring(COUNTS.length()) : text;
    String value = column.equals("outcome") ? "" : column.replace("`", "");
    String template = code(row.get(1));
    return switch (outcome) {
      case "error" -> new Cell(row.get(0), template, value, counts, Outcome.ERROR, "");
      case "refused" -> new Cell(row.get(0), template, value, counts, Outcome.REFUSED, "");
      case "nothing" -> new Cell(row.get(0), template, value, counts, Outcome.WRITES, "");
      default -> new Cell(row.get(0), template, value, counts, Outcome.WRITES, code(outcome));
    };
  }

  private static String code(String cell) {
    assertThat(cell).startsWith("`").endsWith("`");
    return cell.substring(1, cell.length() - 1);
  }

  private static Object value(String cell) throws IOException {
    return JSON.readValue(cell.substring(1, cell.indexOf('`', 1)), Object.class);
  }

  List<Cell> cells() {
    return cells;
  }

  /** The cell's template with the partials that stand ready. */
  GivenPart template(String text) {
    GivenPart template = GivenPart.given(text);
    partials.forEach(template::partial);
    return template;
  }

  /** The data of a column, with the value under {@code name} wherever the document says. */
  Map<String, Object> data(String column, String name) {
    try {
      @SuppressWarnings("unchecked")
      Map<String, Object> data = JSON.readValue(JSON.writeValueAsString(names), Map.class);
      if (!column.isEmpty() && !column.equals("undefined")) {
        put(data, name, JSON.readValue(column, Object.class));
      }
      return data;
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private static void put(Map<String, Object> data, String name, Object value) {
    data.put(name, value);
    Map<String, Object> a = map(data.get("a"));
    a.put(name, value);
    map(a.get("b")).put(name, value);
    map(map(a.get("b")).get("c")).put(name, value);
    map(list(data.get("rows")).get(0)).put(name, value);
    list(data.get("items")).add(value);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object value) {
    return (List<Object>) value;
  }
}
