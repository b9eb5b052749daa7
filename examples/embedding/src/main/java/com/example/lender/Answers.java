package com.example.lender;

import dev.candor.interaction.Outcome;
import dev.candor.interaction.Release;
import java.util.stream.Collectors;

/** Says in a line how a send and a release ended. */
final class Answers {

  private Answers() {}

  // tag::outcome
  static String of(Outcome outcome) {
    return outcome.match(
        queued -> "goes now",
        scheduled -> "goes at " + scheduled.interaction().sendAt(),
        refused ->
            "may not go: "
                + refused.verdict().refusedBy().stream()
                    .map(finding -> finding.reason().ruleId() + ", " + finding.reason().citation())
                    .collect(Collectors.joining("; ")));
  }
  // end::outcome

  // tag::release
  static String of(Release release) {
    return release.match(
        new Release.Kinds<>() {
          @Override
          public String queued(Release.Queued queued) {
            return "goes now";
          }

          @Override
          public String moved(Release.Moved moved) {
            return "goes at " + moved.interaction().sendAt();
          }

          @Override
          public String withheld(Release.Withheld withheld) {
            return "is withheld by " + withheld.interaction().complianceGuardRuleId();
          }

          @Override
          public String held(Release.Held held) {
            return "waits for the throttle of " + held.throttle().channel();
          }

          @Override
          public String faulted(Release.Faulted faulted) {
            // the text of a foreign exception may hold anything: its class alone is logged
            return "could not be decided on: " + faulted.cause().getClass().getName();
          }
        });
  }
  // end::release
}
