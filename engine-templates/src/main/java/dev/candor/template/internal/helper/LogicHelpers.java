package dev.candor.template.internal.helper;

import dev.candor.template.internal.value.TemplateValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks, chooses and looks up. Stateless. */
final class LogicHelpers {

  private LogicHelpers() {}

  static @Nullable Object orElse(Arguments arguments) {
    Object value = arguments.quietly(0);
    return value == null || value == TemplateValues.UNDEFINED ? arguments.orUndefined(1) : value;
  }

  static @Nullable Object lookup(Arguments arguments) {
    Object container = arguments.orUndefined(0);
    Object key = arguments.orUndefined(1);
    if (container == TemplateValues.UNDEFINED || key == TemplateValues.UNDEFINED) {
      return TemplateValues.UNDEFINED;
    }

    String name = key == null ? null : TemplateValues.print(key);
    if (name == null) {
      throw arguments.wrong(1, key, "a name or an index");
    }

    HelperCall call = arguments.call();
    Object found = TemplateValues.member(container, name);
    if (found == TemplateValues.UNDEFINED) {
      // the key may be data; only one that the author wrote is compared
      boolean written = call.isConstant(1);
      call.reportUndefined(
          name,
          () -> written ? TemplateValues.names(container) : List.of(),
          "lookup " + call.argument(0).written() + " \"",
          "\"");
      return found;
    }

    Object seen = TemplateValues.expose(found);
    if (seen == TemplateValues.REFUSED) {
      throw new WrongArgumentException(
          TemplateValues.refusal(
              call.position(),
              call.written(),
              found == null || found == seen ? "a closed record" : found.getClass().getName()));
    }

    return seen;
  }

  static boolean and(Arguments arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (!arguments.truth(i)) {
        return false;
      }
    }
    return true;
  }

  static boolean or(Arguments arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.truth(i)) {
        return true;
      }
    }
    return false;
  }
}
