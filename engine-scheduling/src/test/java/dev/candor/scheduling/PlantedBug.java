package dev.candor.scheduling;

import dev.candor.scheduling.internal.gate.Gate;
import dev.candor.scheduling.internal.gate.GateBuilder;
import dev.candor.scheduling.internal.gate.HoursOfDay;
import dev.candor.scheduling.internal.gate.Intersection;
import dev.candor.scheduling.internal.gate.WallClock;
import dev.candor.scheduling.internal.gate.ZoneClock;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import dev.candor.time.TimeLimit.CalendarCap;
import dev.candor.time.TimeLimit.CoolDown;
import dev.candor.time.TimeLimit.DailyHours;
import dev.candor.time.TimeLimit.RollingCap;
import dev.candor.time.TimeLimit.Weekdays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Schedules that are wrong on purpose, each in one way that somebody has really been wrong in. Made
 * of the gates Candor makes but for the wrong one.
 */
enum PlantedBug {
  HOURS_INCLUDE_THEIR_END {
    @Override
    List<Gate> gates(TimeLimit limit, Set<ZoneId> zones) {
      return limit instanceof DailyHours hours
          ? shown(hours.zone(), zones, HoursOfDay.of(hours.from(), hours.to().plusNanos(1_000_000)))
          : right(limit, zones);
    }
  },
  AN_OFFSET_IS_KEPT_OVER_A_CHANGE {
    @Override
    List<Gate> gates(TimeLimit limit, Set<ZoneId> zones) {
      return limit instanceof DailyHours hours
          ? onClocks(
              hours.zone(),
              zones,
              rules -> new KeptOffset(rules, HoursOfDay.of(hours.from(), hours.to())))
          : right(limit, zones);
    }
  },
  A_CAP_LETS_ONE_MORE {
    @Override
    List<Gate> gates(TimeLimit limit, Set<ZoneId> zones) {
      return right(
          limit instanceof RollingCap cap
              ? new RollingCap(cap.max() + 1, cap.period(), cap.events())
              : limit,
          zones);
    }
  },
  A_CAP_LOOKS_ONLY_BACKWARDS {
    @Override
    List<Gate> gates(TimeLimit limit, Set<ZoneId> zones) {
      return limit instanceof CalendarCap cap
          ? List.of(new OnlyBackwards(cap, zones))
          : right(limit, zones);
    }
  },
  A_CALENDAR_CAP_IS_ONE_DAY_SHORT {
    @Override
    List<Gate> gates(TimeLimit limit, Set<ZoneId> zones) {
      return right(
          limit instanceof CalendarCap cap && cap.days() > 1
              ? new CalendarCap(cap.max(), cap.days() - 1, cap.zone(), cap.events())
              : limit,
          zones);
    }
  },
  A_COOL_DOWN_DOES_NOT_COUNT_ITS_FIRST_DAY {
    @Override
    List<Gate> gates(TimeLimit limit, Set<ZoneId> zones) {
      return right(
          limit instanceof CoolDown coolDown
              ? new CoolDown(coolDown.days() + 1, coolDown.zone(), coolDown.events())
              : limit,
          zones);
    }
  },
  THE_WEEK_BEGINS_A_DAY_LATE {
    @Override
    List<Gate> gates(TimeLimit limit, Set<ZoneId> zones) {
      if (!(limit instanceof Weekdays weekdays)) {
        return right(limit, zones);
      }
      Set<DayOfWeek> days = new TreeSet<>();
      weekdays.days().forEach(day -> days.add(day.plus(1)));
      return right(new Weekdays(days, weekdays.zone()), zones);
    }
  },
  A_GATE_IS_NOT_ASKED_AGAIN {
    @Override
    Schedule make(Situation given) {
      List<Gate> gates = new ArrayList<>();
      given.limits().forEach(limit -> gates.addAll(right(limit, given.zones())));
      return Schedule.of(new Once(gates));
    }
  },
  A_CAP_FORBIDS_ITS_EDGE {
    @Override
    List<Gate> gates(TimeLimit limit, Set<ZoneId> zones) {
      return limit instanceof RollingCap
          ? List.of(new EdgeForbidden(Intersection.of(right(limit, zones))))
          : right(limit, zones);
    }
  },
  ONE_ZONE_IS_ENOUGH {
    @Override
    Schedule make(Situation given) {
      return given
          .in(Set.of(given.zones().stream().min((a, b) -> a.getId().compareTo(b.getId())).get()))
          .schedule();
    }
  },
  A_STRETCH_ENDS_WITH_ITS_FIRST_GATE {
    @Override
    Schedule make(Situation given) {
      List<Gate> gates = new ArrayList<>();
      given.limits().forEach(limit -> gates.addAll(right(limit, given.zones())));
      Gate every = Intersection.of(gates);
      return Schedule.of(
          new Gate() {
            @Override
            public long next(long time, long last) {
              return every.next(time, last);
            }

            @Override
            public long until(long permitted, long last) {
              return gates.isEmpty() ? NEVER : gates.get(0).until(permitted, last);
            }
          });
    }
  };

  /** What a clock of one zone is asked. */
  private interface Asked {
    Gate on(ZoneRules rules);
  }

  /** A schedule made as the wrong ones are, with nothing wrong. */
  static Schedule unspoilt(Situation given) {
    List<Gate> gates = new ArrayList<>();
    given.limits().forEach(limit -> gates.addAll(right(limit, given.zones())));
    return Schedule.of(Intersection.of(gates));
  }

  /** The wrong schedule. */
  Schedule make(Situation given) {
    List<Gate> gates = new ArrayList<>();
    given.limits().forEach(limit -> gates.addAll(gates(limit, given.zones())));
    return Schedule.of(Intersection.of(gates));
  }

  List<Gate> gates(TimeLimit limit, Set<ZoneId> zones) {
    return right(limit, zones);
  }

  private static List<Gate> right(TimeLimit limit, Set<ZoneId> zones) {
    GateBuilder gates = new GateBuilder(ZoneClock.of(zones));
    gates.add(limit);
    return List.of(gates.gate());
  }

  private static List<Gate> shown(LimitZone zone, Set<ZoneId> zones, Gate gate) {
    return onClocks(zone, zones, rules -> new WallClock(new ZoneClock(rules), gate));
  }

  private static List<Gate> onClocks(LimitZone zone, Set<ZoneId> zones, Asked asked) {
    return zone.<Set<ZoneId>>match(() -> zones, Set::of).stream()
        .map(one -> asked.on(one.getRules()))
        .toList();
  }

  /** Uses the offset of the time asked for whatever comes of it. */
  private record KeptOffset(ZoneRules rules, Gate shown) implements Gate {

    @Override
    public long next(long time, long last) {
      long offset = rules.getOffset(Instant.ofEpochMilli(time)).getTotalSeconds() * 1000L;
      long local = shown.next(time + offset, last + offset);
      return local > last + offset ? NEVER : local - offset;
    }

    @Override
    public long until(long permitted, long last) {
      return new WallClock(new ZoneClock(rules), shown).until(permitted, last);
    }
  }

  /** Counts what has been when it is asked, and nothing that is set for later. */
  private record OnlyBackwards(CalendarCap cap, Set<ZoneId> zones) implements Gate {

    @Override
    public long next(long time, long last) {
      long at = time;
      while (at <= last) {
        long next = soFar(at).next(at, last);
        if (next == at) {
          return at;
        }
        at = next;
      }
      return NEVER;
    }

    @Override
    public long until(long permitted, long last) {
      return Intersection.of(right(cap, zones)).until(permitted, last);
    }

    private Gate soFar(long time) {
      return Intersection.of(
          right(
              new CalendarCap(
                  cap.max(),
                  cap.days(),
                  cap.zone(),
                  cap.events().stream().filter(event -> event.toEpochMilli() <= time).toList()),
              zones));
    }
  }

  /** Goes through the gates once, as if none could object to where another has moved. */
  private record Once(List<Gate> gates) implements Gate {

    @Override
    public long next(long time, long last) {
      long at = time;
      for (Gate gate : gates) {
        at = at > last ? NEVER : gate.next(at, last);
      }
      return at;
    }

    @Override
    public long until(long permitted, long last) {
      return Intersection.of(gates).until(permitted, last);
    }
  }

  /** Forbids the instant at which a stretch would open. */
  private record EdgeForbidden(Gate gate) implements Gate {

    @Override
    public long next(long time, long last) {
      long at = gate.next(time, last);
      return at <= last && gate.next(at - 1, at - 1) != at - 1 ? gate.next(at + 1, last) : at;
    }

    @Override
    public long until(long permitted, long last) {
      return gate.until(permitted, last);
    }
  }
}
