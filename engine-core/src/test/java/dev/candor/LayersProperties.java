package dev.candor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.DroolsRules;
import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.decision.Disclosure;
import dev.candor.decision.Verdict;
import dev.candor.fixture.Personas;
import dev.candor.message.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * Adding an upper layer never turns a no into a yes: rulebooks of the house made from a grammar,
 * honest ones and ones that try to lift the law, over the real law.
 */
@Tag("slow")
class LayersProperties {

  private static final Rulebook LAW =
      Rulebooks.fromClasspath(LayersProperties.class.getClassLoader(), "rulebook/us");
  private static final Plan BY_LAW = Plan.of(DroolsRules.of(LAW));

  /** Rules that stop many of the personas, so that lifting one would show. */
  private static final List<String> OFTEN =
      List.of(
          "us-reg-f-call-hours",
          "us-reg-f-call-frequency",
          "us-bankruptcy-stay",
          "us-reg-f-later-statement",
          "us-reg-f-opt-out-notice",
          "us-reg-f-attorney",
          "us-scra-calls");

  /**
   * A rulebook of the house.
   *
   * @param files by name
   * @param bypasses whether anything in it would change what lies below
   */
  record Upper(SortedMap<String, byte[]> files, boolean bypasses) {}

  /** A piece of text, and whether it would change what lies below. */
  private record Piece(String text, boolean bypasses) {
    static Piece fine(String text) {
      return new Piece(text, false);
    }
  }

  private static Arbitrary<Piece> fine(String... texts) {
    return Arbitraries.of(texts).map(Piece::fine);
  }

  /** One of the house's own most of the time, else one of the law's. */
  private static Arbitrary<Piece> id(String own, List<String> laws) {
    return Arbitraries.integers()
        .between(0, 29)
        .flatMap(
            odds -> odds > 0 ? fine(own) : Arbitraries.of(laws).map(id -> new Piece(id, true)));
  }

  private static List<String> ruleIds() {
    return LAW.rules().stream().map(rule -> rule.id().value()).toList();
  }

  private static Arbitrary<String> lawsRule() {
    return Arbitraries.oneOf(Arbitraries.of(OFTEN), Arbitraries.of(ruleIds()));
  }

  private static Arbitrary<Piece> overrides(int number) {
    Arbitrary<Piece> own =
        Arbitraries.just(Piece.fine(number == 0 ? "" : overriding("house-" + (number - 1))));
    Arbitrary<Piece> laws = lawsRule().map(id -> new Piece(overriding(id), true));
    return Arbitraries.frequencyOf(Tuple.of(12, fine("")), Tuple.of(2, own), Tuple.of(2, laws));
  }

  private static String overriding(String id) {
    return "overrides: [{ rule: %s, because: So it is wished. }]\n".formatted(id);
  }

  private static Arbitrary<Piece> saying() {
    return fine(
        "refuse: true\n",
        "require: { disclosure: house-words }\n",
        "require: { disclosure: us-reg-f-opt-out-words }\n",
        "restrict: { hours: { from: \"09:00\", to: \"17:00\", zone: recipient } }\n",
        "restrict: { hours: { from: \"22:00\", to: \"06:00\", zone: UTC } }\n",
        "restrict: { weekdays: { only: [monday, thursday], zone: recipient } }\n",
        "restrict: { holidays: { calendar: us-federal, zone: recipient } }\n",
        "restrict: { holidays: { calendar: house-days, zone: recipient } }\n",
        "restrict: { inconvenient times: true }\n",
        "restrict: { cap: { at most: house-number, days: 7, per: person, zone: recipient, count: {} } }\n",
        "restrict: { cap: { at most: us-reg-f-calls, hours: 48, per: borrower, count: {} } }\n",
        "restrict: { cool-down: { days: house-number, zone: recipient, per: debt, after: {} } }\n",
        "");
  }

  private static Arbitrary<Piece> rule(int number) {
    Arbitrary<String> head =
        Combinators.combine(
                Arbitraries.of("house", "us", "us/ny", "us/ca"),
                Arbitraries.of("house", "text", "quoted", "{ how: text, by: The Code }"),
                Arbitraries.of("2020-01-01", "2026-03-01", "2026-06-01", "1979-10-01"),
                Arbitraries.of("", "", "", "enabled: false\n", "severity: warn\n"),
                Arbitraries.of(
                    "{}",
                    "{}",
                    "{ channel: voice }",
                    "{ channel: [email, text] }",
                    "{ theme: opsCollDebt }",
                    "{ loan.daysPastDue: { more than: house-number } }",
                    "{ borrower.language: es }"))
            .as(
                (where, how, from, extra, when) ->
                    """
                    title: A rule of the house
                    sentence: The house says something.
                    citation: { body: Congress, corpus: 12 CFR, section: "1006.6(b)(1)" }
                    verified: %s
                    effective: { from: %s }
                    jurisdiction: %s
                    %swhen: %s
                    explanation: So it is.
                    """
                        .formatted(how, from, where, extra, when));
    return Combinators.combine(id("house-" + number, ruleIds()), head, saying(), overrides(number))
        .as(
            (id, rest, said, overridden) ->
                new Piece(
                    "id: " + id.text() + "\n" + rest + said.text() + overridden.text(),
                    id.bypasses() || overridden.bypasses()));
  }

  private static Arbitrary<Piece> words() {
    Arbitrary<Piece> also =
        Arbitraries.frequencyOf(
            Tuple.of(8, fine("", "says also: [house-short]\n")),
            Tuple.of(
                1,
                Arbitraries.of(LAW.disclosures().keySet())
                    .map(id -> new Piece("says also: [" + id + "]\n", true))));
    return Combinators.combine(id("house-words", List.copyOf(LAW.disclosures().keySet())), also)
        .as(
            (id, says) -> {
              StringBuilder text = new StringBuilder("id: " + id.text() + "\n" + says.text());
              text.append("words:\n");
              for (Channel channel : Channel.values()) {
                text.append("  ").append(channel.wireName()).append(": { en: Call us. }\n");
              }
              return new Piece(text.toString(), id.bypasses() || says.bypasses());
            });
  }

  @Provide
  Arbitrary<Upper> uppers() {
    Arbitrary<Piece> name =
        Arbitraries.integers()
            .between(0, 30)
            .map(odds -> odds > 0 ? Piece.fine("house") : new Piece("rulebook-us", true));
    Arbitrary<Piece> number =
        id("house-number", List.copyOf(LAW.parameters().keySet()))
            .map(
                id ->
                    new Piece(
                        "id: %s\nunit: days\nvalues: { 1970-01-01: 3, 2026-03-01: 90 }\n"
                            .formatted(id.text()),
                        id.bypasses()));
    Arbitrary<Piece> days =
        id("house-days", List.copyOf(LAW.calendars().keySet()))
            .map(
                id ->
                    new Piece(
                        "id: %s\nyears: { from: 2026, to: 2026 }\ndays: { 2026-03-06: Off }\n"
                            .formatted(id.text()),
                        id.bypasses()));
    Arbitrary<Piece> persona =
        id("house-one", List.of("customer"))
            .map(id -> new Piece("persona: %s\nfile: {}\n".formatted(id.text()), id.bypasses()));
    Arbitrary<List<Piece>> rules =
        Arbitraries.integers()
            .between(1, 3)
            .flatMap(
                many -> {
                  List<Arbitrary<Piece>> all = new ArrayList<>();
                  for (int i = 0; i < many; i++) {
                    all.add(rule(i));
                  }
                  return Combinators.combine(all).as(list -> list);
                });
    return Combinators.combine(name, rules, words(), number, days, persona)
        .as(LayersProperties::upper);
  }

  private static Upper upper(
      Piece name, List<Piece> rules, Piece words, Piece number, Piece days, Piece persona) {
    Map<String, Piece> pieces = new TreeMap<>();
    pieces.put(
        "rulebook.yaml", new Piece("name: " + name.text() + "\nversion: \"9\"\n", name.bypasses()));
    for (int i = 0; i < rules.size(); i++) {
      // the names of the law's own folders lend nothing
      pieces.put(
          "rules/" + (i == 0 ? "us/federal/reg-f/call-hours" : "house/" + i) + ".yaml",
          rules.get(i));
    }
    pieces.put("disclosures/words.yaml", words);
    pieces.put(
        "disclosures/short.yaml", Piece.fine("id: house-short\nwords: { email: { en: Call. } }\n"));
    pieces.put("parameters/number.yaml", number);
    pieces.put("calendars/days.yaml", days);
    pieces.put("personas/one.yaml", persona);
    SortedMap<String, byte[]> files = new TreeMap<>();
    pieces.forEach((file, piece) -> files.put(file, piece.text().getBytes(UTF_8)));
    return new Upper(files, pieces.values().stream().anyMatch(Piece::bypasses));
  }

  @Provide
  Arbitrary<PlanTest.Asked> asked() {
    Arbitrary<Instant> instants =
        Arbitraries.longs()
            .between(
                Instant.parse("2026-03-04T00:00:00Z").getEpochSecond(),
                Instant.parse("2026-03-12T00:00:00Z").getEpochSecond())
            .map(Instant::ofEpochSecond);
    return Combinators.combine(
            Arbitraries.of(Personas.all()),
            Arbitraries.of(Channel.EMAIL, Channel.TEXT, Channel.VOICE, Channel.MAIL),
            instants,
            Arbitraries.of(true, false))
        .as((file, channel, now, named) -> PlanTest.asked(file, channel, now, 0, named));
  }

  @Property
  void adding_an_upper_layer_never_turns_a_no_into_a_yes(
      @ForAll("uppers") Upper upper, @ForAll("asked") PlanTest.Asked asked) {
    RulebookReading reading = Rulebooks.readFiles(upper.files(), LAW);
    Optional<Rulebook> both = reading.rulebook();
    Statistics.label("bypass").collect(upper.bypasses() ? "tried" : "not tried");
    Statistics.label("loads").collect(both.isPresent());
    if (both.isPresent()) {
      Verdict before = BY_LAW.decide(asked.facts(), asked.request(), asked.now(), 0);
      Verdict after =
          Plan.of(DroolsRules.of(both.get()))
              .decide(asked.facts(), asked.request(), asked.now(), 0);
      Statistics.label("law")
          .collect(before.<String>match(permitted -> "permits", refused -> "refuses"));
      assertNotMilder(before, after);
      assertThat(upper.bypasses()).as("loads and changes what lies below").isFalse();
    }
    Statistics.label("bypass")
        .coverage(coverage -> coverage.check("tried").percentage(p -> p > 20));
    Statistics.label("loads").coverage(coverage -> coverage.check(true).percentage(p -> p > 8));
    Statistics.label("law")
        .coverage(
            coverage -> {
              coverage.check("permits").count(c -> c > 5);
              coverage.check("refuses").count(c -> c > 5);
            });
  }

  private static void assertNotMilder(Verdict before, Verdict after) {
    after.<Boolean>match(
        later -> {
          Verdict.Permitted first =
              before.match(
                  permitted -> permitted,
                  refused -> {
                    throw new AssertionError("Refused by law: " + refused.message());
                  });
          assertThat(later.sendAt()).isAfterOrEqualTo(first.sendAt());
          List<Disclosure> required = first.decision().disclosures();
          assertThat(later.decision().disclosures()).containsAll(required);
          return true;
        },
        refused -> true);
  }
}
