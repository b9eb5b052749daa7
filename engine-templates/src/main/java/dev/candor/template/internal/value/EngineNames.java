package dev.candor.template.internal.value;

import dev.candor.message.Word;
import dev.candor.party.Address;
import dev.candor.party.Borrower;
import dev.candor.party.Case;
import dev.candor.party.Company;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import dev.candor.party.Money;
import dev.candor.party.Statement;
import dev.candor.template.variable.VariableType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names the engine puts into a context by itself, and what stands in them: the request's own
 * values cannot take their place.
 */
public final class EngineNames {

  private record NamedText(String id, String text) {}

  private record ListOf(Class<?> one) implements Type {}

  private static final Map<String, Type> ALL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("borrower", Borrower.class),
              Map.entry("person", Borrower.class),
              Map.entry("loan", Loan.class),
              Map.entry("loans", new ListOf(Loan.class)),
              Map.entry("case", Case.class),
              Map.entry("statement", Statement.class),
              Map.entry("contact", Contact.class),
              Map.entry("company", Company.class),
              Map.entry("today", LocalDate.class),
              Map.entry("language", String.class),
              Map.entry("disclosures", new ListOf(NamedText.class))));

  /** Those that are there whatever the request names. */
  private static final Set<String> ALWAYS = Set.of("today", "language", "disclosures");

  private EngineNames() {}

  static Set<String> all() {
    return ALL.keySet();
  }

  private static final Map<Class<?>, VariableType> SCALARS =
      Map.of(
          LocalDate.class, VariableType.DATE,
          Instant.class, VariableType.DATE_TIME,
          Boolean.class, VariableType.TRUTH,
          boolean.class, VariableType.TRUTH,
          int.class, VariableType.NUMBER,
          long.class, VariableType.NUMBER,
          String.class, VariableType.TEXT);

  /** Returns whether the engine gives a name whatever the request is. */
  public static boolean isAlways(String name) {
    return ALWAYS.contains(name);
  }

  /**
   * What is known of a given name.
   *
   * @param type its type; GROUP where it has names
   * @param names the names that stand in it, or null where it is free
   * @param java the type it has in Java, to look further
   */
  public record Known(VariableType type, @Nullable Collection<String> names, Type java) {

    /** What stands under a name in it; null where nothing is known of it. */
    public @Nullable Known member(String name) {
      if (java instanceof Class<?> record && record.isRecord()) {
        return Arrays.stream(record.getRecordComponents())
            .filter(component -> component.getName().equals(name))
            .findFirst()
            .map(component -> of(component.getGenericType()))
            .orElse(null);
      }
      return null;
    }

    /** What stands in a list; null where nothing is known of it. */
    public @Nullable Known item() {
      if (java instanceof ListOf list) {
        return of(list.one());
      }
      return java instanceof ParameterizedType list && type == VariableType.LIST
          ? of(list.getActualTypeArguments()[0])
          : null;
    }
  }

  /** What is known of a name at the top of the context; null where the engine gives none. */
  public static @Nullable Known find(String name) {
    Type found = ALL.get(name);
    return found == null ? null : of(found);
  }

  private static Known of(Type type) {
    if (type instanceof ListOf) {
      return new Known(VariableType.LIST, List.of(), type);
    }

    Type plain = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    if (plain == Money.class) {
      return new Known(VariableType.MONEY, List.of("amount", "currency"), plain);
    }
    if (plain == Address.class) {
      return new Known(VariableType.ADDRESS, names(Address.class), plain);
    }

    if (plain instanceof Class<?> some) {
      VariableType scalar = SCALARS.get(some);
      if (scalar == null && Number.class.isAssignableFrom(some)) {
        scalar = VariableType.NUMBER;
      }
      if (scalar == null && Word.class.isAssignableFrom(some)) {
        scalar = VariableType.TEXT;
      }
      if (scalar != null) {
        return new Known(scalar, List.of(), plain);
      }
      if (List.class.isAssignableFrom(some)) {
        return new Known(VariableType.LIST, List.of(), type);
      }
      if (some.isRecord()) {
        RecordComponent[] components = some.getRecordComponents();
        boolean id = components.length == 1 && components[0].getType() == String.class;
        return new Known(id ? VariableType.TEXT : VariableType.GROUP, names(some), plain);
      }
    }

    return new Known(VariableType.ANY, null, type);
  }

  private static Collection<String> names(Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /** The value with the names it lacks, as null or, where they are free, as an empty group. */
  public static @Nullable Object whole(@Nullable Object value, Known known) {
    if (value instanceof List<?> list && known.item() != null) {
      Known item = known.item();
      List<@Nullable Object> all = new ArrayList<>();
      list.forEach(one -> all.add(item == null ? one : whole(one, item)));
      return all;
    }
    if (!(value instanceof Map<?, ?> map) || known.names() == null || known.names().isEmpty()) {
      return value;
    }

    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    map.forEach((name, inner) -> all.put(String.valueOf(name), inner));
    for (String name : known.names()) {
      Known member = known.member(name);
      boolean free =
          member != null
              && member.java() instanceof ParameterizedType type
              && type.getRawType() == Map.class;
      Object inner = all.get(name);
      all.put(
          name,
          inner == null ? free ? Map.of() : null : member == null ? inner : whole(inner, member));
    }

    return all;
  }
}
