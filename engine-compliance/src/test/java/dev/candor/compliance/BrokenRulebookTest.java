package dev.candor.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candor.compliance.internal.decide.CompiledRule;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Disclosure;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import dev.candor.message.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenRulebookTest {

  private static final String GOOD =
      """
      id: house-quiet
      title: Quiet evenings
      sentence: The house sends no texts in the evening.
      citation: { body: House, corpus: House policy, section: "4.2" }
      verified: house
      effective: { from: 2026-01-01 }
      jurisdiction: house
      when:
        channel: text
      restrict:
        hours: { from: "09:00", to: "18:00", zone: recipient }
      explanation: The house texts from {hours} only.
      """;

  private static Rulebook read(String rule) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", "name: house\nversion: \"1\"\n".getBytes(UTF_8));
    files.put(
        "parameters/weeks.yaml",
        "id: weeks\nunit: days\nvalues: { 2026-06-01: 7 }\n".getBytes(UTF_8));
    files.put("rules/quiet.yaml", rule.getBytes(UTF_8));
    return Rulebooks.fromFiles(files, null);
  }

  private static List<String> faults(String rule) {
    BrokenRulebookException broken =
        catchThrowableOfType(BrokenRulebookException.class, () -> read(rule));
    assertThat(broken).as("the rulebook loads").isNotNull();
    return broken.faults().stream().map(Fault::line).toList();
  }

  @Test
  void reads_a_good_rule() {
    assertThat(read(GOOD).rules())
        .extracting(rule -> rule.id().value())
        .containsExactly("house-quiet");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.argumentSet(
            "unknown fact",
            "channel: text",
            "chanel: text",
            "rules/quiet.yaml:9:11 $.when.chanel: The value (chanel) is not a known fact. Nearest: channel."),
        Arguments.argumentSet(
            "unknown word",
            "channel: text",
            "channel: txt",
            "rules/quiet.yaml:9:12 $.when.channel: The value (txt) is not a known channel. Nearest: text."),
        Arguments.argumentSet(
            "unknown operator",
            "channel: text",
            "channel: { on of: [text] }",
            "rules/quiet.yaml:9:21 $.when.channel.on of: The value (on of) is not a known operator. Nearest: one of."),
        Arguments.argumentSet(
            "operator of another type",
            "channel: text",
            "channel: { at most: 3 }",
            "rules/quiet.yaml:9:23 $.when.channel.at most: The operator (at most) does not go with the fact (channel)."),
        Arguments.argumentSet(
            "empty list",
            "channel: text",
            "channel: []",
            "rules/quiet.yaml:9:12 $.when.channel: The list is empty, so the condition can never be met."),
        Arguments.argumentSet(
            "no citation",
            "citation: {",
            "quote: {",
            "rules/quiet.yaml:1:1 $: The key (citation) is missing."),
        Arguments.argumentSet(
            "hours that are empty",
            "from: \"09:00\", to: \"18:00\"",
            "from: \"09:00\", to: \"09:00\"",
            "rules/quiet.yaml:11:10 $.restrict.hours: The hours (09:00 to 09:00) are empty."),
        Arguments.argumentSet(
            "unknown zone",
            "zone: recipient",
            "zone: America/New_Yrok",
            "rules/quiet.yaml:11:46 $.restrict.hours.zone: The value (America/New_Yrok) is not a known zone. Nearest: America/New_York"),
        Arguments.argumentSet(
            "unknown name in the explanation",
            "{hours} only",
            "{hors} only",
            "rules/quiet.yaml:12:14 $.explanation: The value (hors) is not a known name. Nearest: hours."),
        Arguments.argumentSet(
            "not a day",
            "2026-01-01",
            "2026-13-01",
            "rules/quiet.yaml:6:20 $.effective.from: The value (2026-13-01) is not a day."),
        Arguments.argumentSet(
            "unknown key",
            "jurisdiction: house",
            "juristiction: house",
            "rules/quiet.yaml:7:15 $.juristiction: The key (juristiction) is not known here. Nearest: jurisdiction."),
        Arguments.argumentSet(
            "a tag that asks for Java",
            "when:",
            "when: !!javax.script.ScriptEngineManager",
            "rules/quiet.yaml:8:7: The tag (tag:yaml.org,2002:javax.script.ScriptEngineManager) has no place here."),
        Arguments.argumentSet(
            "a title too long",
            "Quiet evenings",
            "One two three four five six seven eight nine ten",
            "rules/quiet.yaml:2:8 $.title: The title has ten words or more."),
        Arguments.argumentSet(
            "two sayings",
            "explanation:",
            "refuse: true\nexplanation:",
            "rules/quiet.yaml:1:1 $: A rule says one of refuse, require and restrict; this one says refuse and restrict."),
        Arguments.argumentSet(
            "a cap whose number has no value yet",
            "hours: { from: \"09:00\", to: \"18:00\", zone: recipient }",
            "cap: { at most: weeks, days: 7, per: debt, zone: recipient, count: { channel: text } }",
            "rules/quiet.yaml:11:19 $.restrict.cap.at most: The parameter (weeks) has no value before 2026-06-01, and the rule takes effect on 2026-01-01."),
        Arguments.argumentSet(
            "a bound on a fact that is no day",
            "hours: { from: \"09:00\", to: \"18:00\", zone: recipient }",
            "not before: { fact: loan.type, zone: recipient }",
            "rules/quiet.yaml:11:23 $.restrict.not before.fact: The value (loan.type) is not a known day."),
        Arguments.argumentSet(
            "a cap in two units",
            "hours: { from: \"09:00\", to: \"18:00\", zone: recipient }",
            "cap: { at most: 1, hours: 7, minutes: 5, per: debt, count: { channel: text } }",
            "rules/quiet.yaml:11:8 $.restrict.cap: A cap is in days, in hours or in minutes, not in several."),
        Arguments.argumentSet(
            "a cap of nothing",
            "hours: { from: \"09:00\", to: \"18:00\", zone: recipient }",
            "cap: { at most: 0, days: 7, per: debt, zone: recipient, count: { channel: text } }",
            "rules/quiet.yaml:11:19 $.restrict.cap.at most: The value (0) must be at least 1."),
        Arguments.argumentSet(
            "a brace left open",
            "{hours} only",
            "{hours only",
            "rules/quiet.yaml:12:14 $.explanation: A brace is opened and not closed"),
        Arguments.argumentSet(
            "a refusal that is none",
            "restrict:\n  hours: { from: \"09:00\", to: \"18:00\", zone: recipient }",
            "refuse: false",
            "rules/quiet.yaml:10:9 $.refuse: A rule that refuses says refuse: true."),
        Arguments.argumentSet(
            "a jurisdiction nobody knows",
            "jurisdiction: house",
            "jurisdiction: us/zz",
            "rules/quiet.yaml:7:15 $.jurisdiction: The value (us/zz) is not a jurisdiction"),
        Arguments.argumentSet(
            "a key twice",
            "jurisdiction: house",
            "jurisdiction: house\nid: other",
            "rules/quiet.yaml:8:1: The key (id) stands here twice."));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void names_the_mistake_and_its_place(String right, String wrong, String fault) {
    assertThat(GOOD).contains(right);
    assertThat(faults(GOOD.replace(right, wrong)))
        .anySatisfy(line -> assertThat(line).startsWith(fault));
  }

  @Test
  void lists_every_fault_of_every_file_at_once_and_ends_with_what_to_do() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", "name: house\n".getBytes(UTF_8));
    files.put(
        "rules/b.yaml",
        GOOD.replace("channel: text", "chanel: text")
            .replace("verified: house", "verified: maybe")
            .getBytes(UTF_8));
    files.put("rules/a.yaml", "".getBytes(UTF_8));
    files.put(
        "parameters/p.yaml", "id: p\nunit: calls\nvalues: { 2021-11-30: seven }\n".getBytes(UTF_8));
    files.put("stray.yaml", "x: 1\n".getBytes(UTF_8));
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> Rulebooks.fromFiles(files, null))
        .withMessage(
            """
            6 faults in the rulebook:
            parameters/p.yaml:3:23 $.values.2021-11-30: Expected a whole number, found (seven).
                Maybe write digits without quotes.
            rulebook.yaml:1:1 $: The key (version) is missing.
                Maybe add version: to it.
            rules/a.yaml:1:1: The file is empty.
                Maybe delete it or write a rule into it.
            rules/b.yaml:5:11 $.verified: The value (maybe) is not a confidence.
                Maybe write text, quoted, unverified or house.
            rules/b.yaml:9:11 $.when.chanel: The value (chanel) is not a known fact. Nearest: channel.
                Maybe write channel.
            stray.yaml: A rulebook has no place for this file.
                Maybe end its name in .yaml and move it under rules/, parameters/, disclosures/, calendars/ or cases/; a table is a .csv or .xlsx under tables/.
            Maybe mend the lines above and try again.""");
  }

  @Test
  void refuses_two_rules_of_one_name() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", "name: house\nversion: \"1\"\n".getBytes(UTF_8));
    files.put("rules/a.yaml", GOOD.getBytes(UTF_8));
    files.put("rules/b.yaml", GOOD.getBytes(UTF_8));
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> Rulebooks.fromFiles(files, null))
        .withMessageContaining(
            "rules/b.yaml:1:5 $.id: The id (house-quiet) is taken at rules/a.yaml:1:5.");
  }

  private static SortedMap<String, byte[]> words(String id, String saysAlso) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", "name: words\nversion: \"1\"\n".getBytes(UTF_8));
    files.put(
        "rules/%s.yaml".formatted(id), GOOD.replace("house-quiet", id + "-rule").getBytes(UTF_8));
    files.put(
        "disclosures/%s.yaml".formatted(id),
        "id: %s\nsays also: [%s]\nwords: { text: { en: All of it. } }\n"
            .formatted(id, saysAlso)
            .getBytes(UTF_8));
    files.put(
        "disclosures/%s-short.yaml".formatted(id),
        "id: %s-short\nwords: { text: { en: A part. } }\n".formatted(id).getBytes(UTF_8));
    return files;
  }

  @Test
  void words_stand_for_others_of_their_own_rulebook_alone() {
    Rulebook law = Rulebooks.fromFiles(words("law", "law-short"), null);
    assertThat(requireNonNull(law.disclosures().get("law")).disclosure(Channel.TEXT, "en"))
        .contains(new Disclosure("law", "All of it.", Map.of("law-short", "A part.")));
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> Rulebooks.fromFiles(words("house", "law-short, house-shrt"), law))
        .withMessageContaining(
            "disclosures/house.yaml:2:13 $.says also[0]: The disclosure (law-short) belongs to a rulebook below; no other words can replace it.")
        .withMessageContaining(
            "disclosures/house.yaml:2:24 $.says also[1]: The value (house-shrt) is not a known disclosure. Nearest: house-short.");
  }

  @Test
  void words_without_an_id_are_checked_for_what_they_say_also() {
    SortedMap<String, byte[]> files = words("house", "house-shrt, { a: b }");
    files.replaceAll(
        (name, bytes) ->
            name.equals("disclosures/house.yaml")
                ? new String(bytes, UTF_8).replace("id: house", "id: The House").getBytes(UTF_8)
                : bytes);
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> Rulebooks.fromFiles(files, null))
        .withMessageContaining("disclosures/house.yaml:1:5 $.id")
        .withMessageContaining("The value (house-shrt) is not a known disclosure.")
        .withMessageContaining("$.says also[1]: Expected text");
  }

  static Stream<Arguments> silences() {
    return Stream.of(
        Arguments.argumentSet(
            "no day of the week",
            "hours: { from: \"09:00\", to: \"18:00\", zone: recipient }",
            "weekdays: { only: [], zone: recipient }",
            List.of("rules/quiet.yaml:11:21 $.restrict.weekdays.only: The list is empty.")),
        Arguments.argumentSet(
            "no day of the week beside hours",
            "hours: { from: \"09:00\", to: \"18:00\", zone: recipient }",
            "hours: { from: \"09:00\", to: \"18:00\", zone: recipient }\n  weekdays: { only: [], zone: recipient }",
            List.of("rules/quiet.yaml:12:21 $.restrict.weekdays.only: The list is empty.")),
        Arguments.argumentSet(
            "a cap for nobody",
            "hours: { from: \"09:00\", to: \"18:00\", zone: recipient }",
            "cap: { at most: 2, days: 7, per: [], zone: recipient, count: { channel: text } }",
            List.of("$.restrict.cap.per: The list is empty.")),
        Arguments.argumentSet(
            "a cool-down for nobody",
            "hours: { from: \"09:00\", to: \"18:00\", zone: recipient }",
            "cool-down: { days: 7, per: [], zone: recipient, after: {} }",
            List.of("$.restrict.cool-down.per: The list is empty.")),
        Arguments.argumentSet(
            "a cap over no channel",
            "hours: { from: \"09:00\", to: \"18:00\", zone: recipient }",
            "cap: { at most: 2, days: 7, per: debt, zone: recipient, count: { channel: [] } }",
            List.of("$.restrict.cap.count.channel: The list is empty.")),
        Arguments.argumentSet(
            "a condition that compares nothing",
            "channel: text",
            "channel: {}",
            List.of("rules/quiet.yaml:9:12 $.when.channel: There is nothing here.")),
        Arguments.argumentSet(
            "a way that asks nothing",
            "channel: text",
            "any of: [ {} ]",
            List.of("rules/quiet.yaml:9:13 $.when.any of[0]: There is nothing here.")),
        Arguments.argumentSet(
            "none of a way that asks nothing",
            "channel: text",
            "none of: [ {} ]",
            List.of("$.when.none of[0]: There is nothing here.")),
        Arguments.argumentSet(
            "exceptions to no rule",
            "restrict:\n  hours: { from: \"09:00\", to: \"18:00\", zone: recipient }",
            "overrides: []",
            List.of("$.overrides: The list is empty.")),
        Arguments.argumentSet(
            "a state in small letters",
            "channel: text",
            "address.state: ny",
            List.of(
                "rules/quiet.yaml:9:18 $.when.address.state: The value (ny) is no address.state, which has two letters.")),
        Arguments.argumentSet(
            "a language in capitals",
            "channel: text",
            "borrower.language: EN",
            List.of("The value (EN) is no borrower.language, which has two letters.")),
        Arguments.argumentSet(
            "an empty window in a zone nobody knows",
            "hours: { from: \"09:00\", to: \"18:00\", zone: recipient }",
            "hours: { from: \"09:00\", to: \"09:00\", zone: Nowhere }",
            List.of(
                "The hours (09:00 to 09:00) are empty.",
                "The value (Nowhere) is not a known zone.")),
        Arguments.argumentSet(
            "a cap for a cat that counts nothing known",
            "hours: { from: \"09:00\", to: \"18:00\", zone: recipient }",
            "cap: { at most: 2, days: 7, per: cat, zone: recipient, count: { status: { one of: nope } } }",
            List.of(
                "The value (cat) is not a known unit.", "The value (nope) is not a known status.")),
        Arguments.argumentSet(
            "two sayings, and words nobody wrote",
            "restrict:",
            "require: { disclosure: house-words }\nrestrict:",
            List.of(
                "this one says require and restrict.",
                "The value (house-words) is not a known disclosure.")),
        Arguments.argumentSet(
            "a name only caps tell",
            "{hours} only",
            "{count} of {max}",
            List.of(
                "No rule of this kind fills the name (count).",
                "No rule of this kind fills the name (max).")),
        Arguments.argumentSet(
            "an address that runs",
            "section: \"4.2\"",
            "section: \"4.2\", url: \"javascript:alert(1)\"",
            List.of(
                "$.citation.url: The value (javascript:alert(1)) is not the address of a page.")),
        Arguments.argumentSet(
            "a title in colour",
            "Quiet evenings",
            "\"Quiet \\e[31mevenings\"",
            List.of(
                "rules/quiet.yaml:2:8 $.title: The value holds an invisible character (U+001B).")),
        Arguments.argumentSet(
            "an explanation that turns",
            "The house texts",
            "\"The \\u202e{hours}\" #",
            List.of("$.explanation: The value holds an invisible character (U+202E).")),
        Arguments.argumentSet(
            "a plain text that turns",
            "The house texts",
            "The \u202ehouse texts",
            List.of("$.explanation: The value holds an invisible character (U+202E).")),
        Arguments.argumentSet(
            "a name only caps tell, in the long text",
            "The house texts from {hours} only.",
            "\n  short: The house texts by day.\n  long: From {count} on.\n",
            List.of(
                "rules/quiet.yaml:14:9 $.explanation.long: No rule of this kind fills the name (count).")),
        Arguments.argumentSet(
            "a key in colour",
            "channel: text",
            "\"\\e[31mchannel\": text",
            List.of("rules/quiet.yaml:9:3: The key holds an invisible character.")),
        Arguments.argumentSet(
            "a citation that begins a line",
            "corpus: House policy",
            "corpus: \"P\\nACCEPTED\"",
            List.of("$.citation.corpus: The value has several lines.")));
  }

  @ParameterizedTest
  @MethodSource("silences")
  void nothing_is_left_out_without_a_word(String old, String other, List<String> told) {
    assertThat(GOOD).contains(old);
    List<String> faults = faults(GOOD.replace(old, other));
    for (String one : told) {
      assertThat(faults).anySatisfy(fault -> assertThat(fault).contains(one));
    }
  }

  @Test
  void a_cell_in_colour_is_told() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", "name: house\nversion: \"1\"\n".getBytes(UTF_8));
    files.put("tables/t.csv", "id,title\nhouse-a,Quiet \u001b[31mevenings\n".getBytes(UTF_8));
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> Rulebooks.fromFiles(files, null))
        .withMessageContaining(
            "tables/t.csv:2:2 $.title: The value holds an invisible character (U+001B).");
  }

  static Stream<Arguments> words() {
    return Stream.of(
        Arguments.argumentSet(
            "a parameter without values",
            "parameters/days.yaml",
            "id: days\nunit: days\nvalues: {}\n",
            "parameters/days.yaml:3:9 $.values: There is nothing here."),
        Arguments.argumentSet(
            "a parameter of nothing",
            "parameters/days.yaml",
            "id: days\nunit: days\nvalues: { 2026-01-01: 0 }\n",
            "parameters/days.yaml:3:23 $.values.2026-01-01: The value (0) must be at least 1."),
        Arguments.argumentSet(
            "a disclosure without words",
            "disclosures/words.yaml",
            "id: words\nwords: {}\n",
            "disclosures/words.yaml:2:8 $.words: There is nothing here."),
        Arguments.argumentSet(
            "a calendar of all years",
            "calendars/off.yaml",
            "id: off\nyears: { from: 2026, to: 99999999 }\ndays: { 2026-01-01: New year }\n",
            "calendars/off.yaml:2:26 $.years.to: The year (99999999) is not from 1900 to 2200."));
  }

  @ParameterizedTest
  @MethodSource("words")
  void words_that_cannot_be_read_are_told_once_where_they_stand(
      String file, String text, String told) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", "name: house\nversion: \"1\"\n".getBytes(UTF_8));
    files.put(file, text.getBytes(UTF_8));
    files.put(
        "rules/quiet.yaml",
        GOOD.replace(
                "hours: { from: \"09:00\", to: \"18:00\", zone: recipient }",
                "not before: { fact: loan.originatedOn, plus days: days, zone: recipient }")
            .replace("{hours}", "{date}")
            .getBytes(UTF_8));
    if (!file.startsWith("parameters/")) {
      files.put(
          "parameters/days.yaml",
          "id: days\nunit: days\nvalues: { 2026-01-01: 7 }\n".getBytes(UTF_8));
    }
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> Rulebooks.fromFiles(files, null))
        .satisfies(
            broken -> assertThat(broken.faults()).extracting(Fault::line).containsExactly(told));
  }

  @Test
  void a_rule_speaks_of_no_channel_that_its_disclosure_has_no_words_for() {
    SortedMap<String, byte[]> files = words("house", "house-short");
    files.put(
        "rules/house.yaml",
        GOOD.replace("channel: text", "channel: [text, email]")
            .replace(
                "restrict:\n  hours: { from: \"09:00\", to: \"18:00\", zone: recipient }",
                "require: { disclosure: house }")
            .replace("{hours}", "")
            .getBytes(UTF_8));
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> Rulebooks.fromFiles(files, null))
        .satisfies(
            broken ->
                assertThat(broken.faults())
                    .extracting(Fault::line)
                    .containsExactly(
                        "rules/house.yaml:10:10 $.require: The disclosure (house) has no words for email, which the rule speaks of."));
  }

  @Test
  void does_not_switch_on_what_nobody_verified() {
    Rulebook rulebook = read(GOOD.replace("verified: house", "verified: unverified"));
    assertThat(rulebook.rules()).hasSize(1);
    assertThat(CompiledRule.of(rulebook)).isEmpty();
  }

  @Test
  void names_a_folder_that_is_not_there() {
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> Rulebooks.fromFolder(Path.of("no-such-folder")))
        .withMessageContaining("The folder cannot be read.")
        .withMessageContaining("\nMaybe ");
  }

  @Test
  void stops_at_a_rule_that_is_nested_too_deep() {
    assertThat(faults("a: " + "[".repeat(200) + "]".repeat(200)))
        .anySatisfy(line -> assertThat(line).contains("nesting"));
  }

  @Property
  void answers_any_bytes_with_its_own_error(@ForAll byte[] bytes) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", "name: house\nversion: \"1\"\n".getBytes(UTF_8));
    files.put("rules/any.yaml", bytes);
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> Rulebooks.fromFiles(files, null));
  }

  private static String broken(Map<String, String> texts) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    texts.forEach((name, text) -> files.put(name, text.getBytes(UTF_8)));
    BrokenRulebookException broken =
        catchThrowableOfType(BrokenRulebookException.class, () -> Rulebooks.fromFiles(files, null));
    assertThat(broken).as("the rulebook loads").isNotNull();
    return broken.getMessage();
  }

  @Test
  void drops_no_rule_because_of_how_its_file_ends() {
    String head = "name: house\nversion: \"1\"\n";
    assertThat(broken(Map.of("rulebook.yaml", head, "rules/a.yaml", GOOD, "rules/b.yml", GOOD)))
        .contains("rules/b.yml: A rulebook has no place for this file.");
    assertThat(broken(Map.of("rulebook.yaml", head, "rules/a.yaml", GOOD, "rules/b.YAML", GOOD)))
        .contains("rules/b.YAML: A rulebook has no place for this file.");
  }

  @Test
  void is_no_rulebook_without_a_rule() {
    assertThat(broken(Map.of("rulebook.yaml", "name: house\nversion: \"1\"\n")))
        .contains("rules: There is no rule.");
  }

  @Test
  void reads_every_file_of_a_folder(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("rules"));
    Files.writeString(folder.resolve("rulebook.yaml"), "name: house\nversion: \"1\"\n");
    Files.writeString(folder.resolve("rules/a.yaml"), GOOD);
    Files.writeString(folder.resolve("README.md"), "About these rules.");
    assertThat(Rulebooks.fromFolder(folder).size()).isEqualTo(1);
    Files.writeString(folder.resolve("rules/b.yml"), GOOD);
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> Rulebooks.fromFolder(folder))
        .withMessageContaining("rules/b.yml");
  }

  @Test
  void says_which_rules_are_switched_off() {
    assertThat(read(GOOD.replace("verified: house", "verified: unverified")).switchedOff())
        .extracting(Object::toString)
        .containsExactly("house-quiet");
    assertThat(read(GOOD).switchedOff()).isEmpty();
  }

  @Test
  void says_only_what_is_wrong_inside_a_restriction() {
    assertThat(faults(GOOD.replace("zone: recipient", "zone: nowhere")))
        .hasSize(1)
        .allSatisfy(line -> assertThat(line).contains("(nowhere) is not a known zone"));
  }
}
