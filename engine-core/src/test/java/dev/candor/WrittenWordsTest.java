package dev.candor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.DroolsRules;
import dev.candor.compliance.Rulebooks;
import dev.candor.fixture.Personas;
import dev.candor.interaction.Outcome;
import dev.candor.message.Channel;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.party.BorrowerFile;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is written is read by the rules that ask for its words, before it is recorded. */
class WrittenWordsTest {

  private static House house(String rest, BorrowerFile file) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", "name: words\nversion: \"1\"\n".getBytes(UTF_8));
    files.put(
        "rules/words.yaml",
        ("""
        id: words
        title: Words
        sentence: A message of the house does not say this.
        citation: { body: House, corpus: House policy, section: "1" }
        verified: house
        effective: { from: 2020-01-01 }
        jurisdiction: house
        explanation: The message says what the house does not say.
        refuse: true
        """
                + rest)
            .getBytes(UTF_8));
    return House.set(
        options ->
            options.rules(
                DroolsRules.of(
                    Rulebooks.fromFiles(
                        files,
                        Rulebooks.fromClasspath(House.class.getClassLoader(), "rulebook/us")))),
        file);
  }

  private static Outcome send(House house, BorrowerFile file) {
    return house.candor.send(
        SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, file.borrower().id())
            .channel(Channel.EMAIL)
            .build());
  }

  @Test
  void a_message_that_says_it_is_refused_and_not_recorded() {
    BorrowerFile file = Personas.newYorker();
    House house = house("when: { message.words: [Juniper Lending] }\n", file);

    Outcome outcome = send(house, file);

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).verdict().decision().refusals())
        .extracting(one -> one.reason().ruleId().value())
        .containsExactly("words");
    assertThat(house.interactions.list(file.borrower().id(), 10)).isEmpty();
  }

  @Test
  void one_that_does_not_goes() {
    BorrowerFile file = Personas.newYorker();

    assertThat(send(house("when: { message.words: [we will sue] }\n", file), file))
        .isInstanceOf(Outcome.Queued.class);
  }

  @Test
  void a_warning_goes_along_into_the_record() {
    BorrowerFile file = Personas.newYorker();
    House house = house("severity: warn\nwhen: { message.words: [Juniper Lending] }\n", file);

    Outcome outcome = send(house, file);

    assertThat(outcome).isInstanceOf(Outcome.Queued.class);
    assertThat(((Outcome.Queued) outcome).verdict().decision().warnings())
        .extracting(one -> one.reason().ruleId().value())
        .contains("words");
  }
}
