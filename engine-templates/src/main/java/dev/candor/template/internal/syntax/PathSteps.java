package dev.candor.template.internal.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path of a template, such as {@code ../loan.amountDue}, taken apart. Immutable.
 *
 * @param isData whether it begins with {@code @}, which is not among the names
 * @param up how many levels {@code ../} leads out
 * @param isScoped whether it begins with {@code ./}, {@code ../} or {@code this}
 * @param names what follows, in order
 * @param stray the first step that cannot stand where it stands; null in a path that can be
 *     followed
 */
public record PathSteps(
    boolean isData, int up, boolean isScoped, List<String> names, @Nullable String stray) {

  /** A step of a path; literal where it stands in brackets. */
  private record Step(String text, boolean literal) {

    boolean isWay() {
      return !literal && (text.equals("..") || text.equals(".") || text.equals("this"));
    }
  }

  /** Takes a path apart. */
  public static PathSteps of(String path) {
    boolean data = path.startsWith("@");
    List<String> names = new ArrayList<>();
    int up = 0;
    boolean scoped = false;
    String stray = null;
    for (Step step : split(data ? path.substring(1) : path)) {
      if (step.isWay() && names.isEmpty()) {
        up += step.text.equals("..") ? 1 : 0;
        scoped = true;
      } else if (step.isWay() || step.text.isEmpty()) {
        stray = stray == null ? step.text : stray;
      } else {
        names.add(step.text);
      }
    }

    return new PathSteps(data, up, scoped, names, stray);
  }

  /** Splits a path at its dots and slashes; what is in brackets stays whole. */
  private static List<Step> split(String path) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at < path.length()) {
      int end = endOfStep(path, at, steps.isEmpty());
      boolean literal = path.charAt(at) == '[' && end > at && path.charAt(end - 1) == ']';
      steps.add(
          new Step(literal ? path.substring(at + 1, end - 1) : path.substring(at, end), literal));
      at = end + 1;
      if (at == path.length() && path.charAt(end) == '.') {
        steps.add(new Step("", false));
      }
    }

    return steps;
  }

  private static int endOfStep(String path, int at, boolean first) {
    int bracket = path.charAt(at) == '[' ? path.indexOf(']', at) : -1;
    if (bracket > 0) {
      return bracket + 1;
    }

    int way = path.startsWith("..", at) ? 2 : first && path.charAt(at) == '.' ? 1 : 0;
    if (way > 0 && (at + way == path.length() || path.charAt(at + way) == '/')) {
      return at + way;
    }

    int end = at;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '/') {
      end++;
    }

    return end;
  }
}
