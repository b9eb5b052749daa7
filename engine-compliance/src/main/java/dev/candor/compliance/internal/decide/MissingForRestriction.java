package dev.candor.compliance.internal.decide;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.RuleInput;
import dev.candor.compliance.rule.Calendar;
import dev.candor.compliance.rule.Restriction;
import java.time.LocalDate;
import java.util.List;

/** Finds what a restriction needs and misses; empty where it misses nothing. */
final class MissingForRestriction implements Restriction.Kinds<List<String>> {

  private final RuleInput input;

  MissingForRestriction(RuleInput input) {
    this.input = input;
  }

  @Override
  public List<String> hours(Restriction.Hours restriction) {
    return List.of();
  }

  @Override
  public List<String> weekdays(Restriction.Weekdays restriction) {
    return List.of();
  }

  @Override
  public List<String> holidays(Restriction.Holidays restriction) {
    // a message may move over the end of the year
    LocalDate day = input.day();
    Calendar calendar = restriction.calendar();
    return calendar.covers(day.minusDays(1)) && calendar.covers(day.plusDays(8))
        ? List.of()
        : List.of("calendar " + calendar.id() + " for " + day.plusDays(8).getYear());
  }

  @Override
  public List<String> inconvenientTimes(Restriction.InconvenientTimes restriction) {
    return List.of();
  }

  @Override
  public List<String> notBefore(Restriction.NotBefore restriction) {
    return nameIfMissing(restriction.fact());
  }

  @Override
  public List<String> notAfter(Restriction.NotAfter restriction) {
    return nameIfMissing(restriction.fact());
  }

  @Override
  public List<String> cap(Restriction.Cap restriction) {
    return List.of();
  }

  @Override
  public List<String> coolDown(Restriction.CoolDown restriction) {
    return List.of();
  }

  private List<String> nameIfMissing(Fact fact) {
    return input.value(fact) == null ? List.of(fact.text()) : List.of();
  }
}
