package dev.candor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small rulebook of the house: a rule that warns, one that refuses, one that excepts from it. */
final class House {

  private House() {}

  static Path rulebook(Path folder) throws IOException {
    Path house = folder.resolve("house");
    Path rules = Files.createDirectories(house.resolve("rules/house"));
    Files.writeString(house.resolve("rulebook.yaml"), "name: house\nversion: \"1\"\n");
    Files.writeString(
        rules.resolve("no-texts.yaml"),
        rule(
            "house-no-texts",
            "No texts about debts",
            "4.2",
            """
            when:
              channel: text
              theme: opsCollDebt
            refuse: true
            explanation: The house sends no texts about debts; {loan} is one.
            """));
    Files.writeString(
        rules.resolve("texts-warned.yaml"),
        rule(
            "house-texts-warned",
            "Texts about debts",
            "4.3",
            """
            when:
              channel: text
              theme: opsCollDebt
            severity: warn
            refuse: true
            explanation: A text about a debt is to be looked at by a second person.
            """));
    Files.writeString(
        rules.resolve("texts-to-new-york.yaml"),
        rule(
            "house-texts-to-new-york",
            "Texts to New York",
            "4.4",
            """
            when:
              channel: text
              address.state: NY
            overrides:
              - { rule: house-no-texts, because: New York is tried first }
            explanation: Texts to New York are tried.
            """));
    return house;
  }

  private static String rule(String id, String title, String section, String rest) {
    return """
        id: %s
        title: %s
        sentence: What the house says of texts.
        citation: { body: House, corpus: House policy, section: "%s" }
        verified: house
        effective: { from: 2026-01-01 }
        jurisdiction: house
        """
            .formatted(id, title, section)
        + rest;
  }
}
