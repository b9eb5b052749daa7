package dev.candor.workshop.page;

import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.Severity;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.pdf.PdfWriter;
import dev.candor.template.TemplateRenderer;
import dev.candor.template.Templatebook;
import dev.candor.workshop.casebook.CaseRunner;
import dev.candor.workshop.casebook.Casebook;
import dev.candor.workshop.casebook.RuleCase;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rulebook as pages to read, print and sign: HTML, and PDF that can be archived and read aloud.
 * The same rulebook and cases give the same bytes on the same day. May be shared between threads.
 *
 * <p>A rulebook that is too long for one PDF comes in volumes of whole rules.
 */
public final class RulebookPages {

  private static final String TEMPLATES = "dev/candor/workshop/pages";

  /** Rules of one volume: with two pages each they stay within the pages a PDF may have. */
  private static final int MOST_RULES = 80;

  private final Rulebook rulebook;
  private final Casebook casebook;
  private final LocalDate day;
  private final CaseWords cases;
  private final TemplateRenderer renderer;

  /**
   * One file of it.
   *
   * @param name such as {@code rulebook.pdf}
   * @param bytes what it holds
   */
  // the bytes are handed over, and nobody keeps a printed file to compare it
  @SuppressWarnings("ArrayRecordComponent")
  public record PrintedFile(String name, byte[] bytes) {}

  private RulebookPages(Rulebook rulebook, Casebook casebook, LocalDate day) {
    this.rulebook = rulebook;
    this.casebook = casebook;
    this.day = day;
    this.cases = new CaseWords(CaseRunner.of(rulebook), casebook.cases());
    this.renderer =
        TemplateRenderer.of(
            Templatebook.fromClasspath(RulebookPages.class.getClassLoader(), TEMPLATES),
            new PdfWriter());
  }

  /**
   * Makes the pages of this rulebook with these cases. The cases are run: one that fails is printed
   * with what the rule said instead, is no example, and is counted on the first page.
   *
   * @param day the day of printing: numbers are those in force on it, with those to come
   * @throws IllegalArgumentException for a case of a rule that the rulebook does not have
   */
  public static RulebookPages of(Rulebook rulebook, Casebook casebook, LocalDate day) {
    return new RulebookPages(rulebook, casebook, day);
  }

  /** How many cases fail: what is printed of their rules is not what the rules do. */
  public int failures() {
    return cases.failures();
  }

  /**
   * Prints it.
   *
   * @return for each volume an HTML file and a PDF: {@code rulebook.html} and {@code rulebook.pdf},
   *     or {@code rulebook-1.html} and so on where there are several
   * @throws BrokenTemplateException when one rule alone is too long for a PDF, or written in
   *     characters its fonts lack; names them
   */
  public List<PrintedFile> print() {
    List<RuleDefinition> on =
        rulebook.rules().stream()
            .filter(RuleDefinition::enabled)
            .sorted(
                Comparator.<RuleDefinition, Integer>comparing(rule -> depth(rule))
                    .thenComparing(rule -> RuleWords.binds(rule.jurisdiction()))
                    .thenComparing(RuleDefinition::id))
            .toList();
    List<List<RuleDefinition>> volumes = new ArrayList<>();

    for (int first = 0; first < on.size() || first == 0; first += MOST_RULES) {
      volumes.add(on.subList(first, Math.min(on.size(), first + MOST_RULES)));
    }

    while (true) {
      int split = -1;
      List<PrintedFile> printed = new ArrayList<>();
      for (int i = 0; i < volumes.size() && split < 0; i++) {
        try {
          printed.addAll(print(volumes, i));
        } catch (BrokenTemplateException refused) {
          if (volumes.get(i).size() < 2) {
            throw refused;
          }
          split = i;
        }
      }
      if (split < 0) {
        return printed;
      }
      List<RuleDefinition> whole = volumes.remove(split);
      volumes.add(split, whole.subList(whole.size() / 2, whole.size()));
      volumes.add(split, whole.subList(0, whole.size() / 2));
    }
  }

  /** The country first, then states and places, then the house. */
  private static int depth(RuleDefinition rule) {
    String path = rule.jurisdiction().path();
    return path.equals("house") ? 2 : path.contains("/") ? 1 : 0;
  }

  private List<PrintedFile> print(List<List<RuleDefinition>> volumes, int which) {
    boolean several = volumes.size() > 1;
    boolean last = which == volumes.size() - 1;
    Map<String, @Nullable Object> context =
        book(
            volumes.get(which),
            several ? "Volume " + (which + 1) + " of " + volumes.size() : "",
            last);
    Document document =
        renderer
            .render(
                new RenderOrder(
                    Subject.FREE_FORM_BRANDED,
                    Channel.DOCUMENT,
                    "en",
                    null,
                    context,
                    List.of(),
                    true,
                    Set.of(Format.HTML, Format.PDF),
                    day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    ZoneOffset.UTC))
            .document();
    String name = several ? "rulebook-" + (which + 1) : "rulebook";

    return List.of(
        new PrintedFile(
            name + ".html",
            Objects.requireNonNull(document.html()).getBytes(StandardCharsets.UTF_8)),
        new PrintedFile(name + ".pdf", Objects.requireNonNull(document.pdf())));
  }

  // ---- what the pages are written from

  private Map<String, @Nullable Object> book(
      List<RuleDefinition> rules, String volume, boolean withOff) {
    Map<String, List<Map<String, @Nullable Object>>> parts = new LinkedHashMap<>();
    for (RuleDefinition rule : rules) {
      parts
          .computeIfAbsent(RuleWords.binds(rule.jurisdiction()), part -> new ArrayList<>())
          .add(rule(rule));
    }
    Map<String, @Nullable Object> book = new LinkedHashMap<>();
    String name = rulebook.version().name();
    book.put("title", name + ", version " + rulebook.version().version());
    book.put("volume", volume);
    book.put("name", name);
    book.put("version", rulebook.version().version());
    book.put("hash", rulebook.version().hash());
    book.put("day", day.toString());
    int off = rulebook.rules().size() - rulebook.size();
    book.put(
        "count", rulebook.size() + (off == 0 ? "" : ", and " + off + " that are switched off"));
    int failing = cases.failures();
    book.put(
        "caseCount",
        casebook.cases().size()
            + (failing == 0 ? "" : ", of which " + failing + (failing == 1 ? " fails" : " fail")));
    book.put("failing", failing > 0);
    List<Map<String, @Nullable Object>> sections = new ArrayList<>();
    parts.forEach((part, of) -> sections.add(map("name", part, "rules", of)));
    book.put("parts", sections);
    book.put(
        "off",
        withOff
            ? rulebook.rules().stream().filter(rule -> !rule.enabled()).map(this::off).toList()
            : List.of());

    return book;
  }

  private Map<String, @Nullable Object> off(RuleDefinition rule) {
    return map(
        "id",
        rule.id().value(),
        "title",
        rule.title(),
        "citation",
        rule.citation().text(),
        "why",
        rule.citation().verified() == Citation.Verified.UNVERIFIED
            ? "Nobody has read its provision yet."
            : "Its owner switched it off.");
  }

  private Map<String, @Nullable Object> rule(RuleDefinition rule) {
    List<RuleCase> own = casebook.of(rule.id());
    NumbersInForce numbers = new NumbersInForce(rule, day);
    Map<String, @Nullable Object> page = new LinkedHashMap<>();
    page.put("anchor", "rule-" + rule.id());
    page.put("id", rule.id().value());
    page.put("title", rule.title());
    page.put("sentence", rule.sentence().strip());
    boolean warns = rule.severity() == Severity.WARN;
    page.put("effect", (warns ? "warn" : RuleWords.effect(rule)) + numbers.unlessNow());
    page.put("citation", rule.citation().text());
    page.put("url", rule.citation().url());
    page.put("checked", RuleWords.checked(rule));
    page.put("since", numbers.holds());
    page.put("binds", RuleWords.binds(rule.jurisdiction()));
    page.put("warns", warns);
    page.put("quote", stripped(rule.quote()));
    page.put("rationale", stripped(rule.rationale()));
    page.put("conditions", rule.when().stream().map(one -> condition(one, numbers)).toList());
    page.put("says", RuleWords.says(rule, numbers::print));
    page.put(
        "numbers", RuleWords.numbers(rule).stream().flatMap(one -> values(one, numbers)).toList());
    page.put("gives", gives(rule));
    page.put("gets", gets(rule));
    page.put("explanation", named(rule.explanation()));
    page.put("details", rule.details() == null ? null : named(rule.details()));
    page.put("examples", cases.examples(own, numbers));
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    own.forEach(one -> rows.add(cases.row(one, rows.size() + 1)));
    page.put("cases", rows);

    return page;
  }

  /** An explanation with what is filled in for each message in brackets. */
  private static String named(String explanation) {
    return explanation.strip().replace('{', '[').replace('}', ']');
  }

  private static @Nullable String stripped(@Nullable String text) {
    return text == null ? null : text.strip();
  }

  private static Map<String, @Nullable Object> condition(Condition one, NumbersInForce numbers) {
    if (one instanceof Condition.Test test) {
      return map(
          "fact",
          test.fact().text(),
          "meaning",
          test.fact().meaning(),
          "must",
          InWords.so(test, numbers::print),
          "ways",
          List.of());
    }

    Condition.Ways ways = (Condition.Ways) one;

    return map(
        "fact",
        null,
        "meaning",
        ways.none() ? "None of these ways." : "At least one of these ways.",
        "must",
        "",
        "ways",
        ways.ways().stream().map(way -> RuleWords.way(way, numbers::print)).toList());
  }

  private static Stream<Map<String, @Nullable Object>> values(
      Parameter number, NumbersInForce numbers) {
    return numbers.values(number).entrySet().stream()
        .map(
            value ->
                map(
                    "name",
                    number.id(),
                    "unit",
                    number.unit(),
                    "value",
                    value.getValue(),
                    "from",
                    numbers.since(value)));
  }

  private List<Map<String, @Nullable Object>> gives(RuleDefinition rule) {
    return rule.overrides().stream()
        .map(one -> map("rule", titled(one.rule()), "because", one.because()))
        .toList();
  }

  private List<Map<String, @Nullable Object>> gets(RuleDefinition rule) {
    List<Map<String, @Nullable Object>> gets = new ArrayList<>();
    for (RuleDefinition other : rulebook.rules()) {
      for (RuleDefinition.Override override : other.overrides()) {
        if (override.rule().equals(rule.id()) && other.enabled()) {
          gets.add(map("rule", titled(other.id()), "because", override.because()));
        }
      }
    }
    return gets;
  }

  private String titled(RuleId id) {
    return rulebook.rule(id).map(rule -> rule.title() + " (" + id + ")").orElse(id.value());
  }

  private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }
}
