package dev.candor.template.internal.html;

import java.util.Set;

/**
 * Reads HTML as the tokenizer of the HTML standard does (13.2.5) and tells a handler of every
 * token. The HTML may come in pieces of any length, with data whose characters are not known
 * between them, such as what a mustache prints. Only for the thread that made it.
 */
public final class HtmlTokenizer {

  /** Stands in names and values for data whose characters are not known. */
  public static final char DATA = '\uffff';

  /** The quote of an attribute that is its name alone. */
  public static final char NO_VALUE = '\0';

  /** The quote of a value without quotes. */
  public static final char NO_QUOTE = ' ';

  private static final Set<String> FOREIGN = Set.of("svg", "math");

  // longer than any that is known
  private static final int LONGEST_NAME = 40;

  /** What is read next, in the standard's names. */
  public enum TokenizerState {
    DATA,
    TAG_OPEN,
    END_TAG_OPEN,
    TAG_NAME,
    BEFORE_ATTRIBUTE_NAME,
    ATTRIBUTE_NAME,
    AFTER_ATTRIBUTE_NAME,
    BEFORE_ATTRIBUTE_VALUE,
    UNQUOTED_VALUE,
    SINGLE_QUOTED_VALUE,
    DOUBLE_QUOTED_VALUE,
    MARKUP_DECLARATION_OPEN,
    BOGUS_COMMENT,
    COMMENT,
    RAW_TEXT
  }

  /** Takes the tokens; what it needs of one it asks the tokenizer for. */
  public interface Handler {

    /** Takes some text: all of it up to the next token, or a part. */
    default void onText(CharSequence html, int from, int to) {}

    /** Takes an attribute of the tag that is read. */
    default void onAttribute(HtmlTokenizer tag) {}

    /** Takes a start tag or an end tag. */
    default void onTag(HtmlTokenizer tag) {}

    /** Takes a comment, or what is read like one, such as a document type. */
    default void onComment(HtmlTokenizer comment) {}

    /** Takes note of what the standard calls a parse error. */
    default void onError() {}
  }

  private final Set<String> rawElements;
  private final Handler handler;
  private TokenizerState state = TokenizerState.DATA;
  // where in the last piece this character stands, and what it is part of
  private int index;
  private int start;
  private int nameEnd;
  private int attributeStart;
  private int attributeNameEnd;
  private int valueStart;
  // of the tag, or of the element whose content is read, or the begin of a declaration
  private final StringBuilder name = new StringBuilder();
  private final StringBuilder attribute = new StringBuilder();
  private final StringBuilder value = new StringBuilder();
  private char quote = NO_VALUE;
  private boolean endTag;
  private boolean solidus;
  // how much of the end of a comment, or of an element's content, was read
  private int matched;
  // how many dashes more before a comment that was just opened is like any other
  private int fresh;
  // how much of the begin or the end of a comment in a script was read, and whether it is in one
  private int dashes;
  private boolean escaped;

  /**
   * Creates a tokenizer that stands in text.
   *
   * @param rawElements elements whose content is no markup
   */
  public HtmlTokenizer(Set<String> rawElements, Handler handler) {
    this.rawElements = rawElements;
    this.handler = handler;
  }

  /** Returns a tokenizer that goes on from here, apart from this one. */
  public HtmlTokenizer copy(Handler other) {
    HtmlTokenizer copy = new HtmlTokenizer(rawElements, other);
    copy.state = state;
    copy.index = index;
    copy.start = start;
    copy.nameEnd = nameEnd;
    copy.attributeStart = attributeStart;
    copy.attributeNameEnd = attributeNameEnd;
    copy.valueStart = valueStart;

    copy.name.append(name);
    copy.attribute.append(attribute);
    copy.value.append(value);
    copy.quote = quote;
    copy.endTag = endTag;
    copy.solidus = solidus;
    copy.matched = matched;
    copy.fresh = fresh;
    copy.dashes = dashes;
    copy.escaped = escaped;
    return copy;
  }

  /** Returns the same for two that make the same tokens of the same HTML, values aside. */
  public String key() {
    String inside =
        switch (state) {
          case DATA, TAG_OPEN, END_TAG_OPEN, BOGUS_COMMENT -> "";
          case MARKUP_DECLARATION_OPEN -> name.toString();
          case COMMENT -> matched + " " + fresh;
          case RAW_TEXT -> name + " " + matched + " " + dashes + " " + escaped;
          default -> String.join("\n", name, attribute, endTag + " " + solidus);
        };
    return state + " " + inside;
  }

  // ---- where it stands

  public TokenizerState state() {
    return state;
  }

  /** Checks whether a value in quotes is read. */
  public boolean isInQuotes() {
    return state == TokenizerState.DOUBLE_QUOTED_VALUE
        || state == TokenizerState.SINGLE_QUOTED_VALUE;
  }

  /** Checks whether a tag is read: its name, or what follows it. */
  public boolean isInTag() {
    return state.compareTo(TokenizerState.TAG_NAME) >= 0
        && state.compareTo(TokenizerState.DOUBLE_QUOTED_VALUE) <= 0;
  }

  /** Checks whether the end tag of an element that holds no markup may have begun. */
  boolean mayEndContent() {
    return state == TokenizerState.RAW_TEXT && matched > 0;
  }

  /** Returns the name of the tag in small letters, or of the element whose content is read. */
  public String name() {
    return name.toString();
  }

  /** Checks whether the tag is an end tag. */
  public boolean isEndTag() {
    return endTag;
  }

  /** Checks whether the tag ends with a solidus. */
  public boolean isSelfClosing() {
    return solidus;
  }

  /** Returns where this character stands in the last piece. */
  public int index() {
    return index;
  }

  /** Returns where the {@code <} of what is read stands. */
  public int start() {
    return start;
  }

  /** Returns the index behind the tag's name. */
  public int nameEnd() {
    return nameEnd;
  }

  /** Returns the attribute's name in small letters. */
  public String attribute() {
    return attribute.toString();
  }

  /** Returns where the attribute begins. */
  public int attributeStart() {
    return attributeStart;
  }

  /** Returns the index behind the attribute that is whole. */
  public int attributeEnd() {
    return quote == NO_VALUE ? attributeNameEnd : quote == NO_QUOTE ? index : index + 1;
  }

  /** Returns the attribute's value so far, as it stands in the HTML. */
  public String value() {
    return value.toString();
  }

  public int valueLength() {
    return value.length();
  }

  /** Returns where the value begins; behind the name where there is none. */
  public int valueStart() {
    return quote == NO_VALUE ? attributeNameEnd : valueStart;
  }

  /** Returns what stands around the value. */
  public char quote() {
    return quote;
  }

  // ---- reading

  /** Reads a piece. */
  public void read(CharSequence html, int from, int to) {
    int at = from;

    while (at < to) {
      if (state == TokenizerState.DATA) {
        int end = at;
        while (end < to && html.charAt(end) != '<') {
          end++;
        }
        if (end > at) {
          handler.onText(html, at, end);
        }
        at = end;
      } else if (isInQuotes()) {
        // most of a page is values: read at once up to what ends this one
        int end = at;
        while (end < to && html.charAt(end) != quote) {
          end++;
        }
        value.append(html, at, end);
        at = end;
      }
      if (at < to) {
        index = at;
        read(html.charAt(at++));
      }
    }
  }

  /** Reads data whose characters are not known. */
  public void readData() {
    if (state != TokenizerState.DATA) {
      read(DATA);
    }
  }

  private void read(char c) {
    switch (state) {
      case DATA -> {
        start = index;
        state = TokenizerState.TAG_OPEN;
      }
      case TAG_OPEN, END_TAG_OPEN -> readOpen(c);
      case TAG_NAME -> readName(c);
      case BEFORE_ATTRIBUTE_NAME -> readBeforeAttribute(c);
      case ATTRIBUTE_NAME -> readAttribute(c);
      case AFTER_ATTRIBUTE_NAME -> readAfterAttribute(c);
      case BEFORE_ATTRIBUTE_VALUE -> readBeforeValue(c);
      case UNQUOTED_VALUE, SINGLE_QUOTED_VALUE, DOUBLE_QUOTED_VALUE -> readValue(c);
      case MARKUP_DECLARATION_OPEN, BOGUS_COMMENT -> readDeclaration(c);
      case COMMENT -> readComment(c);
      case RAW_TEXT -> readRawText(c);
    }
  }

  private void readOpen(char c) {
    boolean end = state == TokenizerState.END_TAG_OPEN;
    if (c == '/' && !end) {
      state = TokenizerState.END_TAG_OPEN;
      return;
    }

    endTag = end;
    name.setLength(0);
    if (isLetter(c)) {
      append(name, c);
      state = TokenizerState.TAG_NAME;
    } else if (c == '!' && !end) {
      state = TokenizerState.MARKUP_DECLARATION_OPEN;
    } else if (c == '?' || end) {
      handler.onError();
      state = c == '>' ? TokenizerState.DATA : TokenizerState.BOGUS_COMMENT;
    } else {
      // it was a sign like any other
      handler.onError();
      handler.onText("<", 0, 1);
      state = TokenizerState.DATA;
      if (c == '<') {
        read(c);
      } else {
        handler.onText(String.valueOf(c), 0, 1);
      }
    }
  }

  // ---- tags

  private void readName(char c) {
    if (!endsName(c)) {
      append(name, c);
      return;
    }
    nameEnd = index;
    beginAttributes();
    readBeforeAttribute(c);
  }

  private void beginAttributes() {
    state = TokenizerState.BEFORE_ATTRIBUTE_NAME;
    attribute.setLength(0);
    value.setLength(0);
    quote = NO_VALUE;
    solidus = false;
  }

  private void readBeforeAttribute(char c) {
    if (solidus && c != '>') {
      handler.onError();
    }
    solidus = c == '/' || c == '>' && solidus;
    if (c == '>') {
      closeTag();
    } else if (c != '/' && !isSpace(c)) {
      // an equals sign with no name before it begins one
      attributeStart = index;
      state = TokenizerState.ATTRIBUTE_NAME;
      append(attribute, c);
    }
  }

  private void readAttribute(char c) {
    if (c == '=' || endsName(c)) {
      attributeNameEnd = index;
      state = TokenizerState.AFTER_ATTRIBUTE_NAME;
      readAfterAttribute(c);
    } else {
      append(attribute, c);
    }
  }

  private void readAfterAttribute(char c) {
    if (c == '=') {
      state = TokenizerState.BEFORE_ATTRIBUTE_VALUE;
    } else if (!isSpace(c)) {
      endAttribute();
      readBeforeAttribute(c);
    }
  }

  private void readBeforeValue(char c) {
    if (isSpace(c)) {
      return;
    }

    boolean quoted = c == '"' || c == '\'';
    quote = quoted ? c : NO_QUOTE;
    valueStart = quoted ? index + 1 : index;
    state =
        c == '"'
            ? TokenizerState.DOUBLE_QUOTED_VALUE
            : quoted ? TokenizerState.SINGLE_QUOTED_VALUE : TokenizerState.UNQUOTED_VALUE;
    if (!quoted) {
      readValue(c);
    }
  }

  private void readValue(char c) {
    if (quote == NO_QUOTE && (c == '>' || isSpace(c))) {
      endAttribute();
      readBeforeAttribute(c);
    } else if (c == quote) {
      endAttribute();
    } else {
      value.append(c);
    }
  }

  private void endAttribute() {
    handler.onAttribute(this);
    beginAttributes();
  }

  private void closeTag() {
    handler.onTag(this);
    boolean empty = solidus && FOREIGN.contains(name());
    state =
        !endTag && !empty && rawElements.contains(name())
            ? TokenizerState.RAW_TEXT
            : TokenizerState.DATA;
    matched = 0;
    dashes = 0;
    escaped = false;
  }

  // ---- what is no markup

  private void readDeclaration(char c) {
    if (c == '>') {
      handler.onComment(this);
      state = TokenizerState.DATA;
    } else if (state == TokenizerState.MARKUP_DECLARATION_OPEN) {
      append(name, c);
      if (name.length() == 2 && name().equals("--")) {
        state = TokenizerState.COMMENT;
        // <!--> and <!---> are comments already
        matched = 2;
        fresh = 2;
      }
    }
  }

  private void readComment(char c) {
    if (c == '>' && matched >= 2) {
      if (fresh > 0 || matched > 2) {
        handler.onError();
      }
      handler.onComment(this);
      state = TokenizerState.DATA;
    } else if (c == '-') {
      // after --! a dash begins anew
      matched = matched > 2 ? 1 : Math.min(2, matched + 1);
      fresh--;
    } else {
      matched = c == '!' && matched == 2 && fresh <= 0 ? 3 : 0;
      fresh = 0;
    }
  }

  private void readRawText(char c) {
    // plaintext has no end
    if (isIn("plaintext") || isIn("script") && isEscaped(c)) {
      return;
    }
    if (matched == name.length() + 2) {
      if (endsName(c)) {
        start = index - matched;
        nameEnd = index;
        endTag = true;
        beginAttributes();
        readBeforeAttribute(c);
        return;
      }
      matched = 0;
    }

    char wanted = matched == 0 ? '<' : matched == 1 ? '/' : name.charAt(matched - 2);
    matched = Character.toLowerCase(c) == wanted ? matched + 1 : c == '<' ? 1 : 0;
  }

  /** Inside of {@code <!--} a script may hold scripts of its own, whose end is not its end. */
  private boolean isEscaped(char c) {
    if (!escaped) {
      dashes = c == "<!--".charAt(dashes) ? dashes + 1 : c == '<' ? 1 : 0;
      escaped = dashes == 4;
      dashes -= escaped ? 2 : 0;
      return false;
    }
    escaped = c != '>' || dashes < 2;
    dashes = !escaped || c != '-' ? 0 : Math.min(2, dashes + 1);
    matched = 0;
    return true;
  }

  private boolean isIn(String element) {
    return name.length() == element.length() && name.indexOf(element) == 0;
  }

  private static void append(StringBuilder name, char c) {
    if (name.length() <= LONGEST_NAME) {
      name.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
    }
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean endsName(char c) {
    return c == '>' || c == '/' || isSpace(c);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }
}
