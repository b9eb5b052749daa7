package dev.candor.drl;

import static dev.candor.fixture.CandorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.compliance.DroolsRules;
import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Rules;
import dev.candor.decision.TemplateState;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fixture.Personas;
import dev.candor.law.RulebookVersion;
import dev.candor.message.Channel;
import dev.candor.message.Manner;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.BorrowerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the door does when it is opened, and that it is shut where nobody opens it. */
@Tag("slow")
class DrlRulesTest {

  private static final RulebookVersion VERSION = new RulebookVersion("none", "1", "sha256:0");
  private static final Rules SILENT = facts -> new Decision(VERSION, List.of());

  private static final String HEAD =
      """
      package house;
      import dev.candor.decision.Facts;
      import dev.candor.law.Citation;
      import dev.candor.message.Channel;
      import dev.candor.party.Loan;
      global dev.candor.drl.DrlFindings findings;
      """;

  private static final String NO_TEXTS =
      HEAD
          + """
            rule "no texts about debts" when
              Facts(channel == Channel.TEXT)
              $loan : Loan(daysPastDue > 0)
            then
              findings.refuse("house-no-texts", "No texts about debts",
                  new Citation("House", "House policy", "4.2", null, Citation.Verified.HOUSE),
                  $loan.id() + " is past due.");
            end
            """;

  private static DrlRules rules(Rules rulebook, String text) {
    return DrlRules.allowingCode("CHANGE-42").beside(rulebook, Map.of("house/texts.drl", text));
  }

  private static Facts asks(Channel channel) {
    BorrowerFile file = Personas.newYorker();
    return new Facts(
        Instant.parse("2026-04-07T16:00:00Z"),
        Subject.LOAN_OVERDUE_FIRST_NOTICE,
        Theme.OPS_COLL_DEBT,
        channel,
        true,
        file,
        null,
        file.contacts().get(0),
        List.of(),
        file.loans(),
        null,
        null,
        file.history(),
        TemplateState.ENABLED,
        "en",
        Set.of(channel),
        true,
        0,
        List.of(),
        Manner.PLAIN,
        null);
  }

  private static Rulebook house(Path folder) throws IOException {
    Files.writeString(folder.resolve("rulebook.yaml"), "name: house\nversion: \"1\"\n");
    Files.createDirectories(folder.resolve("rules"));
    Files.writeString(
        folder.resolve("rules/chat.yaml"),
        """
        id: house-no-email
        title: No mail
        sentence: The house sends no e-mail.
        citation: { body: House, corpus: House policy, section: "1" }
        verified: house
        effective: { from: 2020-01-01 }
        jurisdiction: house
        when: { channel: [email, text] }
        refuse: true
        explanation: No e-mail.
        """);
    return Rulebooks.fromFolder(folder);
  }

  @Test
  void adds_findings_with_id_citation_and_explanation(@TempDir Path folder) throws IOException {
    Rulebook house = house(folder);
    DrlRules rules = rules(DroolsRules.of(house), NO_TEXTS);
    Decision text = rules.decide(asks(Channel.TEXT));
    assertThat(text)
        .refuses("house-no-texts")
        .citing("House policy 4.2")
        .because(DrlFindings.ALLOWED_BY, "CHANGE-42");
    assertThat(text).refuses("house-no-email");
    assertThat(text.rulebook().name()).isEqualTo("house+drl");
    assertThat(text.rulebook().hash()).startsWith(house.version().hash() + "+sha256:");
    assertThat(rules.decide(asks(Channel.EMAIL)).findings())
        .isEqualTo(DroolsRules.of(house).decide(asks(Channel.EMAIL)).findings());
  }

  @Test
  void compiles_the_example_of_its_documentation() throws IOException {
    String page = Files.readString(Path.of("../docs/raw-drl.md"));
    int begin = page.indexOf("package house;");
    DrlRules rules = rules(SILENT, page.substring(begin, page.indexOf("```", begin)));
    assertThat(rules.decide(asks(Channel.TEXT)).findings()).isEmpty();
  }

  /** What a lawyer must know before opening it: the door is no window. */
  @Test
  void runs_whatever_code_it_is_given(@TempDir Path folder) throws IOException {
    Path proof = folder.resolve("proof");
    rules(
            SILENT,
            HEAD
                + """
                  rule "anything" when
                    Facts(eval(new java.io.File("%s").createNewFile()))
                  then
                    new ProcessBuilder("sh", "-c", "echo ran > %s").start().waitFor();
                  end
                  """
                    .formatted(proof, proof))
        .decide(asks(Channel.TEXT));
    assertThat(Files.readString(proof)).isEqualTo("ran\n");
  }

  @Test
  void is_shut_to_a_rulebook_folder(@TempDir Path folder) throws IOException {
    house(folder);
    Files.writeString(folder.resolve("rules/texts.drl"), NO_TEXTS);
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> Rulebooks.fromFolder(folder))
        .withMessageContaining("rules/texts.drl: A rulebook has no place for this file.");
  }

  @Test
  void is_shut_while_nobody_answers_for_it() {
    assertThatIllegalArgumentException().isThrownBy(() -> DrlRules.allowingCode(" "));
  }

  @Test
  void refuses_when_a_rule_throws() {
    assertThat(
            rules(SILENT, HEAD + "rule r when $f : Facts() then Integer.parseInt(\"Jane\"); end\n")
                .decide(asks(Channel.TEXT)))
        .refuses("rule-evaluation-failed")
        .because("failure", "NumberFormatException");
  }

  @Test
  void refuses_when_a_finding_has_no_explanation() {
    assertThat(
            rules(
                    SILENT,
                    HEAD
                        + "rule r when Facts() then findings.refuse(\"a\", \"A\", Citation.house(\"1\"), \"\"); end\n")
                .decide(asks(Channel.TEXT)))
        .refuses("rule-evaluation-failed");
  }

  @Test
  void refuses_when_rules_do_not_end() {
    assertThat(
            rules(
                    SILENT,
                    HEAD
                        + "rule t when $n : Integer() then delete($n); insert(Integer.valueOf($n + 1)); end\n"
                        + "rule u when Facts() then insert(Integer.valueOf(0)); end\n")
                .decide(asks(Channel.TEXT)))
        .refuses("rule-evaluation-failed");
  }

  @Test
  void lists_the_faults_of_a_text_with_their_lines() {
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> rules(SILENT, HEAD + "rule r when Loan(dayPastDue > 3) then end\n"))
        .withMessageContaining("house/texts.drl:")
        .withMessageContaining("dayPastDue")
        .withMessageContaining("Maybe");
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> rules(SILENT, "package house;\nrule r when then end\n"))
        .withMessageContaining("global dev.candor.drl.DrlFindings findings");
  }
}
