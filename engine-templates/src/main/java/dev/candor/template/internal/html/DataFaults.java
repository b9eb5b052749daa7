package dev.candor.template.internal.html;

import dev.candor.fault.Fault;
import dev.candor.template.internal.syntax.Snippet;

/** What to tell an author whose template prints data where they may not stand. */
public final class DataFaults {

  private DataFaults() {}

  /** Returns the fault of markup that is printed here. */
  public static Fault misplacedMarkup(HtmlContext context, Snippet markup) {
    return fault(
        markup,
        " is markup, and it stands inside " + context.describe() + ".",
        "print it between elements, where text may stand.");
  }

  /** Returns the fault of data that tell a browser where to go, in a meta element. */
  public static Fault refreshes(Snippet printed) {
    return fault(
        printed,
        " stands in a meta element with http-equiv, where it could lead the reader away.",
        "write what it says out, or take http-equiv out.");
  }

  static Fault raw(HtmlContext context, Snippet printed) {
    return fault(
        printed,
        " is printed raw inside "
            + (context.isQuotedValue() ? "an attribute" : context.describe())
            + ", which it could end.",
        "write {{" + printed.written() + "}}.");
  }

  static Fault harmful(Snippet printed) {
    return fault(
        printed,
        " is printed raw and brings what may run or load, or a tag that does not end.",
        "write {{sanitized " + printed.written() + "}}.");
  }

  static Fault addressOfAnotherKind(Snippet printed) {
    return fault(
        printed,
        " makes an address of another kind.",
        "hand in one that begins with https://, http://, mailto:, tel: or cid:, or a picture as a data URI.");
  }

  static Fault foreignHost(HtmlContext context, Snippet printed) {
    return fault(
        printed,
        " stands in the attribute ("
            + context.attribute()
            + "), where data could choose what is loaded or where words are sent.",
        "write https:// and the host out, and print data behind them.");
  }

  static Fault style(Snippet printed) {
    return fault(
        printed,
        " stands in a style where it could be more than a color or a size.",
        "write the style out and choose with {{#if}}; data may be the value of a color or of a size, as in color:{{x}}.");
  }

  static Fault noNumber(HtmlContext context, Snippet printed) {
    return unfit(context, printed, "number", "hand in digits, with a unit where one belongs.");
  }

  static Fault noColor(HtmlContext context, Snippet printed) {
    return unfit(context, printed, "color", "hand in a name of letters, or # and digits.");
  }

  private static Fault unfit(HtmlContext context, Snippet printed, String kind, String maybe) {
    return fault(
        printed,
        " is no " + kind + ", which the attribute (" + context.attribute() + ") needs here.",
        maybe);
  }

  // ---- places that take no data at all

  static Fault unquotedValue(HtmlContext context, Snippet printed) {
    String attribute = context.attribute();
    return closedPlace(
        printed,
        " stands in the attribute ("
            + attribute
            + ") without quotes, so a space in it begins another attribute.",
        "write " + attribute + "=\"{{" + printed.written() + "}}\".");
  }

  static Fault activeAttribute(HtmlContext context, Snippet printed) {
    String attribute = context.attribute();

    return attribute.startsWith("on")
        ? closedPlace(
            printed,
            " stands in the attribute (" + attribute + "), where data could run.",
            "take the attribute out: no mail program runs it, and no letter.")
        : closedPlace(
            printed,
            " stands in the attribute ("
                + attribute
                + ") of ("
                + context.element()
                + "), where data could run or load something.",
            "write the value out, choose between values with {{#if}}, or take the attribute out.");
  }

  static Fault noText(HtmlContext context, Snippet printed) {
    return switch (context.element()) {
      case "script" ->
          closedPlace(
              printed,
              " stands in a script, where data could run.",
              "take the script out: no mail program runs it, and no letter.");
      case "style" ->
          closedPlace(
              printed,
              " stands in a style sheet, where data could hide, cover or load.",
              "write the style out, and choose between classes with {{#if}}.");
      default ->
          closedPlace(
              printed,
              " stands in the element ("
                  + context.element()
                  + "), where not every reader takes it for text.",
              "print it outside of the element.");
    };
  }

  static Fault inMarkup(HtmlContext context, Snippet printed) {
    boolean comment = context.describe().equals("a comment");
    return closedPlace(
        printed,
        " stands inside "
            + context.describe()
            + (comment
                ? ", which some programs read."
                : ", where it could be an attribute or an element."),
        comment
            ? "print it as text, and write notes as {{!-- note --}}."
            : "print it as text or in quotes; write &lt; for a less-than sign.");
  }

  private static Fault closedPlace(Snippet printed, String what, String maybe) {
    return printed.position().fault("", describe(printed) + what, maybe);
  }

  private static Fault fault(Snippet printed, String what, String maybe) {
    return printed.fault(describe(printed) + what, maybe);
  }

  private static String describe(Snippet printed) {
    return "The value of (" + printed.written() + ")";
  }
}
