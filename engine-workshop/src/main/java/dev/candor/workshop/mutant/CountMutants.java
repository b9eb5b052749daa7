package dev.candor.workshop.mutant;

import dev.candor.compliance.rule.CountSpec;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.Status;
import dev.candor.message.Theme;
import dev.candor.party.ContactLabel;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes what a cap or a cool-down counts in one place. Stateless. */
final class CountMutants {

  private CountMutants() {}

  static void find(
      CountSpec count, RuleDefinition rule, String of, BiConsumer<String, CountSpec> found) {
    for (CountSpec.Per per : new TreeSet<>(count.per())) {
      if (per != CountSpec.Per.BORROWER) {
        found.accept(
            of + ", per " + per.text() + Changed.LEFT_OUT,
            new CountSpec(
                Changed.without(count.per(), per),
                count.channels(),
                count.directions(),
                count.themes(),
                count.labels(),
                count.statuses(),
                count.statusesNot(),
                count.outcomes(),
                count.outcomesNot(),
                count.callBacksCount(),
                count.consentDays()));
      }
    }

    each(
        count.channels(),
        of + ", channel ",
        found,
        less -> counting(count, less, count.directions(), count.themes()));
    each(
        count.directions(),
        of + ", direction ",
        found,
        less -> counting(count, count.channels(), less, count.themes()));
    each(
        count.themes(),
        of + ", theme ",
        found,
        less -> counting(count, count.channels(), count.directions(), less));
    each(
        count.labels(),
        of + ", label ",
        found,
        less -> ending(count, less, count.statuses(), count.statusesNot()));
    each(
        count.statuses(),
        of + ", status ",
        found,
        less -> ending(count, count.labels(), less, count.statusesNot()));
    each(
        count.statusesNot(),
        of + ", status not ",
        found,
        less -> ending(count, count.labels(), count.statuses(), less));
    each(
        count.outcomes(),
        of + ", outcome ",
        found,
        less -> outcomes(count, less, count.outcomesNot(), count.callBacksCount()));
    each(
        count.outcomesNot(),
        of + ", outcome not ",
        found,
        less -> outcomes(count, count.outcomes(), less, count.callBacksCount()));

    if (!count.callBacksCount()) {
      found.accept(
          of + ", call-backs counted",
          outcomes(count, count.outcomes(), count.outcomesNot(), true));
    }
    if (count.consentDays() != null) {
      found.accept(of + ", consent days" + Changed.LEFT_OUT, consented(count, null));
      Changed.numbers(
          count.consentDays(),
          rule,
          1,
          (change, days) -> found.accept(of + ", consent days: " + change, consented(count, days)));
    }
  }

  private static <T extends Comparable<? super T>> void each(
      Set<T> words,
      String of,
      BiConsumer<String, CountSpec> found,
      Function<Set<T>, CountSpec> with) {
    for (T word : new TreeSet<>(words)) {
      found.accept(of + word + Changed.LEFT_OUT, with.apply(Changed.without(words, word)));
    }
  }

  private static CountSpec counting(
      CountSpec count, Set<Channel> channels, Set<Direction> directions, Set<Theme> themes) {
    return new CountSpec(
        count.per(),
        channels,
        directions,
        themes,
        count.labels(),
        count.statuses(),
        count.statusesNot(),
        count.outcomes(),
        count.outcomesNot(),
        count.callBacksCount(),
        count.consentDays());
  }

  private static CountSpec ending(
      CountSpec count, Set<ContactLabel> labels, Set<Status> statuses, Set<Status> statusesNot) {
    return new CountSpec(
        count.per(),
        count.channels(),
        count.directions(),
        count.themes(),
        labels,
        statuses,
        statusesNot,
        count.outcomes(),
        count.outcomesNot(),
        count.callBacksCount(),
        count.consentDays());
  }

  private static CountSpec outcomes(
      CountSpec count, Set<String> outcomes, Set<String> outcomesNot, boolean callBacksCount) {
    return new CountSpec(
        count.per(),
        count.channels(),
        count.directions(),
        count.themes(),
        count.labels(),
        count.statuses(),
        count.statusesNot(),
        outcomes,
        outcomesNot,
        callBacksCount,
        count.consentDays());
  }

  private static CountSpec consented(CountSpec count, @Nullable Parameter consentDays) {
    return new CountSpec(
        count.per(),
        count.channels(),
        count.directions(),
        count.themes(),
        count.labels(),
        count.statuses(),
        count.statusesNot(),
        count.outcomes(),
        count.outcomesNot(),
        count.callBacksCount(),
        consentDays);
  }
}
