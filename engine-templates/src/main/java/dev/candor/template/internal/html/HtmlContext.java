package dev.candor.template.internal.html;

import dev.candor.template.internal.html.HtmlAttributes.Purpose;
import dev.candor.template.internal.html.HtmlElements.Trait;
import dev.candor.template.internal.html.HtmlTokenizer.TokenizerState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in a page a piece of HTML ends: where text may stand, in an attribute's value, or inside a
 * tag, a comment, or an element whose content is no markup. Only for the thread that made it.
 */
public final class HtmlContext implements HtmlTokenizer.Handler {

  /** Learns what was read; the context tells the element, the attribute and its value. */
  public interface Watcher {

    /** Takes note that a value is whole that was to be watched. */
    default void onWatched(PrintedData printed, HtmlContext context) {}

    /** Takes note that a tag is whole in which data say what the page does once it is open. */
    default void onRefresh(PrintedData printed) {}

    /** Takes note that a tag is whole. */
    default void onTag(String element) {}

    /** Takes note that an attribute is whole. */
    default void onAttribute(HtmlContext context) {}
  }

  private static final Set<String> NO_MARKUP = HtmlElements.with(Trait.NO_MARKUP);

  private static final Set<String> WORDS = Set.of("title", "textarea");

  private final Watcher watcher;
  private final HtmlTokenizer tokens;
  // the data that stand in this value, and in the content of this meta element
  private @Nullable PrintedData suspect;
  private @Nullable PrintedData content;
  private boolean equivalent;
  // of the value in quotes that is read, once it was asked for
  private @Nullable Purpose purpose;
  // inside of a select there is no markup but options
  private boolean select;

  public HtmlContext(Watcher watcher) {
    this.watcher = watcher;
    this.tokens = new HtmlTokenizer(NO_MARKUP, this);
  }

  private HtmlContext(HtmlContext other, Watcher watcher) {
    this.watcher = watcher;
    tokens = other.tokens.copy(this);
    suspect = other.suspect;
    content = other.content;
    equivalent = other.equivalent;
    purpose = other.purpose;
    select = other.select;
  }

  public HtmlContext copy() {
    return new HtmlContext(this, watcher);
  }

  /** Returns the same place, of which another watcher is told. */
  public HtmlContext copy(Watcher other) {
    return new HtmlContext(this, other);
  }

  /** Returns the same for two contexts from which the same HTML leads to the same contexts. */
  public String key() {
    String key = tokens.key() + " " + select;
    return tokens.isInTag()
        ? String.join(
            "\n",
            key,
            purpose().isAddress() || purpose() == Purpose.STYLE ? value() : "",
            equivalent
                + " "
                + (suspect == null ? "" : suspect.position().place())
                + " "
                + (content == null ? "" : content.position().place()))
        : key;
  }

  // ---- where it ends

  /** Checks whether text and elements may stand here. */
  public boolean isMarkup() {
    return tokens.state() == TokenizerState.DATA && !select;
  }

  /** Checks whether text may stand here, be it without elements, as in a title. */
  boolean isText() {
    return tokens.state() == TokenizerState.DATA
        // not where data could be the end of its name
        || isContent() && WORDS.contains(element()) && !select && !tokens.mayEndContent();
  }

  boolean isQuotedValue() {
    return tokens.isInQuotes();
  }

  /** Checks whether an attribute's value stands here without quotes, or would begin. */
  boolean isUnquotedValue() {
    return tokens.state() == TokenizerState.UNQUOTED_VALUE
        || tokens.state() == TokenizerState.BEFORE_ATTRIBUTE_VALUE;
  }

  /** Checks whether it ends in the content of an element that holds no markup. */
  boolean isContent() {
    return tokens.state() == TokenizerState.RAW_TEXT;
  }

  /** Returns the element whose tag this is, or whose content. */
  String element() {
    return tokens.name();
  }

  /** Returns the attribute whose value this is, in small letters. */
  String attribute() {
    return tokens.attribute();
  }

  /** Returns what the value of that attribute is for. */
  Purpose purpose() {
    if (!isQuotedValue()) {
      return HtmlAttributes.purpose(element(), attribute());
    }
    // both names are whole
    if (purpose == null) {
      purpose = HtmlAttributes.purpose(element(), attribute());
    }
    return purpose;
  }

  /** Returns the value so far, as it stands in the page. */
  String value() {
    return tokens.value();
  }

  int valueLength() {
    return tokens.valueLength();
  }

  /** Returns what it is inside of, for errors. */
  public String describe() {
    return switch (tokens.state()) {
      case DATA -> select ? "the element (select)" : "text";
      case COMMENT, MARKUP_DECLARATION_OPEN, BOGUS_COMMENT -> "a comment";
      case RAW_TEXT -> "the element (" + element() + ")";
      default -> "a tag";
    };
  }

  /** Checks whether something is watched whose value, or tag, is not whole yet. */
  public boolean isWatching() {
    return suspect != null || content != null;
  }

  /** Checks whether no data stand in the value here, nor in the tag, that something depends on. */
  public boolean isFreeOfData() {
    return !isWatching() && value().indexOf(HtmlTokenizer.DATA) < 0;
  }

  // ---- reading

  /** Has the watcher told when the value is whole that stands here, and the tag. */
  public void watch(PrintedData printed) {
    suspect = printed;
    if (attribute().equals("content")) {
      content = printed;
    }
  }

  public void read(CharSequence html, int from, int to) {
    tokens.read(html, from, to);
  }

  /** Reads data whose words are not known. */
  public void readData() {
    tokens.readData();
  }

  @Override
  public void onAttribute(HtmlTokenizer tag) {
    equivalent |= attribute().equals("http-equiv");
    watcher.onAttribute(this);
    if (suspect != null) {
      watcher.onWatched(suspect, this);
      suspect = null;
    }
    purpose = null;
  }

  @Override
  public void onTag(HtmlTokenizer tag) {
    watcher.onTag(element());
    if (content != null && equivalent) {
      watcher.onRefresh(content);
    }
    if (element().equals("select")) {
      select = !tag.isEndTag();
    }
    equivalent = false;
    content = null;
  }
}
