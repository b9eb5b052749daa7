package dev.candor.workshop.check;

import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import dev.candor.workshop.calendar.CalendarSweep;
import dev.candor.workshop.calendar.ComingChanges;
import dev.candor.workshop.casebook.Casebook;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is wrong with a rulebook: what cannot be read, and what can be read and cannot be
 * meant.
 *
 * <p>Beside the faults of the reader and of the cases: a rule that is switched on without a case it
 * stops and one it lets through; a case of a rule that is not there; conditions that can never be
 * met; a rule that says nothing another does not say; rows of one table that overlap, contradict
 * each other or leave a gap between numbers; calendars of one family that overlap or leave a year
 * out; values out of order; a parameter, disclosure or calendar that nothing uses; what
 * coverage.yaml says of rules that end and of changes to come; and rules of one title that hold on
 * the same day.
 *
 * @param rules how many rules could be read
 * @param switchedOff how many of them are switched off
 * @param cases how many cases could be read
 * @param productCases how many of them ask the whole product
 * @param faults all of them, by place
 * @param notes what is no fault and should be known, by place: a persona no case starts from
 */
public record RulebookCheck(
    int rules,
    int switchedOff,
    int cases,
    int productCases,
    List<Fault> faults,
    List<Fault> notes) {

  public RulebookCheck {
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
  }

  /** Checks a rulebook and its cases. */
  public static RulebookCheck of(RulebookReading reading, Casebook casebook) {
    RulePlaces places = new RulePlaces(reading);
    List<Fault> faults = new ArrayList<>(reading.faults());
    faults.addAll(casebook.faults());
    faults.addAll(MissingCases.faults(reading, casebook));
    faults.addAll(UnmetConditions.faults(reading, places));
    faults.addAll(HiddenRules.faults(reading));
    faults.addAll(TableRows.faults(reading.rules()));
    faults.addAll(CalendarYears.faults(reading));
    faults.addAll(ValueOrder.faults(reading, places));
    faults.addAll(UnusedFiles.faults(reading, places));
    faults.addAll(ComingChanges.faults(reading));
    faults.addAll(CalendarSweep.faults(reading));
    faults.addAll(RepeatedTitles.faults(reading, places));

    return new RulebookCheck(
        reading.rules().size(),
        (int) reading.rules().stream().filter(rule -> !rule.enabled()).count(),
        casebook.cases().size(),
        (int) casebook.cases().stream().filter(one -> one.product() != null).count(),
        faults.stream().distinct().sorted(Fault.BY_PLACE).toList(),
        casebook.notes());
  }
}
