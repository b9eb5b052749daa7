package dev.candor.compliance.internal.sheet;

import dev.candor.compliance.internal.yaml.SheetLine;
import dev.candor.fault.Fault;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of an XLSX file (ECMA-376), as values only. A file that could do more than hold values
 * is refused: one with formulas, macros, links to other files, embedded objects, or XML that
 * defines a document type. Nothing is unpacked to disk, and what is unpacked is bounded.
 *
 * <p>Read with the JDK's own XML: what must be refused stands beside the values, so a second parser
 * could see another file than the one that was checked.
 */
public final class XlsxSheets {

  private static final int MOST_PARTS = 1_000;
  private static final LocalDate FIRST_DAY_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate FIRST_DAY_1904 = LocalDate.of(1904, 1, 1);
  private static final int SECONDS_OF_DAY = 86_400;

  /** Parts that bring code or the contents of other files, by a piece of their names. */
  private static final Map<String, String> FORBIDDEN = forbidden();

  private static Map<String, String> forbidden() {
    Map<String, String> forbidden = new LinkedHashMap<>();
    forbidden.put("vbaproject", "macros");
    forbidden.put("/macrosheets/", "macros");
    forbidden.put("/dialogsheets/", "macros");
    forbidden.put("/externallinks/", "links to other files");
    forbidden.put("/querytables/", "links to data elsewhere");
    forbidden.put("/connections.xml", "links to data elsewhere");
    forbidden.put("/embeddings/", "embedded objects");
    forbidden.put("/activex/", "embedded objects");
    forbidden.put("/ctrlprops/", "embedded objects");
    return forbidden;
  }

  /** A sheet with its lines, from the first that has something in it. */
  record Sheet(String name, List<SheetLine> lines) {}

  /** What makes the file no table; told once. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    Refused(String place, String message, String maybe) {
      super(message);
      this.fault = new Fault(place, "", message, maybe);
    }
  }

  private final String file;
  private final List<Fault> faults;
  private final Map<String, String> parts = new HashMap<>();
  private final List<String> shared = new ArrayList<>();

  /** Whether the style of a number makes it a day or a time, by the number of the style. */
  private final List<Boolean> formats = new ArrayList<>();

  private LocalDate firstDay = FIRST_DAY_1900;

  private XlsxSheets(String file, List<Fault> faults) {
    this.file = file;
    this.faults = faults;
  }

  /** Every sheet, in the order of the workbook; none, with the fault noted, where it is refused. */
  static List<Sheet> read(String file, byte[] bytes, List<Fault> faults) {
    XlsxSheets sheets = new XlsxSheets(file, faults);
    int before = faults.size();
    try {
      sheets.unpack(bytes);
      List<Sheet> read = sheets.workbook();
      return faults.size() > before ? List.of() : read;
    } catch (Refused refused) {
      faults.add(refused.fault);
    } catch (IOException | XMLStreamException | RuntimeException broken) {
      faults.add(
          new Fault(
              file,
              "",
              "This is not an XLSX file that can be read.",
              "open it in a spreadsheet program and save it as .xlsx, or as .csv in UTF-8."));
    }

    return List.of();
  }

  // ---- the parts

  private void unpack(byte[] bytes) throws IOException {
    if (bytes.length > 1 && (bytes[0] & 0xff) == 0xd0 && (bytes[1] & 0xff) == 0xcf) {
      throw new Refused(
          file,
          "The file is of an older kind, or locked with a password.",
          "save it as .xlsx without a password.");
    }

    int left = SheetLimits.MOST_UNPACKED;
    Set<String> names = new HashSet<>();
    for (ZipParts.Part one : ZipParts.of(bytes)) {
      String name = "/" + one.name().replace('\\', '/');
      allowed(name);
      if (!names.add(name.toLowerCase(Locale.ROOT)) || names.size() > MOST_PARTS) {
        throw new Refused(
            file,
            "The file has too many parts, or one of them twice.",
            "open it in a spreadsheet program and save it again.");
      }
      byte[] part = one.unpack(bytes, left);
      left -= part.length;
      if (left < 0) {
        throw new Refused(
            file,
            "The file unpacks to more than " + SheetLimits.MOST_UNPACKED + " bytes.",
            "split the table into several.");
      }
      if (name.endsWith(".xml") || name.endsWith(".rels")) {
        parts.put(name, text(name, part));
      }
    }
    if (!parts.containsKey("/[Content_Types].xml")) {
      throw new Refused(
          file, "This is not an XLSX file.", "save it as .xlsx in a spreadsheet program.");
    }
    if (parts.get("/[Content_Types].xml").contains("macroEnabled")) {
      throw new Refused(
          file, "The file has macros, and a table holds values only.", "save it as plain .xlsx.");
    }
  }

  private void allowed(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> one : FORBIDDEN.entrySet()) {
      if (lower.contains(one.getKey())) {
        throw new Refused(
            file,
            "The file has " + one.getValue() + ", and a table holds values only.",
            "copy the values into a new workbook.");
      }
    }
  }

  /** A part as text: a document type, which could pull in entities, is nowhere in it. */
  private String text(String name, byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException other) {
      throw new Refused(
          file,
          "The part (" + name + ") is not in UTF-8.",
          "open it in a spreadsheet program and save it again.");
    }
    if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY") || text.indexOf('\0') >= 0) {
      throw new Refused(
          file,
          "The part (" + name + ") defines a document type, which a table has no use for.",
          "open it in a spreadsheet program and save it again.");
    }

    return text;
  }

  private XMLStreamReader xml(String part) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    String text = parts.getOrDefault(part, "");
    return factory.createXMLStreamReader(
        new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
  }

  /** The parts a part points to, by the kind of what they are, or by the id it calls them by. */
  private Map<String, String> related(String part, String by) throws XMLStreamException {
    int name = part.lastIndexOf('/') + 1;
    String rels = part.substring(0, name) + "_rels/" + part.substring(name) + ".rels";
    Map<String, String> related = new LinkedHashMap<>();
    if (!parts.containsKey(rels)) {
      return related;
    }

    XMLStreamReader xml = xml(rels);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("Relationship")
          && !"External".equals(xml.getAttributeValue(null, "TargetMode"))) {
        String target = xml.getAttributeValue(null, "Target");
        String key = xml.getAttributeValue(null, by);
        related.putIfAbsent(
            key.substring(key.lastIndexOf('/') + 1),
            target.startsWith("/") ? target : part.substring(0, name) + target);
      }
    }

    return related;
  }

  // ---- the workbook

  private List<Sheet> workbook() throws XMLStreamException {
    String workbook = related("/", "Type").getOrDefault("officeDocument", "/xl/workbook.xml");
    Map<String, String> byType = related(workbook, "Type");
    shared(byType.getOrDefault("sharedStrings", ""));
    styles(byType.getOrDefault("styles", ""));
    Map<String, String> byId = related(workbook, "Id");
    Map<String, String> named = new LinkedHashMap<>();
    XMLStreamReader xml = xml(workbook);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("workbookPr")
            && Set.of("1", "true")
                .contains(String.valueOf(xml.getAttributeValue(null, "date1904")))) {
          firstDay = FIRST_DAY_1904;
        } else if (xml.getLocalName().equals("sheet")) {
          named.put(xml.getAttributeValue(null, "name"), byId.get(id(xml)));
        }
      }
    }
    List<Sheet> sheets = new ArrayList<>();
    for (Map.Entry<String, String> one : named.entrySet()) {
      if (!parts.containsKey(one.getValue())) {
        throw new Refused(
            file,
            "The sheet (" + one.getKey() + ") is missing.",
            "open it in a spreadsheet program and save it again.");
      }
      sheets.add(sheet(one.getKey(), one.getValue()));
    }

    return sheets;
  }

  /** The attribute {@code id} of a name space: that of relationships, in either edition. */
  private static @Nullable String id(XMLStreamReader xml) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals("id") && xml.getAttributeNamespace(i) != null) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  private void shared(String part) throws XMLStreamException {
    if (!parts.containsKey(part)) {
      return;
    }
    XMLStreamReader xml = xml(part);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
        shared.add(runs(xml, "si"));
      }
    }
  }

  /** All text of an element, in one or more styles, without what only helps to pronounce it. */
  private static String runs(XMLStreamReader xml, String end) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int phonetic = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("rPh")) {
          phonetic++;
        } else if (xml.getLocalName().equals("t") && phonetic == 0) {
          text.append(xml.getElementText());
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (xml.getLocalName().equals("rPh")) {
          phonetic--;
        } else if (xml.getLocalName().equals(end)) {
          break;
        }
      }
    }

    return text.toString();
  }

  private void styles(String part) throws XMLStreamException {
    if (parts.containsKey(part)) {
      formats.addAll(XlsxFormats.read(xml(part)));
    }
  }

  // ---- a sheet

  private Sheet sheet(String name, String part) throws XMLStreamException {
    SortedMap<Integer, XlsxLine> rows = new TreeMap<>();
    List<String> merged = new ArrayList<>();
    XMLStreamReader xml = xml(part);
    int at = -1;
    int column = -1;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "row" -> {
          String number = xml.getAttributeValue(null, "r");
          at = number == null ? at + 1 : Integer.parseInt(number) - 1;
          column = -1;
        }
        case "c" -> {
          String address = xml.getAttributeValue(null, "r");
          column = address == null ? column + 1 : XlsxLine.column(address);
          String value = cell(xml, place(name, at, column));
          if (!value.isBlank()) {
            bounded(name, at, column, value);
            rows.computeIfAbsent(at, row -> new XlsxLine(file, name, row, new TreeMap<>()))
                .cells()
                .put(column, value);
          }
        }
        case "mergeCell" -> merged.add(xml.getAttributeValue(null, "ref"));
        default -> {
          // looks, widths and the like say nothing
        }
      }
    }
    if (!rows.isEmpty()) {
      merged(name, rows, merged);
    }

    return new Sheet(name, List.copyOf(rows.values()));
  }

  private void bounded(String sheet, int row, int column, String value) {
    if (row >= SheetLimits.MOST_ROWS || column >= SheetLimits.MOST_COLUMNS) {
      throw new Refused(
          place(sheet, row, column),
          "The sheet has more than "
              + SheetLimits.MOST_ROWS
              + " rows or "
              + SheetLimits.MOST_COLUMNS
              + " columns.",
          "split it into several.");
    }

    if (value.length() > SheetLimits.LONGEST_CELL) {
      throw new Refused(
          place(sheet, row, column),
          "The cell has " + value.length() + " characters.",
          "keep it to " + SheetLimits.LONGEST_CELL + ".");
    }
  }

  /** A merged cell stands in one place and covers others: which rule it speaks of is a guess. */
  private void merged(String sheet, SortedMap<Integer, XlsxLine> rows, List<String> merged) {
    for (String range : merged) {
      String[] corners = range.split(":", 2);
      faults.add(
          new Fault(
              place(sheet, XlsxLine.row(corners[0]), XlsxLine.column(corners[0])),
              "",
              "The cells (" + range + ") are merged.",
              XlsxLine.row(corners[0]) == rows.firstKey()
                  ? "split them: each column has a head of its own."
                  : "split them, and repeat the value in each row."));
    }
  }

  private String cell(XMLStreamReader xml, String place) throws XMLStreamException {
    String type = String.valueOf(xml.getAttributeValue(null, "t"));
    String style = xml.getAttributeValue(null, "s");
    String value = "";
    String inline = "";
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> value = xml.getElementText();
          case "is" -> inline = runs(xml, "is");
          case "f" ->
              faults.add(
                  new Fault(
                      place,
                      "",
                      "The cell holds a formula.",
                      "paste its value: a table holds values only."));
          default -> {
            // phonetics and extensions say nothing
          }
        }
      }
    }

    return text(type, value, inline, style, place);
  }

  private String text(
      String type, String value, String inline, @Nullable String style, String place) {
    return switch (type) {
      case "s" -> value.isEmpty() ? "" : plain(shared.get(Integer.parseInt(value)));
      case "inlineStr" -> plain(inline);
      case "str", "d" -> plain(value);
      case "b" -> value.isEmpty() ? "" : value.equals("1") ? "true" : "false";
      case "e" -> {
        faults.add(
            new Fault(place, "", "The cell holds an error (" + value + ").", "write its value."));
        yield "";
      }
      default -> value.isEmpty() ? "" : number(value, style, place);
    };
  }

  /** Text without the way in which XLSX writes characters that XML has none for. */
  private static String plain(String text) {
    return text.replace("_x000D_", "").replace("_x005F_", "_").replace("\r\n", "\n");
  }

  private String number(String value, @Nullable String style, String place) {
    BigDecimal number = new BigDecimal(value.strip());
    int index = style == null ? 0 : Integer.parseInt(style);
    if (index >= formats.size() || !formats.get(index)) {
      return number.stripTrailingZeros().toPlainString();
    }

    long days = number.longValue();
    long seconds =
        Math.round(number.subtract(BigDecimal.valueOf(days)).doubleValue() * SECONDS_OF_DAY);
    if (seconds == 0 && days > 0) {
      return firstDay.plusDays(days).toString();
    }
    if (days == 0 && seconds < SECONDS_OF_DAY) {
      return LocalTime.ofSecondOfDay(seconds).toString();
    }

    faults.add(
        new Fault(
            place,
            "",
            "The cell holds a day and a time at once.",
            "write a day, such as 2026-01-01, or a time, such as 08:00."));

    return "";
  }

  private String place(String sheet, int row, int column) {
    return XlsxLine.place(file, sheet, row, column);
  }
}
