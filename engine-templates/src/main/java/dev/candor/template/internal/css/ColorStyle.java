package dev.candor.template.internal.css;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The color of an element's words and what lies behind them. */
abstract sealed class ColorStyle extends ElementStyle permits LetterStyle {

  /** The least contrast of words that are seen (WCAG 2.2, 1.4.3). */
  static final double LEAST_CONTRAST = 4.5;

  private static final int MOST_COLORS = 8;

  /** What lies behind words: the colors it may have, how wide it reaches, and what lies behind. */
  public record Background(
      @Nullable Set<CssColor> colors, double width, @Nullable Background below) {

    /** Returns the colors behind something so wide; null where they are not known. */
    @Nullable Set<CssColor> behind(double wide) {
      if (colors == null || below == null || wide <= width + 1) {
        return colors;
      }
      Set<CssColor> more = below.behind(wide);
      return more == null ? null : union(colors, more);
    }
  }

  /** A see-through element and what lies behind it. */
  private record Veil(double opacity, Background behind, @Nullable Veil outer) {}

  private final @Nullable ColorStyle outer;

  // what children inherit; null where it is not known
  public @Nullable Set<CssColor> ink;
  public Background paper;
  // behind the nearest box that is not part of a line
  public Background blockPaper;
  private @Nullable Veil veil;

  // of the element itself
  double opacity = 1;
  public boolean colored;
  boolean opaque;
  boolean pictured;
  private @Nullable String unknownPaper;

  ColorStyle(@Nullable ColorStyle parent, String name, double screen, double root) {
    super(parent, name, screen, root);
    outer = parent;
    if (parent == null) {
      ink = Set.of(CssColor.BLACK);
      paper = new Background(Set.of(CssColor.WHITE), Double.MAX_VALUE, null);
      blockPaper = paper;
      return;
    }
    ink = parent.ink;
    paper = parent.paper;
    blockPaper = parent.blockPaper;
    veil = parent.veil;
  }

  // ---- declarations

  boolean readColor(String property, String value) {
    if (value.equals("inherit") || value.equals("currentcolor")) {
      Set<CssColor> theirs = outer == null ? ink : outer.ink;
      ink = doubtful ? union(ink, theirs) : theirs;
      return true;
    }

    CssColor color = CssColor.parse(value);
    if (color == null) {
      ink = null;
      hide(describe("color", value));
    } else {
      ink = doubtful ? union(ink, Set.of(color)) : Set.of(color);
    }
    colored = true;
    return true;
  }

  /** Takes one of the properties of what lies behind the words. */
  void readBackground(String property, String value) {
    switch (property) {
      case "background-image" -> {
        boolean none = value.equals("none") || (doubtful && value.equals("inherit"));
        pictured = !none || (pictured && doubtful);
        unknownPaper = pictured ? describe(property, value) : unknownPaper;
      }
      case "background-clip" -> hideBy(property, value);
      case "background", "background-color" -> readPaper(property, value);
      default -> {} // of a picture, and of a picture only
    }
  }

  private void readPaper(String property, String value) {
    boolean all = property.equals("background");
    CssColor color = CssColor.parse(value);
    boolean none = value.equals("none") || value.equals("transparent") || value.equals("0 0");
    if (color == null && !none) {
      pictured |= all;
      unknownPaper = describe(property, value);
      paper(null);
      return;
    }
    pictured &= !all || doubtful;
    paper(none ? CssColor.CLEAR : color);
  }

  boolean readOpacity(String property, String value) {
    double part = value.endsWith("%") ? CssLength.pixels(value, 0, 0, 1) : CssLength.number(value);
    if (!(part >= 0)) {
      return false;
    }
    opacity = doubtful ? Math.min(opacity, part) : Math.min(1, part);
    return true;
  }

  // ---- attributes and the element itself

  /** Takes the color of an attribute; null where its value is none. */
  public void ink(@Nullable CssColor color) {
    ink = color == null ? null : Set.of(color);
    colored = true;
  }

  /** Lays a picture behind the words. */
  public void picture(String what) {
    pictured = true;
    unknownPaper = what;
  }

  /** Lays a color behind the words that some programs may not know; null where it is none. */
  public void paper(@Nullable CssColor color, boolean maybe) {
    doubtful = maybe;
    paper(color);
    doubtful = false;
  }

  /** Lays a color behind the words; null for one that is not known. */
  private void paper(@Nullable CssColor color) {
    Background below = outer();
    Set<CssColor> colors = null;
    if (color != null && color.alpha() == 1) {
      colors = Set.of(color);
    } else if (color != null && below.colors != null) {
      colors = new HashSet<>();
      for (CssColor one : below.colors) {
        colors.add(color.over(one));
      }
    }

    opaque = color != null && color.alpha() == 1 && !doubtful;
    if (doubtful) {
      colors = union(paper.colors, colors);
    }
    paper = new Background(colors, Double.NaN, below);
  }

  /** Returns what lies behind the element. */
  Background outer() {
    return outer == null
        ? new Background(Set.of(CssColor.WHITE), Double.MAX_VALUE, null)
        : outer.paper;
  }

  /** Lays a veil over the words of an element that is seen through. */
  void layVeil() {
    if (opacity < 1) {
      veil = new Veil(opacity, outer(), veil);
    }
  }

  /** Returns the colors of both; null where one is not known, or there are too many. */
  static @Nullable Set<CssColor> union(@Nullable Set<CssColor> one, @Nullable Set<CssColor> other) {
    if (one == null || other == null) {
      return null;
    }
    Set<CssColor> both = new HashSet<>(one);
    both.addAll(other);
    return both.size() > MOST_COLORS ? null : both;
  }

  /** Returns why words so wide cannot be told from what lies behind them; null where they can. */
  @Nullable HidingReason findDimColor(double wide) {
    Set<CssColor> papers = paper.behind(wide);
    if (ink == null || papers == null) {
      String behind = findUnknownPaper();
      String whose = ink == null ? "of" : "behind";

      return new HidingReason(
          behind != null ? behind : "the color " + whose + " the words in <" + name + ">", byData);
    }
    for (CssColor color : ink) {
      for (CssColor below : papers) {
        HidingReason dim = findDim(color.over(below), below, veil);
        if (dim != null) {
          return dim;
        }
      }
    }
    return null;
  }

  private @Nullable String findUnknownPaper() {
    for (ColorStyle at = this; at != null; at = at.outer) {
      if (at.unknownPaper != null) {
        return at.unknownPaper;
      }
    }
    return null;
  }

  private @Nullable HidingReason findDim(CssColor color, CssColor below, @Nullable Veil through) {
    if (through == null) {
      double contrast = color.contrast(below);
      return contrast >= LEAST_CONTRAST
          ? null
          : new HidingReason(
              String.format(
                  Locale.ROOT,
                  "the color (%s) on (%s) in <%s>, a contrast of (%.2f) where (%.1f) is needed",
                  color,
                  below,
                  name,
                  contrast,
                  LEAST_CONTRAST),
              byData);
    }

    Set<CssColor> behind = through.behind.colors;
    if (behind == null) {
      return new HidingReason("the color behind <" + name + ">", byData);
    }
    for (CssColor one : behind) {
      HidingReason dim =
          findDim(
              color.withAlpha(through.opacity).over(one),
              below.withAlpha(through.opacity).over(one),
              through.outer);
      if (dim != null) {
        return dim;
      }
    }
    return null;
  }
}
