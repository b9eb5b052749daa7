package dev.candor.template.internal.css;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every part of an element's style needs: whether words are hidden by it, and why. */
public abstract sealed class ElementStyle permits ColorStyle {

  static final List<String> SIDES = List.of("top", "right", "bottom", "left");

  /** Why words are not seen. */
  public record HidingReason(String what, boolean byData) {}

  final String name;
  final double screen;
  final double root;
  public @Nullable HidingReason hidden;
  // whether rules of style sheets hold for it, or not, as data say
  public boolean byData;
  boolean doubtful;
  private @Nullable HidingReason danger;

  ElementStyle(@Nullable ElementStyle parent, String name, double screen, double root) {
    this.name = name;
    this.screen = screen;
    this.root = root;
    hidden = parent == null ? null : parent.hidden;
    byData = parent != null && parent.byData;
  }

  /** Returns why the element may cover words anywhere in the page; null where it cannot. */
  public @Nullable HidingReason danger() {
    return danger;
  }

  public void hide(String what) {
    if (hidden == null) {
      hidden = new HidingReason(what, byData);
    }
  }

  void endanger(String what) {
    if (danger == null) {
      danger = new HidingReason(what, byData);
    }
  }

  /** Hides the words of the element by a declaration; always true, since it is understood. */
  boolean hideBy(String property, String value) {
    hide(describe(property, value));
    return true;
  }

  String describe(String property, String value) {
    String start = value.length() > 40 ? value.substring(0, 40) + "..." : value;
    return "the style (" + property + ": " + start + ") of <" + name + ">";
  }
}
