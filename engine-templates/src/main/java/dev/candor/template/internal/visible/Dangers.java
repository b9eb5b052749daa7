package dev.candor.template.internal.visible;

import dev.candor.template.internal.css.ElementStyle.HidingReason;
import org.jspecify.annotations.Nullable;

/** Keeps the first thing found in a page that may hide all its words. */
final class Dangers {

  private @Nullable HidingReason first;
  private String screen = "";

  @Nullable HidingReason first() {
    return first;
  }

  /** Names the screen that is shown from here on. */
  void show(Screen next) {
    screen = next.describe();
  }

  /** Adds what may hide all words on any screen. */
  void add(String what, boolean byData) {
    if (first == null) {
      first = new HidingReason(what, byData);
    }
  }

  /** Adds what may hide all words on the screen that is shown. */
  void addHere(HidingReason reason) {
    if (first == null) {
      first = here(reason);
    }
  }

  void addHere(String what) {
    addHere(new HidingReason(what, false));
  }

  /** Returns the reason with the screen it holds on. */
  HidingReason here(HidingReason reason) {
    return new HidingReason(reason.what() + screen, reason.byData());
  }
}
