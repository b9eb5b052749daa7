package dev.candor.template.internal.use;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What tests around a place have found: names that are there, and those that hold something. */
final class Knowledge {
  final Set<VariableUse> defined = Collections.newSetFromMap(new IdentityHashMap<>());
  final Set<VariableUse> present = Collections.newSetFromMap(new IdentityHashMap<>());

  Knowledge copy() {
    Knowledge copy = new Knowledge();
    copy.add(this);
    return copy;
  }

  void add(Knowledge more) {
    defined.addAll(more.defined);
    present.addAll(more.present);
  }

  void holds(VariableUse need) {
    present.add(need);
    addDefined(need);
  }

  void addDefined(VariableUse need) {
    defined.add(need);
    for (VariableUse outer = need.outer();
        outer != null && outer.outer() != null;
        outer = outer.outer()) {
      defined.add(outer);
      present.add(outer);
    }
  }
}
