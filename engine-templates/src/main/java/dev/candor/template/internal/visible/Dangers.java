package dev.candor.template.internal.visible;

import dev.candor.template.internal.css.ElementStyle.Reason;
import org.jspecify.annotations.Nullable;

/** Keeps the first thing found in a page that may hide all its words. */
final class Dangers {

  private @Nullable Reason first;
  private String screen = "";

  @Nullable Reason first() {
    return first;
  }

  /** Names the screen that is shown from here on. */
  void show(Screen next) {
    screen = next.describe();
  }

  /** Adds what may hide all words on any screen. */
  void add(String what, boolean byData) {
    if (first == null) {
      first = new Reason(what, byData);
    }
  }

  /** Adds what may hide all words on the screen that is shown. */
  void addHere(Reason reason) {
    if (first == null) {
      first = here(reason);
    }
  }

  void addHere(String what) {
    addHere(new Reason(what, false));
  }

  /** Returns the reason with the screen it holds on. */
  Reason here(Reason reason) {
    return new Reason(reason.what() + screen, reason.byData());
  }
}
