package dev.candor.internal.known;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes elements of a list, and copies it only where one changes. */
final class CopyOnChange {

  private CopyOnChange() {}

  /** Returns each as it is known; the same list where none changes. */
  @SuppressWarnings("ReferenceEquality") // a long history is not compared word by word
  static <T> List<T> map(List<T> told, UnaryOperator<T> known) {
    List<T> changed = null;
    for (int i = 0; i < told.size(); i++) {
      T one = known.apply(told.get(i));
      if (changed == null && one != told.get(i)) {
        changed = new ArrayList<>(told);
      }
      if (changed != null) {
        changed.set(i, one);
      }
    }
    return changed == null ? told : changed;
  }
}
