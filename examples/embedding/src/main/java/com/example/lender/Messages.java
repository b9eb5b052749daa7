package com.example.lender;

import dev.candor.Candor;
import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.TieredRules;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Rules;
import dev.candor.document.Renderer;
import dev.candor.interaction.Interactions;
import dev.candor.message.Channel;
import dev.candor.message.ExternalId;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.party.Address;
import dev.candor.party.Borrowers;
import dev.candor.party.Company;
import dev.candor.store.Dialect;
import dev.candor.store.JdbcInteractions;
import dev.candor.template.TemplateRenderer;
import dev.candor.template.Templatebook;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;

/** Puts Candor together for this lender, and makes the requests it sends. */
final class Messages {

  private static final ClassLoader LOADER = Messages.class.getClassLoader();

  private final Rules rules;
  private final Renderer renderer;

  private Messages(Rules rules, Renderer renderer) {
    this.rules = rules;
    this.renderer = renderer;
  }

  // tag::candor
  /** Loads law, house rules and templates, once for the process: it takes seconds. */
  static Messages load() {
    Rulebook law = Rulebooks.fromClasspath(LOADER, "rulebook/us");
    Rulebook house = Rulebooks.fromClasspath(LOADER, "lender/rules", law);
    Templatebook standard = Templatebook.fromClasspath(LOADER, "templatebook/us");
    Templatebook ours = Templatebook.fromClasspath(LOADER, "lender/templates").over(standard);
    return new Messages(TieredRules.of(house), TemplateRenderer.of(ours));
  }

  /** Returns the one Candor of the process. */
  Candor candor(Borrowers borrowers, Interactions interactions, Clock clock) {
    return Candor.builder()
        .borrowers(borrowers)
        .company(company())
        .rules(rules)
        .renderer(renderer)
        .interactions(interactions)
        .clock(clock)
        .build();
  }
  // end::candor

  // tag::pool
  /** Keeps the record in the lender's own database, beside its own tables. */
  static Interactions record(DataSource pool, Dialect dialect) {
    JdbcInteractions.migrate(pool, dialect); // makes the tables, or brings them up to date
    return JdbcInteractions.of(pool, dialect);
  }
  // end::pool

  private static Company company() {
    return new Company(
        "Example Lender",
        "Example Lender LLC",
        new Address("1 Example Plaza", null, "New York", "NY", "10018", "US"),
        "+1 212 555 0199",
        "help@example.com",
        "lender.example.com",
        "Monday to Friday, 9 a.m. to 5 p.m. Eastern",
        Map.of());
  }

  // tag::request
  /** Returns the first notice of an overdue payment; a second one of the month is a repeat. */
  static SendRequest overdueNotice(Customer customer, Channel channel, String month) {
    return SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, PersonId.of(customer.number()))
        .channel(channel)
        .loan(LoanId.of(customer.loanNumber()))
        .externalId(ExternalId.of("overdue-" + month + "-" + customer.loanNumber() + "-" + channel))
        .build();
  }
  // end::request
}
