package dev.candor.template;

import dev.candor.document.TemplateStore.Action;
import dev.candor.document.TemplateStore.Change;
import dev.candor.document.TemplateVersion.Stamp;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** The steps in which versions of a template were put into use. Stateless. */
final class ActivationSteps {

  private ActivationSteps() {}

  /**
   * Returns the number of the version that was in use before the active one; 0 where there was
   * none.
   */
  static int before(List<Change> changes, String key, int active) {
    Deque<Integer> steps = new ArrayDeque<>();
    Stamp retired = null;
    for (Change change : changes) {
      if (!change.key().equals(key)) {
        continue;
      }
      if (change.action() == Action.RETIRED) {
        retired = change.stamp();
      } else if (change.action() == Action.ACTIVATED) {
        // what a store retires to make room has the stamp of what comes after it
        if (retired != null && !retired.equals(change.stamp())) {
          steps.clear();
        }
        retired = null;
        step(steps, change.number());
      }
    }
    step(steps, active);
    steps.pop();

    return steps.isEmpty() ? 0 : steps.peek();
  }

  /** Goes to a version: back where it is the one before the last, or else forward. */
  private static void step(Deque<Integer> steps, int number) {
    Integer last = steps.poll();
    if (last == null) {
      steps.push(number);
    } else if (!Objects.equals(steps.peek(), number)) {
      steps.push(last);
      if (last != number) {
        steps.push(number);
      }
    }
  }
}
