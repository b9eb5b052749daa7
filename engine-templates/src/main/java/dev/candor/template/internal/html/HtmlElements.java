package dev.candor.template.internal.html;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The one table of the elements of HTML and what each means to us. Whoever reads pages takes the
 * elements of a trait from here; an element that is not here has no trait.
 */
public final class HtmlElements {

  /** What an element may mean. */
  public enum Trait {
    /** Runs, loads or restyles a page: no place for data. */
    ACTIVE,

    /** Stays in markup that comes with the data. */
    KEPT,

    /** Goes from markup that comes with the data, with all that is in it. */
    DROPPED,

    /** Shows its words as words. */
    SHOWN,

    /** May stand in a page beside the words. */
    BESIDE,

    /** Is a box on paper and nothing more, or is left out there. */
    ON_PAPER,

    /** Is a box of its own width where words are looked for. */
    BOX,

    /** Has no words in the text of a page. */
    TEXTLESS,

    /** Begins a line in the text of a page. */
    LINE,

    /** Begins a paragraph in the text of a page. */
    PARAGRAPH,

    /** Shows nothing itself, so that a style says nothing of it. */
    UNSTYLED,

    /** Has no end tag (HTML, 13.1.2). */
    EMPTY,

    /** Ends an open paragraph before it (HTML, 13.1.2.4). */
    ENDS_PARAGRAPH,

    /** Has no end tag, of those a page that is followed may have. */
    EMPTY_IN_PAGE,

    /** Stands within a line of a page that is followed. */
    INLINE,

    /** Stands between the lines of a page that is followed. */
    BLOCK,

    /** Holds characters and no tags. */
    RAW,

    /** Is no place for elements of ours: what is in it is read otherwise, or not at all. */
    NO_MARKUP
  }

  private static final String TABLE =
      """
      a                kept shown inline
      abbr             shown inline
      address          shown box line ends-paragraph block
      animate          active
      animatemotion    active
      animatetransform active
      applet           active dropped
      area             dropped empty
      article          shown box line ends-paragraph block
      aside            shown box line ends-paragraph block
      audio            active dropped
      b                kept shown inline
      base             active dropped beside unstyled empty empty-in-page
      big              shown inline
      blockquote       kept shown box paragraph ends-paragraph block
      body             shown box line
      br               kept beside empty empty-in-page inline
      button           on-paper
      canvas           dropped
      caption          kept shown line
      center           shown box line ends-paragraph block
      cite             kept shown inline
      code             kept shown inline
      col              kept beside empty
      colgroup         kept beside
      datalist         dropped textless
      dd               kept shown box line ends-paragraph
      del              kept beside textless inline
      details          ends-paragraph
      dfn              shown inline
      dialog           dropped
      div              kept shown box line ends-paragraph block
      dl               kept shown box paragraph ends-paragraph
      dt               kept shown box line ends-paragraph
      em               kept shown inline
      embed            active dropped empty
      fieldset         line ends-paragraph
      figcaption       shown box line ends-paragraph block
      figure           shown box line ends-paragraph block
      font             shown inline
      footer           shown box line ends-paragraph block
      form             on-paper line ends-paragraph
      frame            active dropped
      frameset         dropped
      h1               kept shown box paragraph ends-paragraph block
      h2               kept shown box paragraph ends-paragraph block
      h3               kept shown box paragraph ends-paragraph block
      h4               kept shown box paragraph ends-paragraph block
      h5               kept shown box paragraph ends-paragraph block
      h6               kept shown box paragraph ends-paragraph block
      head             dropped beside textless unstyled
      header           shown box line ends-paragraph block
      hr               kept beside box paragraph empty ends-paragraph empty-in-page block
      html             shown box
      i                kept shown inline
      iframe           active dropped textless raw no-markup
      image            active
      img              kept beside empty empty-in-page inline
      input            dropped on-paper empty
      ins              kept shown inline
      kbd              kept shown inline
      label            shown
      li               kept shown line ends-paragraph
      link             active dropped beside unstyled empty empty-in-page
      main             shown box line ends-paragraph block
      map              dropped
      mark             shown inline
      math             dropped no-markup
      menu             ends-paragraph
      meta             dropped beside unstyled empty empty-in-page
      nav              shown box line ends-paragraph block
      noembed          dropped raw no-markup
      noframes         dropped raw no-markup
      noscript         dropped textless no-markup
      object           active dropped textless
      ol               kept shown box paragraph ends-paragraph block
      optgroup         dropped
      option           dropped on-paper
      p                kept shown box paragraph ends-paragraph block
      param            active dropped empty
      plaintext        dropped no-markup
      portal           active dropped
      pre              kept shown box paragraph ends-paragraph block
      q                kept shown
      s                kept beside textless inline
      samp             kept shown inline
      script           active dropped textless unstyled raw no-markup
      section          shown box line ends-paragraph block
      select           dropped on-paper textless
      set              active
      slot             dropped
      small            kept shown inline
      source           active dropped empty
      span             kept shown inline
      strike           kept beside textless inline
      strong           kept shown inline
      style            active dropped beside textless unstyled raw no-markup
      sub              kept shown inline
      sup              kept shown inline
      svg              dropped textless no-markup
      table            kept shown paragraph ends-paragraph block
      tbody            kept shown
      td               kept shown
      template         dropped textless no-markup
      textarea         dropped on-paper textless raw no-markup
      tfoot            kept shown
      th               kept shown
      thead            kept shown
      time             shown inline
      title            dropped beside textless unstyled raw no-markup
      tr               kept shown line
      track            active dropped empty
      tt               kept shown inline
      u                kept shown inline
      ul               kept shown box paragraph ends-paragraph block
      use              active
      var              kept shown inline
      video            active dropped
      wbr              beside empty empty-in-page inline
      xmp              dropped raw no-markup
      """;

  private static final Map<Trait, Set<String>> ELEMENTS = read();

  private HtmlElements() {}

  /** Returns the names of all elements with this trait, in lower case. */
  public static Set<String> with(Trait trait) {
    return ELEMENTS.getOrDefault(trait, Set.of());
  }

  private static Map<Trait, Set<String>> read() {
    Map<Trait, Set<String>> elements = new EnumMap<>(Trait.class);
    for (String line : TABLE.split("\n")) {
      String[] words = line.split(" +");
      for (int i = 1; i < words.length; i++) {
        Trait trait = Trait.valueOf(words[i].toUpperCase(Locale.ROOT).replace('-', '_'));
        elements.computeIfAbsent(trait, none -> new HashSet<>()).add(words[0]);
      }
    }
    elements.replaceAll((trait, names) -> Set.copyOf(names));
    return elements;
  }
}
