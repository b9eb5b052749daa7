package dev.candor.template.internal.syntax;

import dev.candor.template.internal.syntax.Syntax.Block;
import dev.candor.template.internal.syntax.Syntax.Body;
import dev.candor.template.internal.syntax.Syntax.Partial;
import dev.candor.template.internal.syntax.Syntax.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A template with all it is made of. Only for the thread that made it. */
public final class Composition {

  private final Function<String, @Nullable Body> partials;
  private final Set<Body> visited = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Body> bodies = new ArrayList<>();

  private Composition(Function<String, @Nullable Body> partials) {
    this.partials = partials;
  }

  /**
   * The bodies of a template, its blocks, layouts and partials, each once.
   *
   * @param partials statements by name; null where there are none
   */
  public static List<Body> of(Body template, Function<String, @Nullable Body> partials) {
    Composition composition = new Composition(partials);
    composition.visit(template);
    return List.copyOf(composition.bodies);
  }

  private void visit(@Nullable Body body) {
    if (body == null || !visited.add(body)) {
      return;
    }

    bodies.add(body);
    for (Statement statement : body.statements()) {
      if (statement instanceof Block block) {
        visit(block.main);
        visit(block.inverse);
      } else if (statement instanceof Partial partial) {
        visit(partials.apply(partial.name));
        visit(partial.body);
      }
    }
  }
}
