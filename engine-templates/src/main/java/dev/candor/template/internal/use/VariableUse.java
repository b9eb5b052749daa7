package dev.candor.template.internal.use;

import dev.candor.template.internal.syntax.Position;
import dev.candor.template.variable.VariableType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A name of the context while templates are read: every use of it, and the names below. Filled by
 * {@link VariableFinder}; only for the thread that made it.
 */
public final class VariableUse {

  private static final Comparator<Position> IN_ORDER =
      Comparator.comparing((Position position) -> position.source().name())
          .thenComparingInt(Position::line)
          .thenComparingInt(Position::column);

  /** What says more than that a value is printed or tested. */
  private static final Set<VariableType> EXACT =
      EnumSet.of(
          VariableType.NUMBER,
          VariableType.MONEY,
          VariableType.DATE,
          VariableType.DATE_TIME,
          VariableType.TIME,
          VariableType.URI,
          VariableType.ADDRESS,
          VariableType.LIST,
          VariableType.GROUP);

  private static final int NUMBER = 1;
  private static final int DAY = 2;
  private static final int TARGET = 3;

  /**
   * One use.
   *
   * @param certain whether the name must be defined here
   * @param filled whether null would leave a gap here
   * @param asked whether it is asked for here, with {@code defined} or {@code default}
   */
  public record Use(
      VariableType type, Position position, boolean certain, boolean filled, boolean asked) {}

  private final @Nullable VariableUse outer;
  private final String name;
  private final boolean item;
  private final Map<String, VariableUse> names = new LinkedHashMap<>();
  private final List<Use> uses = new ArrayList<>();
  private final List<VariableUse> compared = new ArrayList<>();
  private @Nullable VariableUse items;

  private VariableUse(@Nullable VariableUse outer, String name, boolean item) {
    this.outer = outer;
    this.name = name;
    this.item = item;
  }

  public static VariableUse root() {
    return new VariableUse(null, "", false);
  }

  VariableUse member(String wanted) {
    return names.computeIfAbsent(wanted, one -> new VariableUse(this, one, false));
  }

  VariableUse items() {
    VariableUse held = items;
    if (held == null) {
      held = new VariableUse(this, "", true);
      items = held;
    }
    return held;
  }

  public @Nullable VariableUse outer() {
    return outer;
  }

  public String name() {
    return name;
  }

  public Map<String, VariableUse> names() {
    return names;
  }

  public @Nullable VariableUse held() {
    return items;
  }

  /** {@code statement.lines[].amount}; empty for the context itself. */
  public String path() {
    if (outer == null) {
      return "";
    }
    String before = outer.path();
    return item ? before + "[]" : before.isEmpty() ? name : before + "." + name;
  }

  void use(Use use) {
    uses.add(use);
  }

  /** Notes a name that a helper reads where it is there. */
  void may(VariableType type, Position position) {
    uses.add(new Use(type, position, false, false, false));
  }

  /** Takes the other for what this one is taken for, where nothing else is known. */
  void comparedWith(VariableUse other) {
    compared.add(other);
    other.compared.add(this);
  }

  /** Its uses in the order of their places, each place once. */
  public List<Use> uses() {
    return uses.stream()
        .sorted(Comparator.comparing(Use::position, IN_ORDER).thenComparing(Use::type))
        .distinct()
        .toList();
  }

  public List<String> places() {
    return uses().stream().map(use -> use.position().place()).distinct().toList();
  }

  boolean isUsed() {
    return !uses.isEmpty();
  }

  public boolean isOptional() {
    return uses.stream().noneMatch(Use::certain);
  }

  public boolean isNullable() {
    return uses.stream().noneMatch(Use::filled);
  }

  public VariableType type() {
    VariableType own = typeOfUses();
    if (own != VariableType.ANY && own != VariableType.TRUTH) {
      return own;
    }
    for (VariableUse other : compared) {
      VariableType theirs = other.typeOfUses();
      if (theirs != VariableType.ANY && theirs != VariableType.TRUTH) {
        return theirs;
      }
    }
    return own;
  }

  private VariableType typeOfUses() {
    VariableType found = VariableType.ANY;
    for (Use use : uses()) {
      found = joined(found, use.type());
    }
    if (found == VariableType.LIST && !names.isEmpty()) {
      return VariableType.GROUP;
    }
    if (items != null && items.isUsed() && !EXACT.contains(found)) {
      return VariableType.LIST;
    }
    return names.isEmpty() || EXACT.contains(found) ? found : VariableType.GROUP;
  }

  /** The more telling of two. */
  private static VariableType joined(VariableType one, VariableType other) {
    Set<VariableType> both = EnumSet.of(one, other);
    if (both.contains(VariableType.DATE_TIME)
        || (both.contains(VariableType.DATE) && both.contains(VariableType.TIME))) {
      return VariableType.DATE_TIME;
    }

    // an address and an amount have names as well
    if (one == VariableType.GROUP && EXACT.contains(other)) {
      return other;
    }
    if (EXACT.contains(one)) {
      return one;
    }
    if (EXACT.contains(other) || one == VariableType.ANY) {
      return other;
    }

    return one == VariableType.TRUTH && other != VariableType.ANY ? other : one;
  }

  /**
   * Two uses that no value can serve, or none: a number cannot be a day, nor a list an amount; what
   * is printed has no names.
   */
  public List<Use> clash() {
    List<Use> all = uses();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        if (exclude(all.get(i).type(), all.get(j).type())) {
          return List.of(all.get(i), all.get(j));
        }
      }
    }
    return List.of();
  }

  /** The first use that a value of this type cannot serve, or null. */
  public @Nullable Use against(VariableType type) {
    for (Use use : uses()) {
      boolean text = type == VariableType.TEXT && EXACT.contains(use.type());
      if (exclude(type, use.type()) || (text && use.type() != VariableType.URI)) {
        return use;
      }
    }
    return null;
  }

  private static boolean exclude(VariableType one, VariableType other) {
    if (one == VariableType.TEXT || other == VariableType.TEXT) {
      VariableType beside = one == VariableType.TEXT ? other : one;
      return beside == VariableType.LIST
          || beside == VariableType.ADDRESS
          || beside == VariableType.GROUP;
    }
    if (one == VariableType.GROUP || other == VariableType.GROUP) {
      int beside = kind(one == VariableType.GROUP ? other : one);
      // an amount and an address have names, and each goes through a group name by name
      return beside == NUMBER || beside == DAY || beside == TARGET;
    }
    return kind(one) > 0 && kind(other) > 0 && kind(one) != kind(other);
  }

  private static int kind(VariableType type) {
    return switch (type) {
      case NUMBER -> NUMBER;
      case DATE, DATE_TIME, TIME -> DAY;
      case URI -> TARGET;
      case MONEY -> 4;
      case ADDRESS -> 5;
      case LIST -> 6;
      case TEXT, TRUTH, GROUP, ANY -> 0;
    };
  }
}
