package dev.candor.workshop;

import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.workshop.casebook.Casebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A small rulebook of a house, with every file it has. */
public final class Book {

  /** Texts from nine to six, on the clock of the borrower. */
  public static final String HOURS =
      """
      id: house-hours
      title: Hours of the house
      sentence: The house sends texts in the hours of its office only.
      citation: { body: House, corpus: House policy, section: "1" }
      verified: house
      effective: { from: 2026-01-01 }
      jurisdiction: house
      when:
        channel: text
        loan.daysPastDue: { at least: 30 }
      restrict:
        hours: { from: "09:00", to: "18:00", zone: recipient }
      explanation: The house texts from {hours} only.
      """;

  /** At most two voice calls in three days. */
  public static final String CALLS =
      """
      id: house-calls
      title: Two calls in three days
      sentence: The house calls about a debt twice in three days at most.
      citation: { body: House, corpus: House policy, section: "2" }
      verified: house
      effective: { from: 2026-01-01 }
      jurisdiction: house
      when:
        channel: voice
      restrict:
        cap:
          at most: house-most-calls
          days: 3
          per: debt
          zone: recipient
          count: { channel: voice, direction: outbound }
      explanation: "{count} of {max} calls in {days} days are used."
      """;

  public static final String PERSONA =
      """
      persona: nora
      request: { subject: loanOverdueFirstNotice, channel: text, theme: opsCollDebt }
      file:
        borrower: { id: P-1, status: active }
        contacts:
          - id: C-work
            type: phone
            value: "+1 212 555 0101"
            phoneKind: landline
            label: work
          - id: C-1
            type: phone
            value: "+1 212 555 0100"
            phoneKind: mobile
            status: primary
          - id: C-2
            type: address
            address: { line1: 1 Main St, city: New York, state: NY, postalCode: "10001", country: US }
        loans:
          - { id: LN-1, actorRole: debtCollector, status: active, daysPastDue: 45, creditor: Bank, balance: { amount: "100.00", currency: USD } }
      """;

  public static final String HOURS_CASES =
      """
      rule: house-hours
      cases:
        - case: A text at six in the evening waits for the next morning.
          persona: nora
          now: 2026-03-06T18:00:00-05:00
          expect: { waits until: 2026-03-07T09:00:00-05:00 }
        - case: A text a minute before six goes.
          persona: nora
          now: 2026-03-06T17:59:00-05:00
          expect: lets through
        - case: A text at nine goes.
          persona: nora
          now: 2026-03-06T09:00:00-05:00
          expect: lets through
        - case: A text a minute before nine is stopped.
          persona: nora
          now: 2026-03-06T08:59:00-05:00
          expect: stops
        - case: A call at night is none of its business.
          persona: nora
          now: 2026-03-06T20:00:00-05:00
          request: { channel: voice }
          expect: silent
        - case: On the thirtieth day the rule begins.
          persona: nora
          now: 2026-03-06T20:00:00-05:00
          loan: { daysPastDue: 30 }
          expect: stops
        - case: On the day before it does not.
          persona: nora
          now: 2026-03-06T20:00:00-05:00
          loan: { daysPastDue: 29 }
          expect: silent
        - case: On the day the house began to keep its hours it did.
          persona: nora
          now: 2026-01-01T20:00:00Z
          contacts:
            - { id: C-9, type: phone, value: "+44 20 7946 0000", phoneKind: mobile }
            - { id: C-8, type: address, address: { line1: 1 Main St, city: New York, state: NY, postalCode: "10001", country: US } }
          borrower: { timeZone: Europe/London }
          expect: stops
        - case: The day before it did not.
          persona: nora
          now: 2025-12-31T20:00:00Z
          borrower: { timeZone: Europe/London }
          expect: silent
      """;

  public static final String CALLS_CASES =
      """
      rule: house-calls
      cases:
        - case: The third call in three days is stopped.
          id: CALL-1
          source: our handbook, page 3
          note: The calls are of one morning.
          persona: nora
          now: 2026-03-06T12:00:00-05:00
          request: { channel: voice }
          history:
            - { at: 2026-03-06T09:00:00-05:00 }
            - { at: 2026-03-06T10:00:00-05:00 }
          expect: stops
        - case: Two calls count as two.
          persona: nora
          now: 2026-03-06T12:00:00-05:00
          request: { channel: voice }
          history:
            - { at: 2026-03-04T23:59:00-05:00 }
            - { at: 2026-03-06T10:00:00-05:00 }
            - { at: 2026-03-06T10:00:00-05:00, channel: text }
            - { at: 2026-03-06T10:00:00-05:00, direction: inbound }
          expect: { counts: 2 }
        - case: A second call goes.
          persona: nora
          now: 2026-03-06T12:00:00-05:00
          request: { channel: voice }
          history:
            - { at: 2026-03-06T10:00:00-05:00 }
          expect: lets through
      """;

  private final Map<String, String> files = new LinkedHashMap<>();

  /** Without any fault, and with cases that all pass. */
  public static Book good() {
    return new Book()
        .with("rulebook.yaml", "name: house\nversion: \"1\"\n")
        .with("rules/hours.yaml", HOURS)
        .with("rules/calls.yaml", CALLS)
        .with(
            "parameters/calls.yaml",
            "id: house-most-calls\ntitle: Calls\nunit: calls\nvalues: { 2026-01-01: 2 }\n")
        .with("personas/nora.yaml", PERSONA)
        .with("cases/hours.yaml", HOURS_CASES)
        .with("cases/calls.yaml", CALLS_CASES);
  }

  /** With another file, or a file that says something else. */
  public Book with(String name, String text) {
    files.put(name, text);
    return this;
  }

  /** With something else in a file. */
  public Book changed(String name, String old, String other) {
    String text = files.get(name);
    if (!text.contains(old)) {
      throw new IllegalArgumentException("(" + old + ") is not in " + name);
    }
    return with(name, text.replace(old, other));
  }

  public Book without(String name) {
    files.remove(name);
    return this;
  }

  public Path in(Path folder) {
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  public RulebookReading reading(Path folder) {
    return Rulebooks.readFolder(in(folder), null);
  }

  Casebook casebook(Path folder) {
    return Casebook.reading(reading(folder), new TreeMap<>());
  }
}
