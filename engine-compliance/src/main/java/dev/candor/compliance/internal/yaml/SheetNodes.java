package dev.candor.compliance.internal.yaml;

import dev.candor.fault.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes nodes of the cells of a row, as if it were a file with one rule in it: a cell is a value,
 * values, or keys with more under them. Keys that are all numbers make a list. Not to be shared
 * between threads.
 */
public final class SheetNodes {

  private final SheetLine line;
  private final int column;
  private final @Nullable List<String> values;
  private final boolean list;
  private final Map<String, SheetNodes> under = new LinkedHashMap<>();

  private SheetNodes(SheetLine line, int column, @Nullable List<String> values, boolean list) {
    this.line = line;
    this.column = column;
    this.values = values;
    this.list = list;
  }

  /** Creates keys, which {@link #put} adds. */
  public static SheetNodes keys(SheetLine line, int column) {
    return new SheetNodes(line, column, null, false);
  }

  /** Creates one value, or a list of them. */
  public static SheetNodes of(SheetLine line, int column, List<String> values, boolean list) {
    return new SheetNodes(line, column, values, list);
  }

  /** Puts a cell at the end of a path; false where something else stands in its way. */
  public boolean put(List<String> path, SheetNodes cell) {
    if (values != null) {
      return false;
    }

    String key = path.get(0);
    SheetNodes there = under.get(key);
    if (path.size() == 1) {
      return there == null && under.put(key, cell) == null;
    }

    if (there == null) {
      there = keys(cell.line, cell.column);
      under.put(key, there);
    }

    return there.put(path.subList(1, path.size()), cell);
  }

  /** Returns the row as the root of a file; what is wrong with it is noted among the faults. */
  public YamlNode toRoot(String file, List<Fault> faults) {
    return node(new YamlSource(file, faults), null, null, 0);
  }

  private YamlNode node(
      YamlSource source, @Nullable YamlNode above, @Nullable String key, int item) {
    YamlNode node = new YamlNode(source, above, key, item, line, 0, column);
    if (values != null && list) {
      List<YamlNode> items = new ArrayList<>(values.size());
      for (String value : values) {
        YamlNode one = new YamlNode(source, node, null, items.size(), line, 0, column);
        one.setText(value, scalar(value), true);
        items.add(one);
      }
      node.setItems(items);
    } else if (values != null) {
      node.setText(values.get(0), scalar(values.get(0)), true);
    } else if (isNumbered()) {
      SortedMap<Integer, SheetNodes> numbered = new TreeMap<>();
      for (Map.Entry<String, SheetNodes> cell : under.entrySet()) {
        numbered.put(Integer.valueOf(cell.getKey()), cell.getValue());
      }
      List<YamlNode> items = new ArrayList<>(numbered.size());
      for (SheetNodes cell : numbered.values()) {
        items.add(cell.node(source, node, null, items.size()));
      }
      node.setItems(items);
    } else {
      Map<String, YamlNode> entries = new LinkedHashMap<>();
      for (Map.Entry<String, SheetNodes> cell : under.entrySet()) {
        entries.put(cell.getKey(), cell.getValue().node(source, node, cell.getKey(), 0));
      }
      node.setEntries(entries);
    }

    return node;
  }

  private boolean isNumbered() {
    for (String key : under.keySet()) {
      if (!FlatKeys.isNumber(key)) {
        return false;
      }
    }
    return !under.isEmpty();
  }

  private static boolean isInteger(String value) {
    int digits = value.startsWith("-") ? 1 : 0;
    for (int i = digits; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return value.length() > digits;
  }

  private static Scalar scalar(String value) {
    return value.equals("true") || value.equals("false")
        ? Scalar.FLAG
        : isInteger(value) ? Scalar.WHOLE : Scalar.TEXT;
  }
}
