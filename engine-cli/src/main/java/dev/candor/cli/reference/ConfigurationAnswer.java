package dev.candor.cli.reference;

import dev.candor.OfficeHours;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.config.Configuration;
import dev.candor.cli.config.RulebookLayer;
import dev.candor.cli.config.Setting;
import dev.candor.cli.text.Columns;
import dev.candor.interaction.Throttle;
import dev.candor.store.JdbcInteractions;
import dev.candor.time.TimeLimit;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answer of {@code config show}: what is in force, and where each value comes from. */
record ConfigurationAnswer(Configuration inForce) implements CommandAnswer {

  @Override
  public Object toJson() {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("file", inForce.file() == null ? null : inForce.file().toString());
    tree.put("foundBy", inForce.foundBy());
    put(tree, "database", inForce.database(), JdbcInteractions::redactUrl);
    put(tree, "borrowers", inForce.borrowers(), Path::toString);
    put(
        tree,
        "rulebooks",
        inForce.rulebooks(),
        layers ->
            layers.stream()
                .map(layer -> JsonAnswers.of("name", layer.get().name(), "from", layer.from()))
                .toList());
    put(tree, "templates", inForce.templates(), Path::toString);
    put(tree, "tolerance", inForce.tolerance(), Object::toString);
    put(tree, "waitForCaps", inForce.waitForCaps(), flag -> flag);
    put(
        tree,
        "officeHours",
        inForce.officeHours(),
        all ->
            all.stream()
                .map(
                    hours ->
                        JsonAnswers.of(
                            "id", hours.id().value(),
                            "name", hours.name(),
                            "channels",
                                hours.channels().stream().sorted().map(Object::toString).toList(),
                            "limits",
                                hours.limits().stream()
                                    .map(ConfigurationAnswer::describe)
                                    .toList()))
                .toList());
    put(
        tree,
        "throttles",
        inForce.throttles(),
        all ->
            all.stream()
                .map(
                    throttle ->
                        JsonAnswers.of(
                            "channel", throttle.channel().toString(),
                            "most", throttle.most(),
                            "period", throttle.period().toString()))
                .toList());

    return tree;
  }

  private static <T> void put(
      Map<String, @Nullable Object> tree,
      String name,
      Setting<T> setting,
      Function<T, Object> value) {
    T set = setting.value();
    tree.put(
        name,
        JsonAnswers.of("value", set == null ? null : value.apply(set), "from", setting.from()));
  }

  @Override
  public void print(TextPage text) {
    Columns columns = Columns.of("", "", "");
    columns.row(
        "file",
        inForce.file() == null ? "none" : inForce.file().toString(),
        inForce.foundBy() == null
            ? "there is no " + Configuration.FILE + " in this folder"
            : inForce.foundBy().equals("folder") ? "of this folder" : inForce.foundBy());
    row(columns, "database", inForce.database(), "", JdbcInteractions::redactUrl);
    row(
        columns,
        "borrowers",
        inForce.borrowers(),
        "none: the demo's, and no release",
        Path::toString);
    String name = "rulebooks";

    for (Setting<RulebookLayer> layer : inForce.rulebooks().get()) {
      columns.row(name, layer.get().name(), layer.from());
      name = "";
    }
    row(columns, "templates", inForce.templates(), "templatebook-us alone", Path::toString);
    row(columns, "tolerance", inForce.tolerance(), "", Object::toString);
    row(columns, "waitForCaps", inForce.waitForCaps(), "", Object::toString);
    list(columns, "officeHours", inForce.officeHours(), ConfigurationAnswer::describe);
    list(columns, "throttles", inForce.throttles(), ConfigurationAnswer::describe);
    columns.print(text.out());
  }

  private static <T> void row(
      Columns columns, String name, Setting<T> setting, String none, Function<T, String> words) {
    T set = setting.value();
    columns.row(name, set == null ? none : words.apply(set), setting.from());
  }

  private static <T> void list(
      Columns columns, String name, Setting<List<T>> setting, Function<T, String> words) {
    columns.row(
        name,
        setting.get().isEmpty()
            ? "none"
            : setting.get().stream().map(words).collect(Collectors.joining("; ")),
        setting.from());
  }

  private static String describe(OfficeHours hours) {
    return hours.name()
        + " ("
        + hours.id()
        + ") by "
        + channels(hours)
        + ": "
        + hours.limits().stream()
            .map(ConfigurationAnswer::describe)
            .collect(Collectors.joining(", "));
  }

  /** Returns the words of one of the three kinds that a configuration gives. */
  private static String describe(TimeLimit limit) {
    String zone = limit.zone() == null ? "" : " " + limit.zone();
    if (limit instanceof TimeLimit.DailyHours hours) {
      return hours.from() + " to " + hours.to() + zone;
    }
    return limit instanceof TimeLimit.Weekdays weekdays
        ? join(weekdays.days()) + zone
        : limit instanceof TimeLimit.NotOnDays closed
            ? "not on " + join(closed.days()) + zone
            : limit.toString();
  }

  private static String join(Collection<?> words) {
    return words.stream()
        .map(word -> word.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  private static String describe(Throttle throttle) {
    return throttle.most() + " by " + throttle.channel() + " in " + throttle.period();
  }

  private static String channels(OfficeHours hours) {
    return hours.channels().stream()
        .sorted()
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }
}
