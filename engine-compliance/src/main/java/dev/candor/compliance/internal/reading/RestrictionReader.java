package dev.candor.compliance.internal.reading;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.rule.Calendar;
import dev.candor.compliance.rule.CountSpec;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.Restriction;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleKeys;
import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.Status;
import dev.candor.message.Theme;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;
import dev.candor.party.ContactLabel;
import dev.candor.time.LimitZone;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the restrictions of a rule; what is wrong is noted. Immutable. */
final class RestrictionReader {

  private static final List<String> RESTRICT = RuleKeys.names("restrict");
  private static final List<String> HOURS = RuleKeys.names("restrict / hours");
  private static final List<String> WEEKDAYS = RuleKeys.names("restrict / weekdays");
  private static final List<String> HOLIDAYS = RuleKeys.names("restrict / holidays");
  private static final List<String> BOUND = RuleKeys.names("restrict / not before");
  private static final List<String> CAP = RuleKeys.names("restrict / cap");
  private static final List<String> COUNT = RuleKeys.names("restrict / cap / count");
  private static final List<String> AMONG = RuleKeys.names("restrict / cap / count / status");
  private static final List<String> COOL_DOWN = RuleKeys.names("restrict / cool-down");

  private final NameResolver names;

  RestrictionReader(NameResolver names) {
    this.names = names;
  }

  /** Reads all of them; null where one could not be read, which leaves none of the others. */
  @Nullable RuleAction read(YamlNode at, LocalDate from) {
    at.only(RESTRICT);
    List<Restriction> all = new ArrayList<>();
    int found = 0;
    for (String key : RESTRICT) {
      Optional<YamlNode> one = at.get(key);
      if (one.isPresent()) {
        found++;
        Restriction restriction = restriction(key, one.get(), from);
        if (restriction != null) {
          all.add(restriction);
        }
      }
    }
    if (found == 0) {
      at.fault(
          "The restriction says nothing.", "give it one of: " + String.join(", ", RESTRICT) + ".");
    }

    return found == 0 || all.size() < found ? null : new RuleAction.Restrict(all);
  }

  private @Nullable Restriction restriction(String key, YamlNode at, LocalDate from) {
    return switch (key) {
      case "hours" -> hours(at);
      case "weekdays" -> weekdays(at);
      case "holidays" -> holidays(at);
      case "inconvenient times" -> inconvenientTimes(at);
      case "not before", "not after" -> bound(at, from, key.equals("not before"));
      case "cap" -> cap(at, from);
      case "cool-down" -> coolDown(at, from);
      default -> throw new IllegalStateException(key);
    };
  }

  // ---- on the clock and the calendar

  private static @Nullable Restriction hours(YamlNode at) {
    at.only(HOURS);
    LocalTime from = time(at, "from");
    LocalTime to = time(at, "to");
    LimitZone zone = zone(at);
    boolean same = from != null && from.equals(to);
    if (same) {
      at.fault(
          "The hours (" + from + " to " + to + ") are empty.",
          "let them end later than they begin; past midnight is fine.");
    }

    return same || from == null || to == null || zone == null
        ? null
        : new Restriction.Hours(from, to, zone);
  }

  private static @Nullable LocalTime time(YamlNode hours, String key) {
    Optional<YamlNode> at = hours.need(key);
    Optional<String> text = at.isEmpty() ? Optional.empty() : at.get().text();
    if (text.isEmpty()) {
      return null;
    }

    try {
      return LocalTime.parse(text.get());
    } catch (DateTimeException malformed) {
      at.get()
          .fault(
              "The value (" + text.get() + ") is not a time of day.",
              "write it in quotes as \"08:00\".");
      return null;
    }
  }

  private static @Nullable Restriction weekdays(YamlNode at) {
    at.only(WEEKDAYS);
    Set<DayOfWeek> days = new LinkedHashSet<>();
    for (String day : oneOf(at.need("only").orElse(null), "day of the week", RuleKeys.WEEKDAYS)) {
      days.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)));
    }
    LimitZone zone = zone(at);
    return days.isEmpty() || zone == null ? null : new Restriction.Weekdays(days, zone);
  }

  private @Nullable Restriction holidays(YamlNode at) {
    at.only(HOLIDAYS);
    Calendar calendar = names.find(at, "calendar", "calendar", names.words().calendars());
    LimitZone zone = zone(at);
    return calendar == null || zone == null ? null : new Restriction.Holidays(calendar, zone);
  }

  private static @Nullable Restriction inconvenientTimes(YamlNode at) {
    Optional<Boolean> flag = at.flag();
    if (flag.isPresent() && !flag.get()) {
      at.fault(
          "A rule that keeps them says inconvenient times: true.",
          "write true, or remove the key.");
    }
    return flag.orElse(false) ? new Restriction.InconvenientTimes() : null;
  }

  private @Nullable Restriction bound(YamlNode at, LocalDate from, boolean notBefore) {
    at.only(BOUND);
    Fact fact = names.find(at, "fact", "day", RuleKeys.DAYS);
    Parameter days =
        at.get("plus days").isPresent()
            ? names.number(at, "plus days", from, 0)
            : Parameter.constant(0);
    LimitZone zone = zone(at);
    if (fact == null || days == null || zone == null) {
      return null;
    }

    return notBefore
        ? new Restriction.NotBefore(fact, days, zone)
        : new Restriction.NotAfter(fact, days, zone);
  }

  /** Returns the clock that a restriction reads. */
  private static @Nullable LimitZone zone(YamlNode restriction) {
    Optional<YamlNode> at = restriction.need("zone");
    Optional<String> text = at.isEmpty() ? Optional.empty() : at.get().text();
    if (text.isEmpty()) {
      return null;
    }
    if (text.get().equals("recipient")) {
      return LimitZone.recipient();
    }

    try {
      return LimitZone.fixed(ZoneId.of(text.get()));
    } catch (DateTimeException unknown) {
      at.get().noteUnknown("zone", text.get(), ZoneId.getAvailableZoneIds());
      return null;
    }
  }

  // ---- on what happened before

  private @Nullable Restriction cap(YamlNode cap, LocalDate from) {
    cap.only(CAP);
    Parameter max = names.number(cap, "at most", from, 1);
    Restriction.CapUnit unit = unit(cap);
    Parameter length = names.number(cap, unit.text(), from, 1);
    LimitZone zone = unit.rolls() && cap.get("zone").isEmpty() ? LimitZone.recipient() : zone(cap);
    CountSpec count = count(cap, "count", from);
    return max == null || length == null || zone == null || count == null
        ? null
        : new Restriction.Cap(max, length, unit, zone, count);
  }

  private static Restriction.CapUnit unit(YamlNode cap) {
    List<Restriction.CapUnit> units =
        Arrays.stream(Restriction.CapUnit.values())
            .filter(unit -> cap.get(unit.text()).isPresent())
            .toList();
    if (units.size() > 1) {
      cap.fault("A cap is in days, in hours or in minutes, not in several.", "keep one of them.");
    }
    return units.isEmpty() ? Restriction.CapUnit.DAYS : units.get(0);
  }

  private @Nullable Restriction coolDown(YamlNode wait, LocalDate from) {
    wait.only(COOL_DOWN);
    Parameter days = names.number(wait, "days", from, 1);
    LimitZone zone = zone(wait);
    CountSpec count = count(wait, "after", from);
    return days == null || zone == null || count == null
        ? null
        : new Restriction.CoolDown(days, zone, count);
  }

  private @Nullable CountSpec count(YamlNode limit, String key, LocalDate from) {
    Set<CountSpec.Per> per = per(limit);
    YamlNode at = limit.need(key).orElse(null);
    if (at == null) {
      return null;
    }

    at.only(COUNT);
    YamlNode status = among(at, "status");
    YamlNode outcome = among(at, "outcome");
    CountSpec count =
        new CountSpec(
            per,
            words(get(at, "channel"), Channel.WORDS),
            words(get(at, "direction"), Direction.WORDS),
            words(get(at, "theme"), Theme.WORDS),
            words(get(at, "label"), ContactLabel.WORDS),
            words(get(status, "one of"), Status.WORDS),
            words(get(status, "not"), Status.WORDS),
            oneOf(get(outcome, "one of"), "outcome", RuleKeys.OUTCOMES),
            oneOf(get(outcome, "not"), "outcome", RuleKeys.OUTCOMES),
            at.flag("call-backs").orElse(true),
            at.get("consent days").isPresent() ? names.number(at, "consent days", from, 1) : null);

    return per.isEmpty() ? null : count;
  }

  private static Set<CountSpec.Per> per(YamlNode limit) {
    Set<CountSpec.Per> all = new LinkedHashSet<>();
    for (YamlNode item : items(limit.need("per").orElse(null))) {
      Optional<String> text = item.text();
      CountSpec.Per per =
          text.isEmpty()
              ? null
              : NameResolver.find(
                  item, "unit", text.get(), CountSpec.Per.values(), CountSpec.Per::text);
      if (per != null) {
        all.add(per);
      }
    }

    return all;
  }

  private static @Nullable YamlNode among(YamlNode at, String key) {
    YamlNode found = at.get(key).orElse(null);
    if (found != null) {
      found.only(AMONG);
    }
    return found;
  }

  private static @Nullable YamlNode get(@Nullable YamlNode at, String key) {
    return at == null ? null : at.get(key).orElse(null);
  }

  private static List<YamlNode> items(@Nullable YamlNode list) {
    return list == null ? List.of() : list.items();
  }

  private static <W extends Word> Set<W> words(@Nullable YamlNode list, Vocabulary<W> vocabulary) {
    Set<W> words = new LinkedHashSet<>();
    for (YamlNode item : items(list)) {
      Optional<String> text = item.text();
      Optional<W> word = text.isEmpty() ? Optional.empty() : item.word(vocabulary, text.get());
      if (word.isPresent()) {
        words.add(word.get());
      }
    }
    return words;
  }

  /** Returns those of the values that are among these; the others are noted. */
  private static Set<String> oneOf(@Nullable YamlNode list, String kind, Collection<String> known) {
    Set<String> words = new LinkedHashSet<>();
    for (YamlNode item : items(list)) {
      Optional<String> text = item.text();
      if (text.isPresent() && known.contains(text.get())) {
        words.add(text.get());
      } else if (text.isPresent()) {
        item.noteUnknown(kind, text.get(), known);
      }
    }
    return words;
  }
}
