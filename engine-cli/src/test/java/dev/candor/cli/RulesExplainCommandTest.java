package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesExplainCommandTest {

  private static final String NIGHT = "2026-03-07T03:30:00Z";

  @TempDir private Path folder;

  private JsonNode explain(String request, String now, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "rules",
                "explain",
                Terminal.EXAMPLES.resolve("requests").resolve(request).toString(),
                "--json",
                "--now",
                now,
                "--db",
                folder.resolve("record.db").toString()));
    args.addAll(List.of(more));
    if (!args.contains("--portfolio")) {
      args.add("--portfolio");
      args.add(Terminal.EXAMPLES.resolve("portfolio.json").toString());
    }
    return Terminal.candor(args.toArray(String[]::new)).json();
  }

  private static JsonNode fact(JsonNode facts, String name) {
    for (JsonNode one : facts) {
      if (one.get("fact").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError(name + " is not among " + facts);
  }

  @Test
  void names_the_one_fact_that_would_lift_a_refusal_and_it_does() throws IOException {
    JsonNode lift = explain("bankruptcy.json", Terminal.NOW).at("/lifts/0");

    assertThat(lift.get("ruleId").asText()).isEqualTo("us-bankruptcy-stay");
    JsonNode first = lift.at("/facts/0");
    assertThat(first.get("fact").asText()).isEqualTo("bankruptcy.stayInForce");
    assertThat(first.get("is").asText()).isEqualTo("yes");
    assertThat(first.get("wouldBe").asText()).isEqualTo("no");

    ObjectMapper mapper = new ObjectMapper();
    JsonNode portfolio = mapper.readTree(Terminal.EXAMPLES.resolve("portfolio.json").toFile());
    portfolio
        .findParents("stayInForce")
        .forEach(bankruptcy -> ((ObjectNode) bankruptcy).put("stayInForce", false));
    Path lifted = folder.resolve("lifted.json");
    mapper.writeValue(lifted.toFile(), portfolio);
    JsonNode then = explain("bankruptcy.json", Terminal.NOW, "--portfolio", lifted.toString());
    assertThat(then.get("outcome").asText()).isEqualTo("accepted");
    assertThat(then.get("lifts")).isEmpty();
    assertThat(then.get("nearly").findValuesAsText("ruleId")).contains("us-bankruptcy-stay");
  }

  @Test
  void a_cap_is_lifted_by_time_first() {
    JsonNode lift = explain("seven-calls.json", Terminal.NOW).at("/lifts/0");

    assertThat(lift.get("ruleId").asText()).isEqualTo("us-reg-f-call-frequency");
    assertThat(lift.at("/facts/0/fact").asText()).isEqualTo("sendAt");
    assertThat(lift.at("/facts/0/is").asText()).isEqualTo(Terminal.NOW);
    assertThat(lift.at("/facts/0/wouldBe").asText()).isEqualTo("2026-03-07T05:00:00Z");
    assertThat(fact(lift.get("facts"), "channel").get("wouldBe").asText())
        .isEqualTo("something other than voice");
  }

  @Test
  void names_the_rules_that_one_fact_kept_silent() {
    JsonNode nearly = explain("overdue-email.json", NIGHT).get("nearly");

    assertThat(nearly.findValuesAsText("ruleId")).contains("us-reg-f-call-frequency");
    for (JsonNode one : nearly) {
      if (one.get("ruleId").asText().equals("us-reg-f-call-frequency")) {
        assertThat(one.get("would").asText()).isEqualTo("would restrict");
        assertThat(one.at("/facts/0/is").asText()).isEqualTo("email");
        assertThat(one.at("/facts/0/wouldBe").asText()).isEqualTo("voice");
      }
    }
  }

  @Test
  void names_the_exception_that_would_lift_a_refusal_if_one_more_fact_were_so() throws IOException {
    Path request =
        Files.writeString(
            folder.resolve("request.json"),
            "{\"subject\": \"loanOverdueFirstNotice\", \"channel\": \"text\", \"personId\": \"BO-CHICAGO\"}");

    JsonNode lift =
        explain(
                request.toAbsolutePath().toString(),
                Terminal.NOW,
                "--rulebook",
                House.rulebook(folder).toString())
            .at("/lifts/0");

    assertThat(lift.get("ruleId").asText()).isEqualTo("house-no-texts");
    JsonNode exception = lift.at("/exceptions/0");
    assertThat(exception.get("ruleId").asText()).isEqualTo("house-texts-to-new-york");
    assertThat(exception.get("would").asText()).isEqualTo("would except house-no-texts");
    assertThat(exception.at("/facts/0/fact").asText()).isEqualTo("address.state");
    assertThat(exception.at("/facts/0/is").asText()).isEqualTo("IL");
    assertThat(exception.at("/facts/0/wouldBe").asText()).isEqualTo("NY");
  }

  @Test
  @Tag("slow")
  void tells_it_to_a_person_with_the_next_time_of_each_rule_on_both_clocks() {
    Terminal told =
        Terminal.candor(
            "rules",
            "explain",
            "../examples/requests/seven-calls.json",
            "--portfolio",
            "../examples/portfolio.json",
            "--db",
            folder.resolve("record.db").toString(),
            "--now",
            Terminal.NOW);

    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.out())
        .contains("permits from 2026-03-07T05:00:00Z  (Sat 7 Mar 00:00 America/New_York)")
        .contains(
            "  lifts     us-reg-f-call-frequency\n            sendAt is 2026-03-06T15:00:00Z; were it 2026-03-07T05:00:00Z")
        .contains("  nearly\n");
    assertThat(folder.resolve("record.db")).doesNotExist();
  }
}
