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

    /** May be in HTML that data bring and that is printed as it is. */
    IN_DATA,

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

    /** Says something of a whole page. */
    OF_PAGE,

    /** Holds lines only, and ends at the next block in a page that is followed. */
    HOLDS_LINES,

    /** Holds characters and no tags. */
    RAW,

    /** Is no place for elements of ours: what is in it is read otherwise, or not at all. */
    NO_MARKUP
  }

  private static final String TABLE =
      """
      a                kept shown inline in-data
      abbr             shown inline in-data
      address          shown box line ends-paragraph block in-data
      animate          active
      animatemotion    active
      animatetransform active
      applet           active dropped
      area             dropped empty
      article          shown box line ends-paragraph block in-data
      aside            shown box line ends-paragraph block
      audio            active dropped
      b                kept shown inline in-data
      base             active dropped beside unstyled empty empty-in-page of-page
      bdi              in-data
      big              shown inline
      blockquote       kept shown box paragraph ends-paragraph block in-data
      body             shown box line of-page
      br               kept beside empty empty-in-page inline in-data
      button           on-paper
      canvas           dropped
      caption          kept shown line in-data
      center           shown box line ends-paragraph block in-data
      cite             kept shown inline in-data
      code             kept shown inline in-data
      col              kept beside empty in-data
      colgroup         kept beside in-data
      datalist         dropped textless
      dd               kept shown box line ends-paragraph in-data
      del              kept beside textless inline in-data
      details          ends-paragraph
      dfn              shown inline
      dialog           dropped
      div              kept shown box line ends-paragraph block in-data
      dl               kept shown box paragraph ends-paragraph in-data
      dt               kept shown box line ends-paragraph in-data
      em               kept shown inline in-data
      embed            active dropped empty
      fieldset         line ends-paragraph
      figcaption       shown box line ends-paragraph block in-data
      figure           shown box line ends-paragraph block in-data
      font             shown inline in-data
      footer           shown box line ends-paragraph block in-data
      form             on-paper line ends-paragraph
      frame            active dropped
      frameset         dropped
      h1               kept shown box paragraph ends-paragraph block in-data holds-lines
      h2               kept shown box paragraph ends-paragraph block in-data holds-lines
      h3               kept shown box paragraph ends-paragraph block in-data holds-lines
      h4               kept shown box paragraph ends-paragraph block in-data holds-lines
      h5               kept shown box paragraph ends-paragraph block in-data holds-lines
      h6               kept shown box paragraph ends-paragraph block in-data holds-lines
      head             dropped beside textless unstyled of-page
      header           shown box line ends-paragraph block in-data
      hr               kept beside box paragraph empty ends-paragraph empty-in-page block in-data
      html             shown box of-page
      i                kept shown inline in-data
      iframe           active dropped textless raw no-markup
      image            active
      img              kept beside empty empty-in-page inline in-data
      input            dropped on-paper empty
      ins              kept shown inline in-data
      kbd              kept shown inline in-data
      label            shown
      li               kept shown line ends-paragraph in-data
      link             active dropped beside unstyled empty empty-in-page of-page
      main             shown box line ends-paragraph block in-data
      map              dropped
      mark             shown inline in-data
      math             dropped no-markup
      menu             ends-paragraph
      meta             dropped beside unstyled empty empty-in-page of-page
      nav              shown box line ends-paragraph block in-data
      noembed          dropped raw no-markup
      noframes         dropped raw no-markup
      noscript         dropped textless no-markup
      object           active dropped textless
      ol               kept shown box paragraph ends-paragraph block in-data
      optgroup         dropped
      option           dropped on-paper
      p                kept shown box paragraph ends-paragraph block in-data holds-lines
      param            active dropped empty
      plaintext        dropped no-markup
      portal           active dropped
      pre              kept shown box paragraph ends-paragraph block in-data
      q                kept shown in-data
      s                kept beside textless inline in-data
      samp             kept shown inline in-data
      script           active dropped textless unstyled raw no-markup
      section          shown box line ends-paragraph block in-data
      select           dropped on-paper textless
      set              active
      slot             dropped
      small            kept shown inline in-data
      source           active dropped empty
      span             kept shown inline in-data
      strike           kept beside textless inline in-data
      strong           kept shown inline in-data
      style            active dropped beside textless unstyled raw no-markup of-page
      sub              kept shown inline in-data
      sup              kept shown inline in-data
      svg              dropped textless no-markup
      table            kept shown paragraph ends-paragraph block in-data
      tbody            kept shown in-data
      td               kept shown in-data
      template         dropped textless no-markup
      textarea         dropped on-paper textless raw no-markup
      tfoot            kept shown in-data
      th               kept shown in-data
      thead            kept shown in-data
      time             shown inline in-data
      title            dropped beside textless unstyled raw no-markup
      tr               kept shown line in-data
      track            active dropped empty
      tt               kept shown inline in-data
      u                kept shown inline in-data
      ul               kept shown box paragraph ends-paragraph block in-data
      use              active
      var              kept shown inline in-data
      video            active dropped
      wbr              beside empty empty-in-page inline in-data
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
