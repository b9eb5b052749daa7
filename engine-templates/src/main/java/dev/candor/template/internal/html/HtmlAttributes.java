package dev.candor.template.internal.html;

import dev.candor.template.internal.html.HtmlElements.Trait;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The one table of the attributes of HTML and what each means to us. An attribute that is not here
 * is not known, and refused where that matters.
 */
public final class HtmlAttributes {

  /** What the value of an attribute is for. */
  public enum Purpose {
    WORDS(
        """
        abbr align alt class datetime dir for headers id label lang name placeholder role scope
        summary title valign value
        """),

    /** An address that a reader may follow. */
    LINK("cite"),

    /** An address a picture is read from. */
    PICTURE(""),

    /** An address whose host only the author may choose. */
    OWN_HOST("action background"),

    /** What a meta element says; harmless unless it tells the browser to go somewhere. */
    CONTENT(""),
    NUMBER(
        """
        border cellpadding cellspacing cols colspan height hspace max maxlength min rows rowspan
        size span start tabindex vspace width
        """),
    COLOR("alink bgcolor bordercolor color link text vlink"),
    STYLE("style"),

    /** It may run or load something, or is not known. */
    UNKNOWN("");

    private final Set<String> names;

    Purpose(String names) {
      this.names = split(names);
    }

    /** Checks whether the value is an address. */
    public boolean isAddress() {
      return this == LINK || this == PICTURE || this == OWN_HOST;
    }
  }

  /** Those that may stand in a page beside its words, whatever they say. */
  public static final Set<String> IN_PAGE =
      split(
          """
          abbr accept-charset align alink alt background bgcolor border bordercolor cellpadding
          cellspacing charset cite class clear color colspan compact content datetime dir download
          face frame headers height hidden href hreflang hspace http-equiv id lang leftmargin link
          loading marginheight marginwidth media name noshade nowrap prefix rel reversed role rowspan
          rules scope size sizes span src srcset start style summary tabindex target text title
          topmargin translate type valign value version vlink vspace width xml:lang
          """);

  /** Those of which a style sheet may choose what it styles, and the style itself. */
  public static final Set<String> STYLING = Set.of("class", "id", "style");

  /** Those whose value a browser may follow or load as an address. */
  public static final Set<String> ADDRESSES =
      split("href src action background formaction data xlink:href");

  /** Those of them that lead a reader somewhere, or load what is shown. */
  public static final Set<String> TARGETS = split("href src action background");

  private static final Set<String> ACTIVE = HtmlElements.with(Trait.ACTIVE);

  private static final Map<String, Purpose> PURPOSES = new HashMap<>();

  static {
    for (Purpose purpose : Purpose.values()) {
      purpose.names.forEach(name -> PURPOSES.put(name, purpose));
    }
  }

  private HtmlAttributes() {}

  /** Returns what the value of an attribute of an element is for; all names in small letters. */
  public static Purpose purpose(String element, String attribute) {
    if (ACTIVE.contains(element)) {
      return Purpose.UNKNOWN;
    }

    if (attribute.equals("href")) {
      return element.equals("a") || element.equals("area") ? Purpose.LINK : Purpose.UNKNOWN;
    }
    if (attribute.equals("src")) {
      return element.equals("img") ? Purpose.PICTURE : Purpose.UNKNOWN;
    }
    if (element.equals("meta")) {
      return attribute.equals("content") ? Purpose.CONTENT : Purpose.UNKNOWN;
    }
    return attribute.startsWith("data-") || attribute.startsWith("aria-")
        ? Purpose.WORDS
        : PURPOSES.getOrDefault(attribute, Purpose.UNKNOWN);
  }

  private static Set<String> split(String names) {
    return names.isEmpty() ? Set.of() : Set.of(names.strip().split("\\s+"));
  }
}
