package dev.candor.template.variable;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name that templates use, with the names below it. Immutable.
 *
 * @param name its last part, such as {@code amount}; empty for what a list holds
 * @param path from the top, such as {@code statement.lines[].amount}
 * @param type what it is taken for
 * @param optional whether nothing breaks where it is not defined: it is only used in {@code
 *     default} and {@code defined}, or where one of them has found it
 * @param nullable whether nothing is missing from the message where it is null: it is only tested,
 *     or used where a test has found something
 * @param given whether the engine puts it there; otherwise the request's context has to
 * @param uses where it stands, {@code template:line:column}, sorted
 * @param names the names in it; for a list, those of what it holds
 * @param items what a list holds, or null
 */
public record Variable(
    String name,
    String path,
    VariableType type,
    boolean optional,
    boolean nullable,
    boolean given,
    List<String> uses,
    List<Variable> names,
    @Nullable Variable items) {

  // Spelled out: of a compact constructor the class file forgets that items may be null.
  public Variable(
      String name,
      String path,
      VariableType type,
      boolean optional,
      boolean nullable,
      boolean given,
      List<String> uses,
      List<Variable> names,
      @Nullable Variable items) {
    this.name = name;
    this.path = path;
    this.type = type;
    this.optional = optional;
    this.nullable = nullable;
    this.given = given;
    this.uses = List.copyOf(uses);
    this.names = List.copyOf(names);
    this.items = items;
  }
}
