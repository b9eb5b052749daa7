package dev.candor.json.form;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON form of a limit on time, with the events it counts. Stateless. */
final class LimitForm {

  private LimitForm() {}

  /** Returns a limit with its kind and all that it is. */
  static ObjectNode of(TimeLimit limit) {
    return limit.match(new LimitKeys(JsonNodeFactory.instance.objectNode()));
  }

  /** The keys of each kind of limit. */
  private record LimitKeys(ObjectNode json) implements TimeLimit.Kinds<ObjectNode> {

    @Override
    public ObjectNode dailyHours(TimeLimit.DailyHours limit) {
      kind("dailyHours");
      json.put("from", limit.from().toString());
      json.put("to", limit.to().toString());
      return json.put("zone", zone(limit.zone()));
    }

    @Override
    public ObjectNode weekdays(TimeLimit.Weekdays limit) {
      kind("weekdays");
      days(limit.days());
      return json.put("zone", zone(limit.zone()));
    }

    @Override
    public ObjectNode notOnDays(TimeLimit.NotOnDays limit) {
      kind("notOnDays");
      days(limit.days());
      return json.put("zone", zone(limit.zone()));
    }

    @Override
    public ObjectNode closed(TimeLimit.Closed limit) {
      kind("closed");
      days(limit.days());
      json.put("from", text(limit.from()));
      json.put("to", text(limit.to()));
      json.put("first", text(limit.first()));
      json.put("last", text(limit.last()));
      return json.put("zone", zone(limit.zone()));
    }

    @Override
    public ObjectNode calendarCap(TimeLimit.CalendarCap limit) {
      kind("calendarCap");
      json.put("max", limit.max());
      json.put("days", limit.days());
      json.put("zone", zone(limit.zone()));
      return events(limit.events());
    }

    @Override
    public ObjectNode rollingCap(TimeLimit.RollingCap limit) {
      kind("rollingCap");
      json.put("max", limit.max());
      json.put("period", limit.period().toString());
      return events(limit.events());
    }

    @Override
    public ObjectNode coolDown(TimeLimit.CoolDown limit) {
      kind("coolDown");
      json.put("days", limit.days());
      json.put("zone", zone(limit.zone()));
      return events(limit.events());
    }

    @Override
    public ObjectNode notBefore(TimeLimit.NotBefore limit) {
      kind("notBefore");
      return json.put("instant", text(limit.instant()));
    }

    @Override
    public ObjectNode notAfter(TimeLimit.NotAfter limit) {
      kind("notAfter");
      return json.put("instant", text(limit.instant()));
    }

    @Override
    public ObjectNode notBeforeDay(TimeLimit.NotBeforeDay limit) {
      kind("notBeforeDay");
      json.put("day", limit.day().toString());
      return json.put("zone", zone(limit.zone()));
    }

    @Override
    public ObjectNode notAfterDay(TimeLimit.NotAfterDay limit) {
      kind("notAfterDay");
      json.put("day", limit.day().toString());
      return json.put("zone", zone(limit.zone()));
    }

    private void kind(String kind) {
      json.put("kind", kind);
    }

    private void days(Set<?> days) {
      // a limit keeps its days in the order of the calendar
      json.set("days", strings(days.stream().map(Object::toString)));
    }

    private ObjectNode events(List<Instant> events) {
      json.set("events", strings(events.stream().sorted().map(Instant::toString)));
      return json;
    }
  }

  private static String zone(LimitZone zone) {
    return zone.match(() -> "recipient", ZoneId::getId);
  }

  private static ArrayNode strings(Stream<String> values) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    values.forEach(list::add);
    return list;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
