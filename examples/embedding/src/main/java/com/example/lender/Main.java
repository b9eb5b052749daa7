package com.example.lender;

import dev.candor.Candor;
import dev.candor.interaction.Outcome;
import dev.candor.interaction.Release;
import dev.candor.message.Channel;
import dev.candor.store.JdbcInteractions;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Sends three notices on a Friday, and releases the next morning what waited for it. */
public final class Main {

  private Main() {}

  /** Runs on the database named by the first argument: a SQLite file, or a url of PostgreSQL. */
  public static void main(String[] args) {
    // other customers at each run: the day is the same, and nobody's record goes back in time
    String run = UUID.randomUUID().toString().substring(0, 8);
    LoanSystem system = LoanSystem.withTwoCustomers(run);
    // a clock that the example sets; a host gives Clock.systemUTC()
    AtomicReference<Instant> now = new AtomicReference<>();
    InstantSource hands = now::get;
    Clock clock = hands.withZone(ZoneOffset.UTC);

    // tag::main
    try (JdbcInteractions interactions = JdbcInteractions.open(args[0])) {
      Candor candor = Messages.load().candor(new LenderBorrowers(system), interactions, clock);
      Customer nora = system.find("1001-" + run).orElseThrow();
      Customer carl = system.find("1002-" + run).orElseThrow();

      now.set(Instant.parse("2026-03-06T15:00:00Z")); // Friday, 10:00 in Ohio
      print("e-mail by day", candor.send(Messages.overdueNotice(nora, Channel.EMAIL, "2026-03")));
      print("text", candor.send(Messages.overdueNotice(nora, Channel.TEXT, "2026-03")));

      now.set(Instant.parse("2026-03-07T06:30:00Z")); // 22:30 in Los Angeles
      print("e-mail at night", candor.send(Messages.overdueNotice(carl, Channel.EMAIL, "2026-03")));

      system.save(carl.bankruptSince(LocalDate.parse("2026-03-07")));
      now.set(Instant.parse("2026-03-07T17:00:00Z")); // 9:00 in Los Angeles
      for (Release release : candor.release(1_000)) {
        print("the next morning", release);
      }
    }
    // end::main
  }

  private static void print(String what, Outcome outcome) {
    System.out.println(what + ": " + Answers.of(outcome));
  }

  private static void print(String what, Release release) {
    System.out.println(what + ": " + Answers.of(release));
  }
}
