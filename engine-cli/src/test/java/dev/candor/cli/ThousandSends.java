package dev.candor.cli;

import dev.candor.Candor;
import dev.candor.compliance.DroolsRules;
import dev.candor.compliance.Rulebooks;
import dev.candor.interaction.Outcome;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A process of its own that sends a thousand messages from eight threads, some of them calls under
 * one cap, and prints a line for each accepted one after the send has answered: external id, a
 * blank, interaction id.
 */
final class ThousandSends {

  static final int SENDS = 1_000;
  private static final List<String> BORROWERS =
      List.of("BO-NEWYORK", "BO-TWOZONES", "BO-CHICAGO", "BO-FIRSTPARTY");

  private ThousandSends() {}

  public static void main(String[] args) throws InterruptedException {
    Portfolio portfolio = Portfolio.read(Path.of(args[0]));
    ClassLoader loader = ThousandSends.class.getClassLoader();
    try (JdbcInteractions interactions = JdbcInteractions.open(args[1])) {
      Candor candor =
          Candor.builder()
              .borrowers(portfolio)
              .company(portfolio.company())
              .interactions(interactions)
              .rules(DroolsRules.of(Rulebooks.fromClasspath(loader, "rulebook/us")))
              .renderer(TemplateRenderer.of(Templatebook.fromClasspath(loader, "templatebook/us")))
              .clock(Clock.fixed(Instant.parse("2026-03-06T18:00:00Z"), ZoneOffset.UTC))
              .build();
      ExecutorService threads = Executors.newFixedThreadPool(8);
      for (int i = 0; i < SENDS; i++) {
        SendRequest request = request(portfolio, i);
        threads.execute(() -> tell(request, candor.send(request)));
      }
      threads.shutdown();
      threads.awaitTermination(5, TimeUnit.MINUTES);
      System.out.println("done");
    }
  }

  private static SendRequest request(Portfolio portfolio, int i) {
    BorrowerFile file =
        portfolio.borrowers().stream()
            .filter(one -> one.borrower().id().value().equals(BORROWERS.get(i % BORROWERS.size())))
            .findFirst()
            .orElseThrow();
    Channel channel = i % 3 == 0 ? Channel.VOICE : Channel.EMAIL;
    return SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, file.borrower().id())
        .channel(channel)
        .loan(file.loans().get(0).id())
        .externalId(ExternalId.of("run-" + i))
        .build();
  }

  private static void tell(SendRequest request, Outcome outcome) {
    outcome.<Boolean>match(
        queued -> say(request, queued.interaction().id().value()),
        scheduled -> say(request, scheduled.interaction().id().value()),
        refused -> false);
  }

  private static synchronized boolean say(SendRequest request, String interaction) {
    System.out.println(request.interactionExternalId() + " " + interaction);
    System.out.flush();
    return true;
  }
}
