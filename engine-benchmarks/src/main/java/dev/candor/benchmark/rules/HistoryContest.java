package dev.candor.benchmark.rules;

import dev.candor.Candor;
import dev.candor.compliance.DroolsRules;
import dev.candor.compliance.Rulebooks;
import dev.candor.fixture.InMemoryInteractions;
import dev.candor.fixture.Past;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.message.Channel;
import dev.candor.message.LoanId;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.party.BorrowerFile;
import dev.candor.party.PastInteraction;
import dev.candor.template.TemplateRenderer;
import dev.candor.template.Templatebook;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The contest {@code history}: one question to the whole rulebook-us about a borrower with a short
 * and with a long past. The floor goes over the past once and counts the calls of seven days.
 */
public final class HistoryContest {

  public static final String NAME = "history";

  /** A long past may take so many times as long as a short one. */
  private static final int MOST = 20;

  private static final int SHORT = 20;
  private static final int LONG = 10_000;
  private static final List<Integer> SIZES = List.of(SHORT, 1_000, LONG);

  private static final Instant NOW = Instant.parse("2026-04-07T16:00:00Z");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long ENOUGH = Duration.ofMillis(300).toNanos();
  private static final int WARM_UP = 5;

  private static final String READ =
      """
      history: One operation explains one message, the whole rulebook-us, to a borrower with so many past interactions: calls of
      all outcomes, e-mails and texts over two years and over sixty days, in and out.
      The floor goes over the past once and counts the calls of the last seven days.
      Processor time of the thread, the best of %d rounds in which all take turns. Trust the ratios to about a fifth.
      """;

  /** Read by nobody: what is written to it is not left out. */
  @SuppressWarnings("unused")
  private static volatile Object sink = "";

  private HistoryContest() {}

  /** How far the past goes back. */
  private enum HistorySpan {
    TWO_YEARS(Duration.ofDays(730)),
    SIXTY_DAYS(Duration.ofDays(60));

    private final Duration length;

    HistorySpan(Duration length) {
      this.length = length;
    }
  }

  /** Runs so many rounds, three times over, and gives the report. */
  public static String run(int rounds) {
    Map<String, Supplier<Object>> operations = new TreeMap<>();
    for (HistorySpan span : HistorySpan.values()) {
      for (int size : SIZES) {
        List<PastInteraction> past = past(span, size);
        for (Channel channel : List.of(Channel.VOICE, Channel.EMAIL)) {
          operations.put(name(span, channel, size), explaining(past, channel));
        }
        operations.put(name(span, size), () -> floor(past));
      }
    }

    Map<String, Double> best = new TreeMap<>();
    for (int round = 0; round < WARM_UP + 3 * rounds; round++) {
      for (Map.Entry<String, Supplier<Object>> one : operations.entrySet()) {
        double nanos = measure(one.getValue());
        if (round >= WARM_UP) {
          best.merge(one.getKey(), nanos, Math::min);
        }
      }
    }

    return report(best, rounds);
  }

  private static String report(Map<String, Double> best, int rounds) {
    StringBuilder text = new StringBuilder(READ.formatted(3 * rounds));
    line(
        text,
        "\n%-12s %-8s %8s %12s %10s %12s %10s",
        "span",
        "channel",
        "past",
        "explain us",
        "x short",
        "floor us",
        "x floor");
    Map<String, Double> ratios = new TreeMap<>();

    for (HistorySpan span : HistorySpan.values()) {
      for (Channel channel : List.of(Channel.VOICE, Channel.EMAIL)) {
        for (int size : SIZES) {
          double nanos = find(best, name(span, channel, size));
          double floor = find(best, name(span, size));
          double ratio = nanos / find(best, name(span, channel, SHORT));
          line(
              text,
              "%-12s %-8s %8d %12.1f %10.1f %12.2f %10.1f",
              show(span),
              channel,
              size,
              nanos / 1_000,
              ratio,
              floor / 1_000,
              nanos / floor);
          if (size == LONG) {
            ratios.put(show(span) + ", " + channel, ratio);
          }
        }
      }
    }

    line(text, "");
    ratios.forEach(
        (name, ratio) ->
            line(
                text,
                "%-8s %s: %d past interactions <= %d x %d: %.1f",
                ratio <= MOST ? "met" : "NOT MET",
                name,
                LONG,
                MOST,
                SHORT,
                ratio));

    return text.toString();
  }

  private static double find(Map<String, Double> best, String name) {
    return Objects.requireNonNull(best.get(name));
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String name(HistorySpan span, Channel channel, int size) {
    return span + " " + channel + " " + size;
  }

  private static String name(HistorySpan span, int size) {
    return span + " floor " + size;
  }

  private static String show(HistorySpan span) {
    return span.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Supplier<Object> explaining(List<PastInteraction> past, Channel channel) {
    BorrowerFile file =
        PersonaBuilder.like(Personas.newYorker())
            .history(past.toArray(PastInteraction[]::new))
            .build();
    ClassLoader loader = HistoryContest.class.getClassLoader();
    Candor candor =
        Candor.builder()
            .borrowers(id -> Optional.of(file))
            .interactions(new InMemoryInteractions())
            .rules(Ready.RULES)
            .renderer(TemplateRenderer.of(Templatebook.fromClasspath(loader, "templatebook/us")))
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .seeds(() -> 7)
            .build();
    SendRequest request =
        SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, file.borrower().id())
            .channel(channel)
            .loan(file.loans().get(0).id())
            .build();

    return () -> candor.explain(request);
  }

  /** Made when the first asks. */
  private static final class Ready {
    private static final DroolsRules RULES =
        DroolsRules.of(
            Rulebooks.fromClasspath(HistoryContest.class.getClassLoader(), "rulebook/us"));

    private Ready() {}
  }

  private static Object floor(List<PastInteraction> past) {
    Map<Channel, Integer> counts = new EnumMap<>(Channel.class);
    Instant since = NOW.minus(Duration.ofDays(7));
    for (PastInteraction one : past) {
      if (!one.at().isBefore(since) && !one.at().isAfter(NOW)) {
        counts.merge(one.channel(), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static double measure(Supplier<Object> operation) {
    long start = THREADS.getCurrentThreadCpuTime();
    long done = 0;
    long taken;
    do {
      sink = operation.get();
      done++;
      taken = THREADS.getCurrentThreadCpuTime() - start;
    } while (taken < ENOUGH);
    return (double) taken / done;
  }

  /** Returns the same events each time, evenly over the span. */
  private static List<PastInteraction> past(HistorySpan span, int size) {
    Random random = new Random(11);
    LoanId loan = Personas.newYorker().loans().get(0).id();
    List<PastInteraction> past = new ArrayList<>();

    for (int i = 0; i < size; i++) {
      Instant at =
          NOW.minusMillis(span.length.toMillis() / size * (size - i))
              .plusMillis(random.nextInt(1_000));
      past.add(
          switch (random.nextInt(6)) {
            case 0 -> Past.unansweredCall(at, loan);
            case 1 -> Past.busyCall(at, loan);
            case 2 -> Past.conversation(at, loan);
            case 3 -> Past.sent(Channel.EMAIL, at, loan);
            case 4 -> Past.sent(Channel.TEXT, at, loan);
            default -> Past.receivedMessage(Channel.EMAIL, at, loan);
          });
    }

    return past;
  }
}
