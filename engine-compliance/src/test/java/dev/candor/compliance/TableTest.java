package dev.candor.compliance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candor.compliance.internal.sheet.RuleSheet;
import dev.candor.compliance.internal.sheet.SheetLimits;
import dev.candor.compliance.internal.yaml.Cell;
import dev.candor.compliance.rule.Restriction;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TableTest {

  private static final String HEAD =
      "id,title,sentence,citation / body,citation / corpus,citation / section,verified,effective / from,jurisdiction,"
          + "when / channel,when / loan.daysPastDue / more than,restrict / hours / from,restrict / hours / to,"
          + "restrict / hours / zone,restrict / weekdays / only,restrict / weekdays / zone,refuse,explanation\n";
  private static final String HOURS =
      "house-hours,Quiet evenings,\"The house is quiet, in the evening.\",House,House policy,4.2,house,2026-01-01,house,"
          + "text | voice,30,08:00,18:00,recipient,monday | friday,recipient,,Only {hours}.\n";
  private static final String NEVER =
      "house-never,No letters,The house sends no letters.,House,House policy,4.3,house,2026-01-01,house,"
          + "mail,,,,,,,true,{loan} gets no letters.\n";

  private static Rulebook read(String name, byte[] bytes) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", "name: house\nversion: \"1\"\n".getBytes(UTF_8));
    files.put(name, bytes);
    return Rulebooks.fromFiles(files, null);
  }

  private static Rulebook csv(String text) {
    return read("tables/t.csv", text.getBytes(UTF_8));
  }

  private static List<String> faults(String name, byte[] bytes) {
    BrokenRulebookException broken =
        catchThrowableOfType(BrokenRulebookException.class, () -> read(name, bytes));
    assertThat(broken).as("the table loads").isNotNull();
    assertThat(broken.getMessage()).contains("\nMaybe ");
    return broken.faults().stream().map(Fault::line).toList();
  }

  private static List<String> faults(String text) {
    return faults("tables/t.csv", text.getBytes(UTF_8));
  }

  // ---- CSV

  @Test
  void a_row_is_a_rule() {
    Rulebook rulebook = csv(HEAD + HOURS + NEVER);
    assertThat(rulebook.rules())
        .extracting(rule -> rule.id().value() + " " + rule.place())
        .containsExactly("house-hours tables/t.csv:2:1", "house-never tables/t.csv:3:1");
    RuleDefinition hours = rulebook.rules().get(0);
    assertThat(hours.sentence()).isEqualTo("The house is quiet, in the evening.");
    assertThat(hours.from()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(hours.when())
        .extracting(Object::toString)
        .containsExactly("channel one of text, voice", "loan.daysPastDue more than 30");
    List<Restriction> said = ((RuleAction.Restrict) hours.action()).restrictions();
    assertThat(said.get(0))
        .isInstanceOfSatisfying(
            Restriction.Hours.class, one -> assertThat(one.to()).isEqualTo(LocalTime.of(18, 0)));
    assertThat(said.get(1))
        .isInstanceOfSatisfying(
            Restriction.Weekdays.class,
            one -> assertThat(one.days()).isEqualTo(Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)));
    assertThat(rulebook.rules().get(1).action()).isEqualTo(new RuleAction.Refuse());
  }

  @Test
  void a_row_says_the_same_as_the_file() {
    String yaml =
        """
        id: house-hours
        title: Quiet evenings
        sentence: The house is quiet, in the evening.
        citation: { body: House, corpus: House policy, section: 4.2 }
        verified: house
        effective: { from: 2026-01-01 }
        jurisdiction: house
        when:
          channel: [text, voice]
          loan.daysPastDue: { more than: 30 }
        restrict:
          hours: { from: "08:00", to: "18:00", zone: recipient }
          weekdays: { only: [monday, friday], zone: recipient }
        explanation: Only {hours}.
        """;
    assertThat(csv(HEAD + HOURS).rules())
        .usingRecursiveComparison()
        .ignoringFields("place")
        .isEqualTo(read("rules/r.yaml", yaml.getBytes(UTF_8)).rules());
  }

  @Test
  void lists_of_keys_are_numbered() {
    Rulebook rulebook =
        csv(
            HEAD.replace("refuse,", "refuse,overrides / 2 / rule,overrides / 2 / because,")
                    .replace("when / channel", "when / any of / 1 / channel")
                    .replace(
                        "when / loan.daysPastDue / more than",
                        "when / any of / 2 / loan.daysPastDue / more than")
                + HOURS.replace(",,Only", ",,house-never,It is quiet anyway.,Only")
                + NEVER.replace("true,", "true,,,"));
    RuleDefinition rule = rulebook.rules().get(0);
    assertThat(rule.when())
        .extracting(Object::toString)
        .containsExactly("any of: channel one of text, voice; or loan.daysPastDue more than 30");
    assertThat(rule.overrides())
        .extracting(one -> one.rule().value() + ": " + one.because())
        .containsExactly("house-never: It is quiet anyway.");
  }

  @Test
  void a_backslash_takes_the_meaning_from_a_bar() {
    assertThat(Cell.read("a | b\\|c | \\\\ | \\=d")).containsExactly("a", "b|c", "\\", "=d");
    assertThat(
            csv(HEAD + HOURS.replace("House policy", "A \\| B")).rules().get(0).citation().corpus())
        .isEqualTo("A | B");
  }

  @Property
  void what_is_written_into_a_cell_is_read_from_it(@ForAll List<String> values) {
    List<String> plain = values.stream().map(String::strip).toList();
    assertThat(Cell.read(Cell.write(plain))).isEqualTo(plain);
  }

  @Test
  void text_is_never_taken_for_keys_values_or_a_formula() {
    assertThat(Cell.write(List.of("{}"))).isEqualTo("\\{}");
    assertThat(Cell.write(List.of("[]"))).isEqualTo("\\[]");
    assertThat(Cell.write(List.of("=1", "-1", "-x", "{loan} is one")))
        .isEqualTo("\\=1 | -1 | \\-x | {loan} is one");
    assertThat(Cell.read("\\{} | \\[]")).containsExactly("{}", "[]");
  }

  @Test
  void keys_with_nothing_under_them_are_braces() {
    String always =
        HEAD.replace("when / loan.daysPastDue / more than", "when").replace("when / channel,", "")
            + NEVER.replace("mail,,", "{},");
    assertThat(csv(always).rules().get(0).when()).isEmpty();
    assertThat(csv(always).rules().get(0).written()).containsEntry("when", "{}");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.argumentSet(
            "unknown column",
            "citation / body",
            "citation / boddy",
            "tables/t.csv:1:4: The column (citation / boddy) is none a rule has. Nearest: citation / body."),
        Arguments.argumentSet(
            "unknown fact",
            "when / loan.daysPastDue / more than",
            "when / loan.dayPastDue / more than",
            "tables/t.csv:1:11: The column (when / loan.dayPastDue / more than) is none a rule has. Nearest: when / loan.daysPastDue / more than."),
        Arguments.argumentSet(
            "unknown operator",
            "more than",
            "more then",
            "tables/t.csv:1:11: The column (when / loan.daysPastDue / more then) is none a rule has. Nearest: when / loan.daysPastDue / more than"),
        Arguments.argumentSet(
            "a column twice",
            "restrict / hours / to",
            "restrict / hours / from",
            "tables/t.csv:1:13: The column (restrict / hours / from) stands at tables/t.csv:1:12 already."),
        Arguments.argumentSet(
            "a ragged row",
            "text | voice,30",
            "text, voice,30",
            "tables/t.csv:2:1: The row has 19 cells, and the head has 18."),
        Arguments.argumentSet(
            "an unknown word",
            "text | voice",
            "text | vioce",
            "tables/t.csv:2:10 $.when.channel[1]: The value (vioce) is not a known channel. Nearest: voice."),
        Arguments.argumentSet(
            "no day",
            "2026-01-01,house,text",
            "2026-13-01,house,text",
            "tables/t.csv:2:8 $.effective.from: The value (2026-13-01) is not a day."),
        Arguments.argumentSet(
            "a formula", "Quiet evenings", "=1+1", "tables/t.csv:2:2: The cell holds a formula."),
        Arguments.argumentSet(
            "a value beside keys under it",
            "restrict / weekdays / only,",
            "restrict / weekdays,",
            "tables/t.csv:2:16: The row gives a key both a value and keys under it (restrict / weekdays / zone)."),
        Arguments.argumentSet(
            "a quote that is never closed",
            "Only {hours}.",
            "\"Only {hours}.",
            "tables/t.csv: This is not CSV"),
        Arguments.argumentSet(
            "NUL", "Quiet", "Qui\0et", "tables/t.csv: The file holds a character that is no text"),
        Arguments.argumentSet(
            "a long cell",
            "Quiet",
            "Quiet".repeat(10_000),
            "tables/t.csv:2:2: The cell has 50009 characters."),
        Arguments.argumentSet(
            "a column without a name",
            "jurisdiction,",
            ",",
            "tables/t.csv:2:9: The cell stands under no column."));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void names_the_mistake_and_its_cell(String right, String wrong, String fault) {
    assertThat(HEAD + HOURS).contains(right);
    assertThat(
            faults(
                (HEAD + HOURS)
                    .replaceFirst(
                        java.util.regex.Pattern.quote(right),
                        java.util.regex.Matcher.quoteReplacement(wrong))))
        .anySatisfy(line -> assertThat(line).startsWith(fault));
  }

  @Test
  void reads_utf_8_with_a_byte_order_mark_and_nothing_but_utf_8() {
    String good = "\uFEFF" + HEAD + HOURS.replace("Quiet evenings", "Señales");
    assertThat(csv(good).rules().get(0).title()).isEqualTo("Señales");
    for (byte[] bytes : List.of(good.substring(1).getBytes(ISO_8859_1), good.getBytes(UTF_16))) {
      assertThat(faults("tables/t.csv", bytes))
          .containsExactly("tables/t.csv: The file is not text in UTF-8.");
    }
  }

  @Test
  void says_that_columns_stand_apart_by_commas() {
    assertThat(faults((HEAD + HOURS).replace(',', ';')))
        .contains("tables/t.csv:1:1: The columns do not stand apart by commas.");
  }

  @Test
  void is_bounded_in_rows_and_columns() {
    assertThat(faults(HEAD + "\n".repeat(3) + NEVER.repeat(SheetLimits.MOST_ROWS)))
        .anySatisfy(line -> assertThat(line).contains("more than 20000 rows"));
    assertThat(faults("id,".repeat(600) + "id\n"))
        .anySatisfy(line -> assertThat(line).contains("more than 500 columns"));
  }

  @Property
  void answers_any_bytes_with_its_own_error(@ForAll byte[] bytes) {
    List<Fault> faults = new ArrayList<>();
    assertThat(RuleSheet.rows("tables/t.csv", bytes, faults)).isNotNull();
    assertThat(RuleSheet.rows("tables/t.xlsx", bytes, faults)).isEmpty();
    assertThat(faults).isNotEmpty();
  }

  // ---- XLSX

  private static final String TYPES =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
  private static final String RELS =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://x/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
  private static final String WORKBOOK =
      "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Rules\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
  private static final String WORKBOOK_RELS =
      "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://x/relationships/styles\" Target=\"styles.xml\"/></Relationships>";
  private static final String STYLES =
      "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd;@\"/><numFmt numFmtId=\"165\" formatCode=\"[$-409]h:mm AM/PM\"/><numFmt numFmtId=\"166\" formatCode=\"0 &quot;days&quot;\"/></numFmts><cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/></cellXfs></styleSheet>";

  private static String cell(String text) {
    return text.isEmpty()
        ? ""
        : "<c t=\"inlineStr\"><is><t>" + text.replace("<", "&lt;") + "</t></is></c>";
  }

  /**
   * A sheet whose cells stand one after the other; one that is empty is left out with its place.
   */
  private static String sheet(UnaryOperator<String> change) {
    StringBuilder xml = new StringBuilder("<worksheet><sheetData>");
    int number = 1;
    for (String row : List.of(HEAD, HOURS, NEVER)) {
      xml.append("<row r=\"").append(number++).append("\">");
      int column = 0;
      for (String cell :
          row.strip().replace("quiet, in", "quiet; in").replace("\"", "").split(",", -1)) {
        String address = (char) ('A' + column++) + String.valueOf(number - 1);
        xml.append(cell(cell).replace("<c ", "<c r=\"" + address + "\" "));
      }
      xml.append("</row>");
    }
    return change.apply(xml.append("</sheetData></worksheet>").toString());
  }

  private static Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", TYPES);
    parts.put("_rels/.rels", RELS);
    parts.put("xl/workbook.xml", WORKBOOK);
    parts.put("xl/_rels/workbook.xml.rels", WORKBOOK_RELS);
    parts.put("xl/styles.xml", STYLES);
    parts.put("xl/worksheets/sheet1.xml", sheet(UnaryOperator.identity()));
    return parts;
  }

  private static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] with(String part, String text) {
    Map<String, String> parts = parts();
    parts.put(part, text);
    return zip(parts);
  }

  private static byte[] sheetWith(String right, String wrong) {
    return with(
        "xl/worksheets/sheet1.xml",
        sheet(
            xml -> {
              assertThat(xml).contains(right);
              return xml.replace(right, wrong);
            }));
  }

  private static String at(String address, String text) {
    return cell(text).replace("<c ", "<c r=\"" + address + "\" ");
  }

  @Test
  void a_spreadsheet_says_the_same_as_the_csv() {
    assertThat(read("tables/t.xlsx", zip(parts())).rules())
        .usingRecursiveComparison()
        .ignoringFields("place")
        .isEqualTo(csv((HEAD + HOURS + NEVER).replace("quiet, in", "quiet; in")).rules());
    assertThat(read("tables/t.xlsx", zip(parts())).rules().get(1).place())
        .isEqualTo("tables/t.xlsx!Rules!A3");
  }

  @Test
  void numbers_days_and_times_are_read_as_yaml_would_have_them() {
    String[][] cells = {
      {at("H2", "2026-01-01"), "<c r=\"H2\" s=\"1\"><v>46023</v></c>"},
      {at("H2", "2026-01-01"), "<c r=\"H2\" s=\"2\"><v>46023</v></c>"},
      {at("L2", "08:00"), "<c r=\"L2\" s=\"3\"><v>0.33333333333333331</v></c>"},
      {at("K2", "30"), "<c r=\"K2\"><v>30</v></c>"},
      {at("K2", "30"), "<c r=\"K2\" s=\"4\"><v>3.0E1</v></c>"},
      {at("F2", "4.2"), "<c r=\"F2\"><v>4.2</v></c>"},
      {at("Q3", "true"), "<c r=\"Q3\" t=\"b\"><v>1</v></c>"},
      {
        at("B2", "Quiet evenings"),
        "<c r=\"B2\" t=\"inlineStr\"><is><r><t>Quiet </t></r><r><t>evenings</t></r><rPh><t>x</t></rPh></is></c>"
      },
    };
    Rulebook same = read("tables/t.xlsx", zip(parts()));
    for (String[] one : cells) {
      assertThat(read("tables/t.xlsx", sheetWith(one[0], one[1])).rules())
          .as(one[1])
          .usingRecursiveComparison()
          .isEqualTo(same.rules());
    }
  }

  @Test
  void knows_the_years_of_either_calendar() {
    Map<String, String> parts = parts();
    parts.put(
        "xl/workbook.xml", WORKBOOK.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));
    parts.put(
        "xl/worksheets/sheet1.xml",
        sheet(xml -> xml.replace(at("H2", "2026-01-01"), "<c r=\"H2\" s=\"1\"><v>44561</v></c>")));
    assertThat(read("tables/t.xlsx", zip(parts)).rules().get(0).from())
        .isEqualTo(LocalDate.of(2026, 1, 1));
  }

  static Stream<Arguments> refused() {
    String sheet = sheet(UnaryOperator.identity());
    return Stream.of(
        Arguments.argumentSet(
            "a formula",
            sheetWith(at("K2", "30"), "<c r=\"K2\"><f>15+15</f><v>30</v></c>"),
            "tables/t.xlsx!Rules!K2: The cell holds a formula."),
        Arguments.argumentSet(
            "an error",
            sheetWith(at("K2", "30"), "<c r=\"K2\" t=\"e\"><v>#REF!</v></c>"),
            "tables/t.xlsx!Rules!K2: The cell holds an error (#REF!)."),
        Arguments.argumentSet(
            "a day and a time at once",
            sheetWith(at("H2", "2026-01-01"), "<c r=\"H2\" s=\"1\"><v>46023.5</v></c>"),
            "tables/t.xlsx!Rules!H2: The cell holds a day and a time at once."),
        Arguments.argumentSet(
            "merged cells in the head",
            sheetWith(
                "</sheetData>", "</sheetData><mergeCells><mergeCell ref=\"D1:F1\"/></mergeCells>"),
            "tables/t.xlsx!Rules!D1: The cells (D1:F1) are merged."),
        Arguments.argumentSet(
            "macros",
            with("xl/vbaProject.bin", "x"),
            "tables/t.xlsx: The file has macros, and a table holds values only."),
        Arguments.argumentSet(
            "a workbook for macros",
            with(
                "[Content_Types].xml",
                TYPES.replace("/>", "><x y=\"sheet.macroEnabled.main\"/></Types>")),
            "tables/t.xlsx: The file has macros, and a table holds values only."),
        Arguments.argumentSet(
            "links to other files",
            with("xl/externalLinks/externalLink1.xml", "<x/>"),
            "tables/t.xlsx: The file has links to other files, and a table holds values only."),
        Arguments.argumentSet(
            "embedded objects",
            with("xl/embeddings/oleObject1.bin", "x"),
            "tables/t.xlsx: The file has embedded objects, and a table holds values only."),
        Arguments.argumentSet(
            "a document type",
            with(
                "xl/worksheets/sheet1.xml",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + sheet),
            "tables/t.xlsx: The part (/xl/worksheets/sheet1.xml) defines a document type"),
        Arguments.argumentSet(
            "entities that grow",
            with(
                "xl/sharedStrings.xml",
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>"),
            "tables/t.xlsx: The part (/xl/sharedStrings.xml) defines a document type"),
        Arguments.argumentSet(
            "a zip bomb",
            with("xl/media/image1.png", "0".repeat(SheetLimits.MOST_UNPACKED)),
            "tables/t.xlsx: The file unpacks to more than 33554432 bytes."),
        Arguments.argumentSet(
            "XML in another encoding", zip(utf16()), "tables/t.xlsx: The part (/xl/styles.xml) "),
        Arguments.argumentSet(
            "a row beyond the bound",
            sheetWith("<row r=\"3\">", "<row r=\"1000000\">"),
            "tables/t.xlsx!Rules!A1000000: The sheet has more than 20000 rows or 500 columns."),
        Arguments.argumentSet(
            "a column beyond the bound",
            sheetWith("<c r=\"A3\"", "<c r=\"XFD3\""),
            "tables/t.xlsx!Rules!XFD3: The sheet has more than 20000 rows or 500 columns."),
        Arguments.argumentSet(
            "a cell under no column",
            sheetWith("</row></sheetData>", at("Z3", "x") + "</row></sheetData>"),
            "tables/t.xlsx!Rules!Z3: The cell stands under no column."),
        Arguments.argumentSet(
            "an old workbook, or a locked one",
            new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0},
            "tables/t.xlsx: The file is of an older kind, or locked with a password."),
        Arguments.argumentSet(
            "a sheet that is not there",
            with("xl/_rels/workbook.xml.rels", "<Relationships/>"),
            "tables/t.xlsx: The sheet (Rules) is missing."),
        Arguments.argumentSet(
            "a sheet that is cut off",
            with("xl/worksheets/sheet1.xml", sheet.substring(0, sheet.length() / 2)),
            "tables/t.xlsx: This is not an XLSX file that can be read."),
        Arguments.argumentSet(
            "a zip of something else",
            zip(Map.of("a.txt", "b")),
            "tables/t.xlsx: This is not an XLSX file."));
  }

  private static Map<String, String> utf16() {
    Map<String, String> parts = parts();
    // every second byte of it is NUL
    parts.put("xl/styles.xml", STYLES.replaceAll("(.)", "$1\0"));
    return parts;
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses_what_is_more_than_values(byte[] bytes, String fault) {
    assertThat(faults("tables/t.xlsx", bytes)).first().asString().startsWith(fault);
  }

  @Test
  void a_sheet_that_explains_is_no_rule_and_every_other_one_is_read() {
    Map<String, String> parts = parts();
    parts.put(
        "xl/workbook.xml",
        WORKBOOK.replace(
            "</sheets>", "<sheet name=\"More\" sheetId=\"2\" r:id=\"rId3\"/></sheets>"));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        WORKBOOK_RELS.replace(
            "</Relationships>",
            "<Relationship Id=\"rId3\" Type=\"http://x/relationships/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"));
    parts.put(
        "xl/worksheets/sheet2.xml",
        "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>Id</t></is></c></row></sheetData></worksheet>");
    assertThat(faults("tables/t.xlsx", zip(parts)))
        .contains("tables/t.xlsx!More!A1: The column (Id) is none a rule has. Nearest: id.");
    parts.put("xl/workbook.xml", parts.get("xl/workbook.xml").replace("\"More\"", "\"Columns\""));
    assertThat(read("tables/t.xlsx", zip(parts)).rules()).hasSize(2);
    parts.put("xl/workbook.xml", parts.get("xl/workbook.xml").replace("\"Columns\"", "\"More\""));
    parts.put("xl/worksheets/sheet2.xml", "<worksheet><sheetData/></worksheet>");
    assertThat(read("tables/t.xlsx", zip(parts)).rules()).hasSize(2);
  }
}
