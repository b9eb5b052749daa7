package dev.candor.cli;

import static dev.candor.cli.Terminal.candor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.cli.option.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class RulesTableCommandTest {

  private static final String RULE =
      """
      id: house-hours
      title: Hours of the house
      sentence: The house sends texts in the hours of its office only.
      citation: { body: House, corpus: House policy, section: "1" }
      verified: house
      effective: { from: 2026-01-01 }
      jurisdiction: house
      when:
        channel: text # and no other
      restrict:
        hours: { from: "09:00", to: "18:00", zone: recipient }
      explanation: The house texts from {hours} only.
      """;

  @TempDir private Path folder;
  private Path rules;

  @BeforeEach
  void a_rulebook() throws IOException {
    rules = Files.createDirectories(folder.resolve("house"));
    Files.writeString(rules.resolve("rulebook.yaml"), "name: house\nversion: \"1\"\n");
    Files.createDirectories(rules.resolve("rules"));
    Files.writeString(rules.resolve("rules/hours.yaml"), RULE);
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private Terminal table(String... args) {
    String[] all = new String[args.length + 2];
    all[0] = "rules";
    all[1] = "table";
    System.arraycopy(args, 0, all, 2, args.length);
    return candor(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.xlsx", "t.csv"})
  void a_rulebook_goes_out_and_comes_back_the_same(String name) throws IOException {
    Terminal out = table("export", rules.toString(), "--all", "-o", at(name).toString());
    assertThat(out.out()).startsWith("1 rule, 14 columns: ");
    Terminal back = table("import", at(name).toString(), "-o", rules.toString());
    assertThat(back.out()).startsWith("0 added, 0 edited, 1 the same: ");
    assertThat(Files.readString(rules.resolve("rules/hours.yaml"))).isEqualTo(RULE);

    Terminal fresh = table("import", at(name).toString(), "-o", at("fresh").toString());
    assertThat(fresh.out()).startsWith("added   house-hours\n1 added, 0 edited, 0 the same: ");
    assertThat(candor("rules", "diff", rules.toString(), at("fresh").toString()))
        .satisfies(
            diff -> {
              assertThat(diff.out()).isEqualTo("Nothing differs.\n");
              assertThat(diff.exit()).isZero();
            });
    assertThat(candor("rules", "diff", rules.toString(), at(name).toString()).exit()).isZero();
  }

  @Test
  void the_standard_rulebook_goes_out_and_comes_back_the_same() {
    assertThat(table("export", "--all", "-o", at("us.xlsx").toString()).exit()).isZero();
    Terminal back =
        table(
            "import", at("us.xlsx").toString(), "--from", "rulebook-us", "-o", at("us").toString());
    assertThat(back.err()).isEmpty();
    assertThat(back.out()).startsWith("0 added, 0 edited, ");
    assertThat(candor("rules", "diff", "rulebook-us", at("us").toString()).out())
        .isEqualTo("Nothing differs.\n");
  }

  @Test
  void an_edited_table_edits_its_rule_and_the_difference_says_in_what() throws IOException {
    Files.createDirectories(at("old/rules"));
    Files.copy(rules.resolve("rulebook.yaml"), at("old/rulebook.yaml"));
    Files.copy(rules.resolve("rules/hours.yaml"), at("old/rules/hours.yaml"));
    table("export", rules.toString(), "--rules", "house-*", "-o", at("t.csv").toString());
    Files.writeString(at("t.csv"), Files.readString(at("t.csv")).replace("18:00", "17:00"));
    assertThat(table("import", at("t.csv").toString(), "-o", rules.toString()).out())
        .startsWith("edited  house-hours\n0 added, 1 edited, 0 the same: ");

    Terminal diff = candor("rules", "diff", at("old").toString(), rules.toString());
    assertThat(diff.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(diff.out())
        .isEqualTo(
            """
            edited  house-hours  rules/hours.yaml:1:1
                restrict / hours / to
                  - 18:00
                  + 17:00
            Rules: 0 added, 0 removed, 1 edited.
            """);
    JsonNode json =
        candor("rules", "diff", at("old").toString(), rules.toString(), "--json").json();
    assertThat(json.at("/rules/0/kind").asText()).isEqualTo("edited");
    assertThat(json.at("/rules/0/changes/0/key").asText()).isEqualTo("restrict / hours / to");
    assertThat(json.at("/rules/0/changes/0/before").asText()).isEqualTo("18:00");
    assertThat(json.at("/rules/0/changes/0/after").asText()).isEqualTo("17:00");
    assertThat(json.at("/others")).isEmpty();
  }

  @Test
  void a_table_with_a_fault_writes_nothing_and_names_the_cell() throws IOException {
    table("export", rules.toString(), "--all", "-o", at("t.csv").toString());
    Files.writeString(at("t.csv"), Files.readString(at("t.csv")).replace("recipient", "recipent"));
    Terminal refused = table("import", at("t.csv").toString(), "-o", at("new").toString());
    assertThat(refused.exit()).isEqualTo(ExitCode.BROKEN);
    assertThat(refused.err())
        .isEqualTo(
            """
            1 fault in the table:
            t.csv:2:13 $.restrict.hours.zone: The value (recipent) is not a known zone.
            Maybe check its spelling.
            """);
    assertThat(at("new")).doesNotExist();
  }

  @Test
  void says_what_it_cannot_do() {
    assertThat(table("export", rules.toString(), "--all", "-o", at("t.ods").toString()).err())
        .contains("ends in neither .xlsx nor .csv")
        .contains("\nMaybe ");
    assertThat(table("export", rules.toString(), "--rules", "no*", "-o", at("t.csv").toString()))
        .satisfies(
            none -> {
              assertThat(none.exit()).isEqualTo(ExitCode.BAD_INPUT);
              assertThat(none.err()).contains("There is no rule like (no*).");
            });
    assertThat(table("export", rules.toString(), "-o", at("t.csv").toString()).exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(table("import", at("none.csv").toString(), "-o", rules.toString()).err())
        .contains("cannot be read");
    assertThat(
            table(
                    "import",
                    at("none.csv").toString(),
                    "--from",
                    "rulebook-us",
                    "-o",
                    rules.toString())
                .exit())
        .isEqualTo(ExitCode.BAD_INPUT);
  }
}
