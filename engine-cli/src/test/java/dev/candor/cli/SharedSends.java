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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process of its own that shares the caps of four borrowers with others: says "ready", waits for
 * a line, sends from two threads and prints a line for each send, "accepted" or "refused", a blank,
 * its external id and, where it was accepted, another blank and the interaction's id.
 */
final class SharedSends {

  static final int SENDS = 144;
  private static final List<String> BORROWERS =
      List.of("BO-NEWYORK", "BO-TWOZONES", "BO-CHICAGO", "BO-FIRSTPARTY");

  private SharedSends() {}

  /** Takes the portfolio, the database and a name that the external ids begin with. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    Portfolio portfolio = Portfolio.read(Path.of(args[0]));
    ClassLoader loader = SharedSends.class.getClassLoader();
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
      System.out.println("ready");
      System.in.read();
      List<Callable<Void>> sends = new ArrayList<>();
      for (int i = 0; i < SENDS; i++) {
        SendRequest request = request(portfolio, args[2], i);
        sends.add(
            () -> {
              say(request, candor.send(request));
              return null;
            });
      }
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        for (Future<Void> sent : threads.invokeAll(sends)) {
          sent.get();
        }
      } finally {
        threads.shutdownNow();
      }
      System.out.println("done");
    }
  }

  /** Every third a call, of which seven to a borrower may go; the rest e-mails, which all may. */
  private static SendRequest request(Portfolio portfolio, String name, int i) {
    BorrowerFile file =
        portfolio.borrowers().stream()
            .filter(one -> one.borrower().id().value().equals(BORROWERS.get(i % BORROWERS.size())))
            .findFirst()
            .orElseThrow();
    return SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, file.borrower().id())
        .channel(i % 3 == 0 ? Channel.VOICE : Channel.EMAIL)
        .loan(file.loans().get(0).id())
        .externalId(ExternalId.of(name + "-" + i))
        .build();
  }

  private static void say(SendRequest request, Outcome outcome) {
    String line =
        outcome.match(
            queued -> "accepted %s " + queued.interaction().id(),
            scheduled -> "accepted %s " + scheduled.interaction().id(),
            refused -> "refused %s");
    // one call: the threads' lines do not mix
    System.out.println(line.formatted(request.interactionExternalId()));
  }
}
