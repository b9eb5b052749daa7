package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Candor;
import dev.candor.compliance.DroolsRules;
import dev.candor.compliance.Rulebooks;
import dev.candor.interaction.Outcome;
import dev.candor.json.Portfolio;
import dev.candor.message.Channel;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.party.Borrowers;
import dev.candor.party.Company;
import dev.candor.store.JdbcInteractions;
import dev.candor.template.TemplateRenderer;
import dev.candor.template.Templatebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the README and docs/commands.md to what runs. */
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Path COMMANDS = Path.of("..", "docs", "commands.md");

  @TempDir private Path folder;

  @Test
  @Tag("slow")
  void the_lines_of_the_first_screen_run() {
    ClassLoader loader = ReadmeTest.class.getClassLoader();
    String file = folder.resolve("candor.db").toString();
    Portfolio portfolio = Portfolio.read(Terminal.EXAMPLES.resolve("portfolio.json"));
    Borrowers borrowers = portfolio;
    Company company = portfolio.company();
    Clock clock = Clock.fixed(java.time.Instant.parse(Terminal.NOW), java.time.ZoneOffset.UTC);
    // tag::ten-lines
    Candor candor =
        Candor.builder()
            .borrowers(borrowers) // yours: one method, find(PersonId)
            .company(company) // whoever sends, as letters print it
            .rules(DroolsRules.of(Rulebooks.fromClasspath(loader, "rulebook/us")))
            .renderer(TemplateRenderer.of(Templatebook.fromClasspath(loader, "templatebook/us")))
            .interactions(JdbcInteractions.open(file)) // SQLite; or jdbc:postgresql://...
            .clock(clock)
            .build();

    Outcome outcome =
        candor.send(
            SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, PersonId.of("BO-NEWYORK"))
                .channel(Channel.EMAIL)
                .loan(LoanId.of("LN-NEWYORK"))
                .build());

    String answer =
        outcome.match(
            queued -> "goes now as " + queued.interaction().id(),
            scheduled -> "goes at " + scheduled.interaction().sendAt(),
            refused -> "may not go: " + refused.verdict().message());
    // end::ten-lines
    assertThat(answer).startsWith("goes now as IX-");
  }

  @Test
  void the_readme_shows_these_lines() throws IOException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line :
        Files.readAllLines(Path.of("src/test/java/dev/candor/cli/ReadmeTest.java"))) {
      if (line.contains("// end::ten-lines")) {
        break;
      }
      if (inside) {
        lines.add(line.startsWith("    ") ? line.substring(4) : line);
      }
      inside |= line.strip().equals("// tag::ten-lines");
    }
    assertThat(lines).hasSizeGreaterThan(10);
    assertThat(Files.readString(README)).contains("```java\n" + String.join("\n", lines) + "\n```");
  }

  @Test
  void the_readme_is_short() throws IOException {
    List<String> lines = Files.readAllLines(README);

    assertThat(lines)
        .hasSizeLessThanOrEqualTo(80)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(160));
  }

  @Test
  void the_readme_and_the_pages_it_names_link_to_what_is_there() throws IOException {
    for (Path page :
        List.of(
            README,
            COMMANDS,
            COMMANDS.resolveSibling("embedding.md"),
            COMMANDS.resolveSibling("promises.md"))) {
      Matcher link = Pattern.compile("\\]\\(([^)#:]+)[^)]*\\)").matcher(Files.readString(page));
      while (link.find()) {
        assertThat(page.resolveSibling(link.group(1))).as(page + " links to").exists();
      }
    }
  }

  @Test
  void the_command_of_the_readme_is_the_first_of_the_page() throws IOException {
    assertThat(commands(README)).hasSize(1).containsExactly(commands(COMMANDS).get(0));
  }

  private static List<String> commands(Path page) throws IOException {
    return Files.readAllLines(page).stream().filter(line -> line.startsWith("./candor ")).toList();
  }

  @Test
  @Tag("slow")
  void the_commands_of_the_page_end_as_it_says() throws IOException {
    List<String> told = commands(COMMANDS);
    assertThat(told).hasSizeGreaterThanOrEqualTo(20);
    for (String line : told) {
      String[] parts = line.split("#", 2);
      List<String> args =
          new ArrayList<>(
              List.of(
                  parts[0]
                      .strip()
                      .substring("./candor ".length())
                      .replace("'", "")
                      .replace("examples/", "../examples/")
                      .split("\\s+")));
      int output = args.indexOf("-o");
      if (output >= 0) {
        args.set(output + 1, folder.resolve(args.get(output + 1)).toString());
      }
      if (args.get(0).equals("send")
          || args.get(0).equals("explain")
          || args.get(0).equals("when")
          || args.get(0).equals("release")
          || args.get(0).equals("interactions")) {
        args.add("--db");
        args.add(folder.resolve("readme.db").toString());
      }
      int exit = Terminal.candor(args.toArray(String[]::new)).exit();
      assertThat(exit).as(line).isEqualTo(parts.length > 1 && parts[1].contains("exit 1") ? 1 : 0);
    }
  }

  @Test
  void the_page_lists_every_example() throws IOException {
    String page = Files.readString(COMMANDS);
    try (Stream<Path> requests = Files.list(Terminal.EXAMPLES.resolve("requests"))) {
      assertThat(requests)
          .allSatisfy(
              file ->
                  assertThat(page)
                      .contains("`" + file.getFileName().toString().replace(".json", "") + "`"));
    }
  }

  @Test
  void the_rule_of_the_guide_works(@TempDir Path rulebook) throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "writing-rules.md"));
    int from = guide.indexOf("id: house-no-texts-about-debts");
    Files.createDirectories(rulebook.resolve("rules"));
    Files.writeString(rulebook.resolve("rulebook.yaml"), "name: guide\nversion: \"1\"\n");
    Files.writeString(
        rulebook.resolve("rules/no-texts.yaml"), guide.substring(from, guide.indexOf("```", from)));

    int words = guide.indexOf("id: house-whom-to-call-words");
    Files.createDirectories(rulebook.resolve("disclosures"));
    Files.writeString(
        rulebook.resolve("disclosures/words.yaml"),
        guide.substring(words, guide.indexOf("```", words)));

    Terminal explained =
        Terminal.example(
            "explain",
            "night-text.json",
            folder.resolve("guide.db"),
            "--now",
            Terminal.NOW,
            "--rulebook",
            rulebook.toString());

    assertThat(explained.exit()).as(explained.err()).isEqualTo(1);
    assertThat(explained.json().get("message").asText())
        .contains("The house sends no texts about debts; LN-NEWYORK is one.");
  }
}
