package dev.candor.cli;

import dev.candor.Candor;
import dev.candor.compliance.DroolsRules;
import dev.candor.compliance.Rulebooks;
import dev.candor.interaction.Interactions;
import dev.candor.interaction.Release;
import dev.candor.interaction.Throttle;
import dev.candor.json.Portfolio;
import dev.candor.message.Channel;
import dev.candor.message.ExternalId;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.party.BorrowerFile;
import dev.candor.store.JdbcInteractions;
import dev.candor.template.TemplateRenderer;
import dev.candor.template.Templatebook;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A process of its own that releases what is due, ten at a time, and prints the id of each message
 * that goes after it was recorded; and the Candor it does that with.
 */
final class Releasing {

  /** Friday 6 March, 22:30 in New York. */
  static final Instant NIGHT = Instant.parse("2026-03-07T03:30:00Z");

  /** Saturday, 10:00 in New York and 09:00 in Chicago. */
  static final Instant MORNING = Instant.parse("2026-03-07T15:00:00Z");

  private static final List<String> BORROWERS = List.of("BO-NEWYORK", "BO-CHICAGO");
  private static final Portfolio PORTFOLIO =
      Portfolio.read(Terminal.EXAMPLES.resolve("portfolio.json"));
  private static final DroolsRules RULES =
      DroolsRules.of(Rulebooks.fromClasspath(Releasing.class.getClassLoader(), "rulebook/us"));
  private static final TemplateRenderer RENDERER =
      TemplateRenderer.of(
          Templatebook.fromClasspath(Releasing.class.getClassLoader(), "templatebook/us"));

  private Releasing() {}

  static Candor candor(Interactions interactions, Instant now, int mostEmails) {
    return Candor.builder()
        .borrowers(PORTFOLIO)
        .company(PORTFOLIO.company())
        .interactions(interactions)
        .rules(RULES)
        .renderer(RENDERER)
        .clock(Clock.fixed(now, ZoneOffset.UTC))
        .throttle(new Throttle(Channel.EMAIL, mostEmails, Duration.ofMinutes(1)))
        .build();
  }

  /** Sets so many e-mails for the next morning. */
  static void schedule(Interactions interactions, int emails) {
    Candor candor = candor(interactions, NIGHT, 1);
    for (int i = 0; i < emails; i++) {
      candor.send(request(Channel.EMAIL, i, "night-" + i));
    }
  }

  static SendRequest request(Channel channel, int number, String externalId) {
    BorrowerFile file =
        PORTFOLIO.borrowers().stream()
            .filter(
                one -> one.borrower().id().value().equals(BORROWERS.get(number % BORROWERS.size())))
            .findFirst()
            .orElseThrow();
    return SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, file.borrower().id())
        .channel(channel)
        .loan(file.loans().get(0).id())
        .externalId(ExternalId.of(externalId))
        .build();
  }

  /** The id of a message that went. */
  static Optional<String> gone(Release release) {
    return release instanceof Release.Queued
        ? Optional.of(release.interaction().id().value())
        : Optional.empty();
  }

  public static void main(String[] args) {
    try (JdbcInteractions interactions = JdbcInteractions.open(Path.of(args[0]).toString())) {
      Candor candor = candor(interactions, MORNING, 10_000);
      System.out.println("ready");
      for (List<Release> releases = candor.release(10);
          !releases.isEmpty();
          releases = candor.release(10)) {
        for (Release release : releases) {
          System.out.println(release.getClass().getSimpleName() + " " + release.interaction().id());
        }
        System.out.flush();
      }
      System.out.println("done");
    }
  }
}
