package dev.candor.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.json.internal.JsonLimits;
import dev.candor.json.internal.LocatedJson;
import dev.candor.json.internal.Node;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LocatedJsonTest {

  @TempDir private Path folder;

  @Test
  void knows_the_line_and_column_of_every_value() {
    LocatedJson json =
        read(
            """
            {
              "subject": "statement",
              "list": [1, true,
                {"deep": null}],
              "é😀": 2, "after": false
            }
            """);

    assertThat(json.placeOf("$")).isEqualTo("a.json:1:1");
    assertThat(json.placeOf("$.subject")).isEqualTo("a.json:2:14");
    assertThat(json.placeOf("$.list")).isEqualTo("a.json:3:11");
    assertThat(json.placeOf("$.list[1]")).isEqualTo("a.json:3:15");
    assertThat(json.placeOf("$.list[2].deep")).isEqualTo("a.json:4:14");
    assertThat(json.placeOf("$.after")).isEqualTo("a.json:5:22");
  }

  @Test
  void a_path_that_leads_nowhere_has_the_place_of_the_nearest_value_around_it() {
    LocatedJson json = read("{\n \"list\": [1]}");

    assertThat(json.placeOf("$.list[7]")).isEqualTo("a.json:2:10");
    assertThat(json.placeOf("$.theme")).isEqualTo("a.json:1:1");
    assertThat(json.placeOf("$.list[x].y")).isEqualTo("a.json:2:10");
    assertThat(json.placeOf("")).isEqualTo("a.json:1:1");
  }

  @Test
  void lines_end_as_editors_end_them() {
    assertThat(read("[\r\n1,\r2,\n3]").placeOf("$[2]")).isEqualTo("a.json:4:1");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refuses(String what, String text, String place, String message, String maybe) {
    Fault fault = fault(text.getBytes(StandardCharsets.UTF_8));

    assertThat(fault.place()).isEqualTo("a.json:" + place);
    assertThat(fault.message()).isEqualTo(message);
    assertThat(fault.maybe()).isEqualTo(maybe);
  }

  static Stream<Arguments> refuses() {
    String end = "add what is missing at the end: a quote, a bracket or a brace.";
    String number = "This number is not written as JSON writes one.";
    String digits = "write digits, such as 0.5, or text in double quotes.";
    String comma = "write a comma after the value before.";
    String out = "take it out, or write what is missing.";
    String comment = "take it out: JSON has none.";
    return Stream.of(
        Arguments.of(
            "nothing",
            "",
            "1:1",
            "The file is empty.",
            "write an object with its fields in braces."),
        Arguments.of(
            "blanks",
            " \n ",
            "1:1",
            "The file is empty.",
            "write an object with its fields in braces."),
        Arguments.of(
            "a comment to the end of the line",
            "{\"a\": 1, // x\n}",
            "1:10",
            "A comment stands here.",
            comment),
        Arguments.of("a comment in stars", "[/* x */ 1]", "1:2", "A comment stands here.", comment),
        Arguments.of("a comment with a hash", "# x\n{}", "1:1", "A comment stands here.", comment),
        Arguments.of(
            "a comment after the end", "{}\n// x", "2:1", "A comment stands here.", comment),
        Arguments.of(
            "NaN",
            "{\"a\": NaN}",
            "1:7",
            "The value (NaN) is not a number in JSON.",
            "write null where it is not known."),
        Arguments.of(
            "Infinity",
            "[-Infinity]",
            "1:2",
            "The value (-Infinity) is not a number in JSON.",
            "write null where it is not known."),
        Arguments.of(
            "a comma before a brace",
            "{\"a\": 1,\n}",
            "2:1",
            "A comma stands before this closing (}).",
            out),
        Arguments.of(
            "a comma before a bracket",
            "[1,]",
            "1:4",
            "A comma stands before this closing (]).",
            out),
        Arguments.of(
            "no comma between items", "[1 2]", "1:4", "A comma is missing before this.", comma),
        Arguments.of(
            "no comma between fields",
            "{\"a\": 1\n\"b\": 2}",
            "2:1",
            "A comma is missing before this.",
            comma),
        Arguments.of(
            "no colon",
            "{\"a\" 1}",
            "1:6",
            "A colon is missing before this.",
            "write a colon after the name."),
        Arguments.of(
            "no value", "{\"a\":}", "1:6", "A value is missing before this closing (}).", out),
        Arguments.of(
            "single quotes",
            "{'a': 1}",
            "1:2",
            "A single quote stands here.",
            "write names and texts in double quotes."),
        Arguments.of(
            "a name without quotes",
            "{a: 1}",
            "1:2",
            "A word without quotes stands here.",
            "write it in double quotes."),
        Arguments.of(
            "a text without quotes, not shown",
            "{\"a\": Jane}",
            "1:7",
            "A word without quotes stands here.",
            "write it in double quotes."),
        Arguments.of(
            "True",
            "{\"a\": True}",
            "1:7",
            "The word (True) is not one of JSON.",
            "write true, false or null in small letters."),
        Arguments.of(
            "a text that does not end",
            "{\"a\": \"b",
            "1:9",
            "The file ends inside the object that begins at 1:1.",
            end),
        Arguments.of(
            "a list that does not end",
            "{\"a\": [1,",
            "1:10",
            "The file ends inside the list that begins at 1:7.",
            end),
        Arguments.of(
            "a lone minus", "-", "1:2", "The file ends before its value is complete.", end),
        Arguments.of(
            "the wrong bracket",
            "{\"a\": 1]",
            "1:8",
            "This (]) does not close the object that begins at 1:1.",
            out),
        Arguments.of(
            "a bracket too many", "]", "1:1", "Nothing is open that this (]) could close.", out),
        Arguments.of(
            "a second value",
            "{}\n{}",
            "2:1",
            "Something stands here after the end of the document.",
            "keep one object in a file."),
        Arguments.of(
            "words after the end",
            "{} x",
            "1:4",
            "Something stands here after the end of the document.",
            "keep one object in a file."),
        Arguments.of("a leading zero", "[01]", "1:3", number, digits),
        Arguments.of("a point without digits", "[1.]", "1:3", number, digits),
        Arguments.of("a plus sign", "[+1]", "1:3", number, digits),
        Arguments.of("a hexadecimal number", "[0x1F]", "1:3", number, digits),
        Arguments.of(
            "a line break in a text",
            "[\"a\nb\"]",
            "1:4",
            "A line break or other control character stands inside a text.",
            "close the quotes, or write \\n."),
        Arguments.of(
            "an escape JSON lacks",
            "[\"\\q\"]",
            "1:4",
            "The backslash before this character is no escape of JSON.",
            "write \\\\ for a backslash."),
        Arguments.of(
            "a semicolon",
            "[;]",
            "1:2",
            "What stands here is not JSON.",
            "look for a comma, quote or bracket that is missing or too many."),
        Arguments.of(
            "half a surrogate pair",
            "[\"\\ud800\"]",
            "1:2",
            "This text holds half of a surrogate pair or the character U+0000.",
            "take the \\u escape out."),
        Arguments.of(
            "the character U+0000",
            "[\"\\u0000\"]",
            "1:2",
            "This text holds half of a surrogate pair or the character U+0000.",
            "take the \\u escape out."),
        Arguments.of(
            "an exponent that fills the memory",
            "[1e999999999]",
            "1:2",
            "The number (1e999999999) has more places than the bound of 100.",
            "write a smaller exponent."),
        Arguments.of(
            "an exponent beyond 32 bits",
            "[1e99999999999]",
            "1:2",
            "The number (1e99999999999) has more places than the bound of 100.",
            "write a smaller exponent."),
        Arguments.of(
            "a name twice",
            "{\"a\": 1,\n \"a\": 2}",
            "2:2",
            "The field (a) stands twice in this object: first at 1:2.",
            "take one of them out."),
        Arguments.of(
            "a personal name twice, not shown",
            "{\"a@b.com\": 1, \"a@b.com\": 2}",
            "1:16",
            "This field stands twice in this object: first at 1:2.",
            "take one of them out."));
  }

  @Test
  void reads_past_a_byte_order_mark_and_counts_places_from_what_follows() {
    byte[] marked = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '{', '}', 'x'};

    assertThat(fault(marked).line()).startsWith("a.json:1:3: ");
  }

  @Test
  void refuses_utf_16_with_and_without_its_mark() {
    String line = "a.json:1:1: The file is UTF-16 or UTF-32, not UTF-8.";

    assertThat(fault("{}".getBytes(StandardCharsets.UTF_16)).line()).isEqualTo(line);
    assertThat(fault("{}".getBytes(StandardCharsets.UTF_16LE)).line()).isEqualTo(line);
    assertThat(fault("{}".getBytes(StandardCharsets.UTF_16BE)).line()).isEqualTo(line);
  }

  @Test
  void refuses_latin_1_at_its_byte() {
    assertThat(fault("{\n \"a\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)).line())
        .isEqualTo("a.json:2:11: The byte (0xE9) here is not UTF-8.");
  }

  @Test
  void refuses_a_character_that_is_cut_off_at_the_end() {
    assertThat(fault(new byte[] {'"', (byte) 0xC3}).line())
        .isEqualTo("a.json:1:2: The byte (0xC3) here is not UTF-8.");
  }

  @Test
  void refuses_what_is_nested_deeper_than_64() {
    assertThat(read("[".repeat(64) + "]".repeat(64)).root()).isPresent();
    assertThat(fault(("[".repeat(65) + "]".repeat(65)).getBytes(StandardCharsets.UTF_8)).message())
        .isEqualTo("The nesting (65) is deeper than the bound of 64.");
  }

  @Test
  void refuses_a_hundred_thousand_open_brackets_at_the_65th() {
    assertThat(fault("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)).place())
        .isEqualTo("a.json:1:65");
  }

  @Test
  void refuses_long_texts_and_numbers_and_goes_on() {
    JsonLimits limits = new JsonLimits(10_000, 64, 5, 4, 100);
    byte[] text =
        "[\"123456\", \"12345\", 12345, 1234, {\"abcdef\": 1}]".getBytes(StandardCharsets.UTF_8);

    assertThat(LocatedJson.parse("a.json", text, limits).faults())
        .extracting(Fault::line)
        .containsExactly(
            "a.json:1:2 $[0]: The length of this text (6) is over the bound of 5 characters.",
            "a.json:1:21 $[2]: The length of this number (5) is over the bound of 4 characters.",
            "a.json:1:35 $[4].abcdef: The name of this field is too long or holds characters that are no text.");
  }

  @Test
  void refuses_more_values_than_the_bound() {
    JsonLimits limits = new JsonLimits(10_000, 64, 5, 4, 3);

    assertThat(
            LocatedJson.parse("a.json", "[1, 2, 3]".getBytes(StandardCharsets.UTF_8), limits)
                .faults())
        .extracting(Fault::line)
        .containsExactly("a.json:1:8 $[2]: The number of values is over the bound of 3.");
  }

  @Test
  void refuses_a_file_of_50_million_bytes_with_its_size_and_the_bound() throws IOException {
    Path large = folder.resolve("large.json");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(50_000_000);
    }

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> LocatedJson.read(large))
        .withMessage(
            "1 fault in the JSON:\n"
                + large
                + ": The size of the file (50000000 bytes) is over the bound of 10000000 bytes; nothing of it was read.\n"
                + "Maybe split it into smaller files.");
  }

  @Test
  void stops_at_the_bound_in_a_stream_that_never_ends() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> LocatedJson.read("-", endless))
        .withMessageContaining("The size of the input is over the bound of 10000000 bytes");
  }

  @Test
  void reads_a_stream() {
    assertThat(
            LocatedJson.read("-", new ByteArrayInputStream("[1]".getBytes(StandardCharsets.UTF_8)))
                .placeOf("$[0]"))
        .isEqualTo("-:1:2");
  }

  @Test
  void names_the_nearest_file_when_there_is_none() throws IOException {
    Files.writeString(folder.resolve("overdue-email.json"), "{}");
    Path asked = folder.resolve("overdue-emial.json");

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> LocatedJson.read(asked))
        .withMessage(
            "1 fault in the JSON:\n"
                + asked
                + ": There is no such file. Nearest: overdue-email.json.\nMaybe name overdue-email.json.");
  }

  @Test
  void refuses_a_folder() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> LocatedJson.read(folder))
        .withMessageContaining("The path is a folder, not a file.");
  }

  @Test
  void lists_every_name_that_stands_twice() {
    InvalidInputException e =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> read("{\"a\": 1, \"a\": 2, \"b\": {\"c\": 1, \"c\": 2, \"c\": 3}}"));

    assertThat(e.faults()).extracting(Fault::path).containsExactly("$.a", "$.b.c", "$.b.c");
  }

  @Test
  void shows_no_value_in_its_text_form() {
    assertThat(read("{\"name\": \"Jane\", \"phone\": 2125550101}").root().orElseThrow().toString())
        .isEqualTo("an object@1:1");
    assertThat(
            List.of(new Node.Text(1, 1, "Jane"), new Node.Numeral(1, 1, java.math.BigDecimal.TEN))
                .toString())
        .doesNotContain("Jane")
        .doesNotContain("10");
  }

  private static LocatedJson read(String text) {
    return LocatedJson.of("a.json", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Fault fault(byte[] text) {
    InvalidInputException e =
        catchThrowableOfType(InvalidInputException.class, () -> LocatedJson.of("a.json", text));
    assertThat(e).as("it is refused").isNotNull();
    assertThat(e.faults()).hasSize(1);
    return e.faults().get(0);
  }
}
