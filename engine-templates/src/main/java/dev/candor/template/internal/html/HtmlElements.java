package dev.candor.template.internal.html;

import java.util.Set;

/**
 * The one table of the elements of HTML and what each means to us. Whoever reads pages takes the
 * elements of a trait from here; an element that is not here has no trait.
 */
public final class HtmlElements {

  /** What an element may mean. */
  public enum Trait {
    /** Runs, loads or restyles a page: no place for data. */
    ACTIVE(
        """
        animate animatemotion animatetransform applet audio base embed frame iframe image
        link object param portal script set source style track use video
        """),

    /** Stays in markup that comes with the data. */
    KEPT(
        """
        a b blockquote br caption cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5
        h6 hr i img ins kbd li ol p pre q s samp small span strike strong sub sup table
        tbody td tfoot th thead tr tt u ul var
        """),

    /** May be in HTML that data bring and that is printed as it is. */
    IN_DATA(
        """
        a abbr address article b bdi blockquote br caption center cite code col colgroup dd
        del div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins
        kbd li main mark nav ol p pre q s samp section small span strike strong sub sup
        table tbody td tfoot th thead time tr tt u ul var wbr
        """),

    /** Goes from markup that comes with the data, with all that is in it. */
    DROPPED(
        """
        applet area audio base canvas datalist dialog embed frame frameset head iframe input
        link map math meta noembed noframes noscript object optgroup option param plaintext
        portal script select slot source style svg template textarea title track video xmp
        """),

    /** Shows its words as words. */
    SHOWN(
        """
        a abbr address article aside b big blockquote body caption center cite code dd dfn
        div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header html i ins kbd
        label li main mark nav ol p pre q samp section small span strong sub sup table tbody
        td tfoot th thead time tr tt u ul var
        """),

    /** May stand in a page beside the words. */
    BESIDE("base br col colgroup del head hr img link meta s strike style title wbr"),

    /** Is a box on paper and nothing more, or is left out there. */
    ON_PAPER("button form input option select textarea"),

    /** Is a box of its own width where words are looked for. */
    BOX(
        """
        address article aside blockquote body center dd div dl dt figcaption figure footer
        h1 h2 h3 h4 h5 h6 header hr html main nav ol p pre section ul
        """),

    /** Has no words in the text of a page. */
    TEXTLESS(
        """
        datalist del head iframe noscript object s script select strike style svg template
        textarea title
        """),

    /** Begins a line in the text of a page. */
    LINE(
        """
        address article aside body caption center dd div dt fieldset figcaption figure
        footer form header li main nav section tr
        """),

    /** Begins a paragraph in the text of a page. */
    PARAGRAPH("blockquote dl h1 h2 h3 h4 h5 h6 hr ol p pre table ul"),

    /** Shows nothing itself, so that a style says nothing of it. */
    UNSTYLED("base head link meta script style title"),

    /** Has no end tag (HTML, 13.1.2). */
    EMPTY("area base br col embed hr img input link meta param source track wbr"),

    /** Ends an open paragraph before it (HTML, 13.1.2.4). */
    ENDS_PARAGRAPH(
        """
        address article aside blockquote center dd details div dl dt fieldset figcaption
        figure footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section
        table ul
        """),

    /** Has no end tag, of those a page that is followed may have. */
    EMPTY_IN_PAGE("base br hr img link meta wbr"),

    /** Stands within a line of a page that is followed. */
    INLINE(
        """
        a abbr b big br cite code del dfn em font i img ins kbd mark s samp small span
        strike strong sub sup time tt u var wbr
        """),

    /** Stands between the lines of a page that is followed. */
    BLOCK(
        """
        address article aside blockquote center div figcaption figure footer h1 h2 h3 h4 h5
        h6 header hr main nav ol p pre section table ul
        """),

    /** Says something of a whole page. */
    OF_PAGE("base body head html link meta style"),

    /** Holds lines only, and ends at the next block in a page that is followed. */
    HOLDS_LINES("h1 h2 h3 h4 h5 h6 p"),

    /** Holds characters and no tags. */
    RAW("iframe noembed noframes script style textarea title xmp"),

    /** Is no place for elements of ours: what is in it is read otherwise, or not at all. */
    NO_MARKUP(
        """
        iframe math noembed noframes noscript plaintext script style svg template textarea
        title xmp
        """);

    private final Set<String> names;

    Trait(String names) {
      this.names = Set.of(names.strip().split("\\s+"));
    }
  }

  private HtmlElements() {}

  /** Returns the names of all elements with this trait, in lower case. */
  public static Set<String> with(Trait trait) {
    return trait.names;
  }
}
