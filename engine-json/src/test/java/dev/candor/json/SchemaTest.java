package dev.candor.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @ParameterizedTest
  @EnumSource(InputSchema.class)
  void says_what_the_records_say(InputSchema schema) throws Exception {
    JsonNode expected = SchemaOfRecords.of(recordOf(schema), titleOf(schema));

    assertThat(SchemaOfRecords.bare(JSON.readTree(schema.text())))
        .as(
            "The schema has drifted from the records; the records ask for:%n%s",
            expected.toPrettyString())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(InputSchema.class)
  void describes_itself_every_definition_and_every_property(InputSchema schema) throws Exception {
    JsonNode root = JSON.readTree(schema.text());
    List<String> silent = new ArrayList<>();
    silent(root, "$", silent);
    root.get("$defs")
        .properties()
        .forEach(entry -> silent(entry.getValue(), entry.getKey(), silent));

    assertThat(silent).isEmpty();
  }

  private static void silent(JsonNode shape, String name, List<String> silent) {
    if (shape.path("description").asText().isBlank()) {
      silent.add(name);
    }
    shape
        .path("properties")
        .properties()
        .forEach(
            property -> {
              if (property.getValue().path("description").asText().isBlank()) {
                silent.add(name + "." + property.getKey());
              }
            });
  }

  @Test
  void holds_all_129_subjects() throws Exception {
    JsonNode subjects = JSON.readTree(InputSchema.REQUEST.text()).at("/$defs/subject/enum");

    assertThat(subjects).hasSize(129).hasSize(Subject.values().length);
  }

  @ParameterizedTest
  @MethodSource("goodRequests")
  void every_good_example_request_keeps_the_schema(String file) throws Exception {
    assertThat(errors(InputSchema.REQUEST, Files.readString(Examples.REQUESTS.resolve(file))))
        .isEmpty();
  }

  static Stream<String> goodRequests() throws IOException {
    return Examples.requests().stream().filter(name -> !name.equals("bad-words.json"));
  }

  @Test
  void the_example_with_bad_words_breaks_the_schema_at_all_three() throws Exception {
    assertThat(
            errors(
                InputSchema.REQUEST, Files.readString(Examples.REQUESTS.resolve("bad-words.json"))))
        .anyMatch(error -> error.startsWith("/subject"))
        .anyMatch(error -> error.startsWith("/channel"))
        .anyMatch(error -> error.startsWith("/theme"));
  }

  @Test
  void the_example_portfolio_keeps_the_schema() throws Exception {
    assertThat(errors(InputSchema.PORTFOLIO, Files.readString(Examples.PORTFOLIO))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "an unknown field             | /colour                               | \"red\"",
        "a missing company            | /company                              | -",
        "a borrower of unknown status | /borrowers/0/borrower/status          | \"asleep\"",
        "a loan that owes words       | /borrowers/0/loans/0/balance/amount   | \"much\"",
        "a small currency             | /borrowers/0/loans/0/balance/currency | \"usd\"",
        "negative days past due       | /borrowers/0/loans/0/daysPastDue      | -1",
        "a day without its year       | /borrowers/0/loans/0/dueOn            | \"03-06\"",
        "an empty id                  | /borrowers/0/contacts/0/id            | \"\"",
        "a consent by carrier pigeon  | /borrowers/0/borrower/consents        | {\"pigeon\": {\"state\": \"granted\"}}",
        "a consent without a state    | /borrowers/0/borrower/consents        | {\"email\": {}}",
        "contacts that are no list    | /borrowers/0/contacts                 | {}",
        "a time without its offset    | /borrowers/0/contacts/0/optOuts       | [{\"channel\": \"text\", \"at\": \"2026-03-06T10:00:00\"}]",
      })
  void refuses_a_portfolio_with(String what, String pointer, String value) throws Exception {
    ObjectNode portfolio = (ObjectNode) JSON.readTree(Examples.PORTFOLIO.toFile());
    int slash = pointer.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) portfolio.at(pointer.substring(0, slash));
    if (value.equals("-")) {
      parent.remove(pointer.substring(slash + 1));
    } else {
      parent.set(pointer.substring(slash + 1), JSON.readTree(value));
    }

    assertThat(errors(InputSchema.PORTFOLIO, portfolio.toString())).as(what).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "no subject           | {\"personId\": \"BO-1\"}",
        "no borrower          | {\"subject\": \"statement\"}",
        "null for the subject | {\"subject\": null, \"personId\": \"BO-1\"}",
        "a negative jitter    | {\"subject\": \"statement\", \"personId\": \"BO-1\", \"sendJitter\": -1}",
        "half a second        | {\"subject\": \"statement\", \"personId\": \"BO-1\", \"sendJitter\": 0.5}",
        "a local time         | {\"subject\": \"statement\", \"personId\": \"BO-1\", \"sendAt\": \"2026-03-06T10:00:00\"}",
        "a blank id           | {\"subject\": \"statement\", \"personId\": \"  \"}",
        "a misspelt field     | {\"subject\": \"statement\", \"personId\": \"BO-1\", \"chanel\": \"email\"}",
        "text for a flag      | {\"subject\": \"statement\", \"personId\": \"BO-1\", \"strictUndefined\": \"true\"}",
        "a list               | []",
      })
  void refuses_a_request_with(String what, String request) throws Exception {
    assertThat(errors(InputSchema.REQUEST, request)).as(what).isNotEmpty();
    assertThat(RecordReader.read("request.json", request, SendRequest.class).faults())
        .as("the reader agrees: " + what)
        .isNotEmpty();
  }

  private static List<String> errors(InputSchema schema, String document) {
    return SCHEMAS
        .getSchema(schema.text(), InputFormat.JSON)
        .validate(document, InputFormat.JSON)
        .stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  private static Class<? extends Record> recordOf(InputSchema schema) {
    return schema == InputSchema.PORTFOLIO ? Portfolio.Contents.class : SendRequest.class;
  }

  private static String titleOf(InputSchema schema) {
    return schema == InputSchema.PORTFOLIO ? "Candor portfolio" : "Candor send request";
  }
}
