package dev.candor.template;

import dev.candor.document.TemplateDescriptor;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.template.internal.book.BookSources;
import dev.candor.template.internal.book.TemplateSet.Part;
import dev.candor.template.internal.syntax.Source;
import dev.candor.template.internal.syntax.Syntax.Body;
import dev.candor.template.internal.use.VariableFinder;
import dev.candor.template.internal.use.VariableUse;
import dev.candor.template.internal.value.EngineNames;
import dev.candor.template.internal.value.EngineNames.Known;
import dev.candor.template.variable.Variable;
import dev.candor.template.variable.VariableType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The names that some templates use: what has to be handed to them. Found in the templates as
 * written, through their layouts and partials, both branches of every test included. Immutable; may
 * be shared between threads.
 */
public final class TemplateVariables {

  private static final String SCHEMA = "https://json-schema.org/draft/2020-12/schema";

  private final String title;
  private final List<String> templates;
  private final List<Variable> variables;

  private TemplateVariables(String title, List<String> templates, List<Variable> variables) {
    this.title = title;
    this.templates = List.copyOf(templates);
    this.variables = List.copyOf(variables);
  }

  /** The keys of the templates that were read, sorted; empty where there are none. */
  public List<String> templates() {
    return templates;
  }

  /** The names at the top of the context, those the engine gives among them, sorted by name. */
  public List<Variable> variables() {
    return variables;
  }

  /** Finds those of them that the request's context has to bring. */
  public List<Variable> findWanted() {
    return variables.stream().filter(variable -> !variable.given()).toList();
  }

  // ---- finding

  /**
   * Adds the names of a template's part to those under {@code root}.
   *
   * @return the partials it prints, by the name it calls them
   */
  static Map<String, Source> read(
      BookSources book, Source source, String language, VariableUse root) {
    Map<String, Source> partials = book.partials(language);
    VariableFinder finder =
        new VariableFinder(
            root,
            name -> partials.containsKey(name) ? book.trees().body(partials.get(name)) : null,
            position -> book.outline(position.source()).isTarget(position));
    Body body = book.trees().body(source);
    if (body != null) {
      finder.read(body);
    }

    Map<String, Source> used = new TreeMap<>();
    finder.usedPartials().forEach(name -> used.computeIfAbsent(name, partials::get));
    return used;
  }

  static TemplateVariables of(
      BookSources book, Subject subject, @Nullable Channel channel, @Nullable String language) {
    Predicate<TemplateDescriptor> asked =
        one -> one.subject() == subject && (channel == null || one.channel() == channel);
    boolean spoken =
        language != null
            && book.templates().keySet().stream()
                .map(book::descriptor)
                .anyMatch(asked.and(one -> one.language().equals(language)));
    String wanted = language == null || spoken ? language : "en";
    List<String> keys =
        book.templates().keySet().stream()
            .filter(
                key ->
                    asked.test(book.descriptor(key))
                        && (wanted == null || book.descriptor(key).language().equals(wanted)))
            .toList();
    VariableUse root = VariableUse.root();
    List<String> templates = new ArrayList<>();
    for (String key : keys) {
      TemplateDescriptor descriptor = book.descriptor(key);
      templates.add(descriptor.key());
      Map<Part, Source> parts = book.templates().getOrDefault(key, Map.of());
      parts.values().forEach(source -> read(book, source, descriptor.language(), root));
    }
    String title = subject + (channel == null ? "" : "/" + channel);

    return of(title, templates.stream().sorted().toList(), root);
  }

  static TemplateVariables of(String title, List<String> templates, VariableUse root) {
    List<Variable> variables = new ArrayList<>();
    for (VariableUse need : new TreeMap<>(root.names()).values()) {
      Known known = EngineNames.find(need.name());
      variables.add(variable(need, known, known != null));
    }
    return new TemplateVariables(title, templates, variables);
  }

  private static Variable variable(VariableUse need, @Nullable Known known, boolean given) {
    List<Variable> names = new ArrayList<>();
    for (VariableUse inner : new TreeMap<>(need.names()).values()) {
      names.add(variable(inner, known == null ? null : known.member(inner.name()), given));
    }
    VariableUse held = need.held();

    return new Variable(
        need.name(),
        need.path(),
        known == null || known.type() == VariableType.ANY ? need.type() : known.type(),
        need.isOptional(),
        need.isNullable(),
        given,
        need.places(),
        names,
        held == null ? null : variable(held, known == null ? null : known.item(), given));
  }

  // ---- as a schema

  /**
   * The JSON Schema (draft 2020-12) of the request's {@code context}, as a tree of maps, lists and
   * texts. It asks for what strict names ask for, and lets anything else through.
   */
  public Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", SCHEMA);
    schema.put("title", "The context of " + title);
    group(schema, findWanted());
    Map<String, Object> definitions = new TreeMap<>();
    findWanted().forEach(variable -> definitions(variable, definitions));
    if (!definitions.isEmpty()) {
      schema.put("$defs", definitions);
    }
    return schema;
  }

  private static void group(Map<String, Object> schema, List<Variable> names) {
    schema.put("type", "object");
    Map<String, Object> properties = new LinkedHashMap<>();
    names.forEach(variable -> properties.put(variable.name(), property(variable)));
    schema.put("properties", properties);
    List<String> required =
        names.stream().filter(variable -> !variable.optional()).map(Variable::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
  }

  private static Map<String, Object> property(Variable variable) {
    Map<String, Object> schema = new LinkedHashMap<>();
    Map<String, Object> type = new LinkedHashMap<>();
    switch (variable.type()) {
      case TEXT -> type.put("type", List.of("string", "number"));
      case NUMBER -> type.put("type", "number");
      case MONEY, DATE, DATE_TIME, TIME, ADDRESS ->
          type.put("$ref", "#/$defs/" + definitionOf(variable));
      case URI -> {
        type.put("type", "string");
        type.put("format", "uri-reference");
      }
      case LIST -> {
        type.put("type", "array");
        Variable items = variable.items();
        if (items != null) {
          type.put("items", property(items));
        }
      }
      case GROUP -> group(type, variable.names());
      case TRUTH, ANY -> {}
    }
    boolean item = variable.name().isEmpty();
    if ((variable.nullable() || item) && !type.isEmpty()) {
      schema.put("anyOf", List.of(type, tree("type", "null")));
    } else {
      schema.putAll(type);
    }
    if (variable.type() == VariableType.TRUTH) {
      schema.put("description", "Only tested.");
    }

    return schema;
  }

  private static String definitionOf(Variable variable) {
    return switch (variable.type()) {
      case MONEY -> "money";
      case DATE -> "date";
      case DATE_TIME -> "dateTime";
      case TIME -> "time";
      default -> "address";
    };
  }

  private static void definitions(Variable variable, Map<String, Object> definitions) {
    switch (variable.type()) {
      case MONEY ->
          definitions.put(
              "money",
              tree(
                  "type",
                  "object",
                  "properties",
                  tree(
                      "amount",
                      tree("type", List.of("string", "number")),
                      "currency",
                      tree("type", "string", "pattern", "^[A-Z]{3}$")),
                  "required",
                  List.of("amount", "currency")));
      case DATE ->
          definitions.put(
              "date", tree("type", "string", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*)?$"));
      case DATE_TIME ->
          definitions.put(
              "dateTime", tree("type", "string", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T.*$"));
      case TIME ->
          definitions.put("time", tree("type", "string", "pattern", "^(.*T)?[0-9]{2}:[0-9]{2}.*$"));
      case ADDRESS -> {
        Map<String, Object> lines = new TreeMap<>();
        for (String line : List.of("line1", "line2", "city", "state", "postalCode", "country")) {
          lines.put(line, tree("type", List.of("string", "null")));
        }
        definitions.put("address", tree("type", "object", "properties", lines));
      }
      default -> {}
    }

    variable.names().forEach(name -> definitions(name, definitions));
    Variable items = variable.items();
    if (items != null) {
      definitions(items, definitions);
    }
  }

  private static Map<String, Object> tree(Object... pairs) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      tree.put((String) pairs[i], pairs[i + 1]);
    }
    return tree;
  }

  // ---- as a sample

  /**
   * A {@code context} to fill in: every name that the request has to bring, optional ones too, with
   * a value of its type. Fits {@link #schema}, and templates written with it and {@link
   * #givenSample} find every name.
   */
  public Map<String, @Nullable Object> sample() {
    // what may be left out would often say something else: another addressee, a part to cut off
    return sample(findWanted().stream().filter(variable -> !variable.optional()).toList());
  }

  /**
   * Stand-ins for what the engine gives, with the names that are used; for looking at templates
   * without a borrower.
   */
  public Map<String, @Nullable Object> givenSample() {
    return sample(
        variables.stream()
            .filter(variable -> variable.given() && !EngineNames.isAlways(variable.name()))
            .toList());
  }

  /**
   * The whole context to write these templates with, without a borrower: a sample, such as {@link
   * #sample}, completed by what the engine gives. A group that stands for one of the engine's (a
   * borrower, a loan) gets the names it lacks as null, as the engine's own have them.
   *
   * @param sample values by name, those of the engine among them where it has them; {@link #sample}
   *     where null
   */
  public Map<String, @Nullable Object> context(@Nullable Map<String, @Nullable Object> sample) {
    Map<String, @Nullable Object> context = new LinkedHashMap<>(givenSample());
    context.putAll(sample == null ? sample() : sample);
    context.replaceAll(
        (name, value) -> {
          Known known = EngineNames.find(name);
          return known == null ? value : EngineNames.whole(value, known);
        });
    return context;
  }

  private static Map<String, @Nullable Object> sample(List<Variable> names) {
    Map<String, @Nullable Object> sample = new LinkedHashMap<>();
    names.forEach(variable -> sample.put(variable.name(), value(variable)));
    return sample;
  }

  private static Object value(Variable variable) {
    return switch (variable.type()) {
      case NUMBER -> 3;
      case MONEY -> tree("amount", "412.50", "currency", "USD");
      case DATE -> "2026-03-16";
      case DATE_TIME -> "2026-03-16T15:04:00Z";
      case TIME -> "15:04";
      case TRUTH -> true;
      case URI -> "https://www.example.com/";
      case ADDRESS -> address();
      case LIST -> {
        Variable items = variable.items();
        yield List.of(items == null ? "First" : value(items));
      }
      case GROUP -> sample(variable.names());
      case TEXT, ANY -> words(variable.name());
    };
  }

  private static Map<String, @Nullable Object> address() {
    Map<String, @Nullable Object> address = new LinkedHashMap<>();
    address.put("line1", "12 Elm Street");
    address.put("line2", null);
    address.put("city", "Albany");
    address.put("state", "NY");
    address.put("postalCode", "12207");
    address.put("country", "US");
    return address;
  }

  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("firstName", "Nora"),
          Map.entry("lastName", "Quinn"),
          Map.entry("name", "Juniper Lending"),
          Map.entry("legalName", "Juniper Lending LLC"),
          Map.entry("phone", "(518) 555-0142"),
          Map.entry("email", "help@juniper.example.com"),
          Map.entry("website", "juniper.example.com"),
          Map.entry("hours", "Monday to Friday, 9 a.m. to 5 p.m."),
          Map.entry("creditor", "Juniper Lending"),
          Map.entry("productName", "Personal loan"),
          Map.entry("code", "491820"),
          Map.entry("accountNumberLastFour", "4821"),
          Map.entry("accountLastFour", "4821"));

  /** What a name says of itself: {@code Method label} for {@code methodLabel}. */
  private static String words(String name) {
    String known = KNOWN.get(name);
    if (known != null) {
      return known;
    }
    StringBuilder words = new StringBuilder();
    for (char c : name.toCharArray()) {
      if (Character.isUpperCase(c)) {
        words.append(' ');
      }
      words.append(words.length() == 0 ? Character.toUpperCase(c) : Character.toLowerCase(c));
    }
    return words.length() == 0 ? "First" : words.toString();
  }

  @Override
  public String toString() {
    return "TemplateVariables[" + title + ", " + variables.size() + " names]";
  }
}
