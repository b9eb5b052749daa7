package dev.candor.internal.decide;

import dev.candor.fault.Fault;
import dev.candor.fault.RulebookChangedException;
import dev.candor.law.RulebookVersion;
import dev.candor.law.RulebookVersion.Layer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the rulebooks a message was accepted under with those in force now, layer by layer. A
 * newer version of a layer, and a layer that was added, are told; a layer that is missing, is
 * older, or cannot be shown to be the same or newer, is a fault. Stateless.
 */
final class RulebookChange {

  private static final Pattern PIECES = Pattern.compile("[0-9]+|[^0-9]+");

  private RulebookChange() {}

  /**
   * Returns a sentence for each layer that is another one now, lowest first; empty where nothing
   * changed.
   *
   * @throws RulebookChangedException with every layer the message must not be decided on without
   */
  static List<String> describe(RulebookVersion accepted, RulebookVersion now) {
    List<Fault> faults = new ArrayList<>();
    List<String> told = new ArrayList<>();
    for (Layer before : accepted.layers()) {
      Optional<Layer> today = find(now, before.name());
      if (today.isEmpty()) {
        faults.add(missing(before, now));
      } else {
        compare(before, today.get(), faults, told);
      }
    }

    for (Layer one : now.layers()) {
      if (find(accepted, one.name()).isEmpty()) {
        told.add(
            "The rulebook "
                + one.name()
                + " "
                + one.version()
                + " was added since the message was accepted.");
      }
    }
    if (!faults.isEmpty()) {
      throw new RulebookChangedException(faults);
    }

    return told;
  }

  private static Optional<Layer> find(RulebookVersion rulebook, String name) {
    return rulebook.layers().stream().filter(layer -> layer.name().equals(name)).findFirst();
  }

  private static Fault missing(Layer before, RulebookVersion now) {
    return new Fault(
        before.name(),
        "",
        "The message was accepted under the rulebook ("
            + before.name()
            + "), and it is not in force; in force is "
            + now.name()
            + ".",
        "put " + before.name() + " in force again, such as with --house.");
  }

  private static void compare(Layer before, Layer now, List<Fault> faults, List<String> told) {
    if (before.version().isEmpty()) {
      // an old record of several layers tells their names alone
      return;
    }

    OptionalInt order = order(before.version(), now.version());
    if (order.isEmpty()) {
      faults.add(
          new Fault(
              now.name(),
              "",
              "The version is ("
                  + now.version()
                  + ") and was ("
                  + before.version()
                  + ") when the message was accepted; which is newer cannot be told.",
              "number versions in one way, such as 2026.1 and 2026.2."));
    } else if (order.getAsInt() > 0) {
      faults.add(
          new Fault(
              now.name(),
              "",
              "The version ("
                  + now.version()
                  + ") is older than ("
                  + before.version()
                  + "), under which the message was accepted.",
              "put the newer one in force; what goes back to an older text has a new version."));
    } else if (order.getAsInt() < 0) {
      told.add(
          "The rulebook "
              + now.name()
              + " was "
              + before.version()
              + " when the message was accepted and is "
              + now.version()
              + " now.");
    } else if (!before.hash().isEmpty() && !before.hash().equals(now.hash())) {
      faults.add(
          new Fault(
              now.name(),
              "",
              "The version ("
                  + now.version()
                  + ") has another text than when the message was accepted; its hash is "
                  + now.hash()
                  + " and was "
                  + before.hash()
                  + ".",
              "give a text that changed a new version."));
    }
  }

  /**
   * Returns how two versions stand to each other, number by number: 2026.2 is before 2026.10. Empty
   * where they differ in anything but numbers.
   */
  private static OptionalInt order(String one, String other) {
    if (one.equals(other)) {
      return OptionalInt.of(0);
    }

    Matcher first = PIECES.matcher(one);
    Matcher second = PIECES.matcher(other);
    while (true) {
      boolean more = first.find();
      boolean otherMore = second.find();
      if (!more || !otherMore) {
        return longer(one, other, more, otherMore, more ? first : second);
      }
      if (isNumber(first.group()) && isNumber(second.group())) {
        int order = new BigInteger(first.group()).compareTo(new BigInteger(second.group()));
        if (order != 0) {
          return OptionalInt.of(order);
        }
      } else if (!first.group().equals(second.group())) {
        return OptionalInt.empty();
      }
    }
  }

  /** Returns the order of two of which one goes on: 2026.1 is before 2026.1.1. */
  private static OptionalInt longer(
      String one, String other, boolean more, boolean otherMore, Matcher rest) {
    if (!more && !otherMore) {
      return OptionalInt.empty(); // 2026.1 and 2026.01: the same numbers written otherwise
    }
    String tail = (more ? one : other).substring(rest.start());
    return tail.matches("(\\.[0-9]+)+") ? OptionalInt.of(more ? 1 : -1) : OptionalInt.empty();
  }

  private static boolean isNumber(String piece) {
    char first = piece.charAt(0);
    return first >= '0' && first <= '9';
  }
}
