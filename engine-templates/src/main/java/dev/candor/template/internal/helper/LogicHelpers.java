package dev.candor.template.internal.helper;

import dev.candor.template.internal.value.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks, chooses and looks up. Stateless. */
final class LogicHelpers {

  private LogicHelpers() {}

  static @Nullable Object orElse(Arguments arguments) {
    Object value = arguments.quietly(0);
    return value == null || value == Values.UNDEFINED ? arguments.orUndefined(1) : value;
  }

  static @Nullable Object lookup(Arguments arguments) {
    Object container = arguments.orUndefined(0);
    Object key = arguments.orUndefined(1);
    if (container == Values.UNDEFINED || key == Values.UNDEFINED) {
      return Values.UNDEFINED;
    }
    String name = key == null ? null : Values.printed(key);
    if (name == null) {
      throw arguments.wrong(1, key, "a name or an index");
    }
    HelperCall call = arguments.call();
    Object found = Values.member(container, name);
    if (found == Values.UNDEFINED) {
      // the key may be data; only one that the author wrote is compared
      boolean written = call.isConstant(1);
      call.undefined(
          name,
          () -> written ? Values.names(container) : List.of(),
          "lookup " + call.argument(0).written() + " \"",
          "\"");
      return found;
    }
    Object seen = Values.seen(found);
    if (seen == Values.REFUSED) {
      throw new WrongArgumentException(
          Values.refusal(
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
