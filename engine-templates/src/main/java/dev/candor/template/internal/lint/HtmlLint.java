package dev.candor.template.internal.lint;

import dev.candor.fault.Fault;
import dev.candor.template.internal.html.Addresses;
import dev.candor.template.internal.html.HtmlAttributes;
import dev.candor.template.internal.lint.HtmlOutline.PrintPlace;
import dev.candor.template.internal.lint.HtmlOutline.StartTag;
import dev.candor.template.internal.lint.HtmlOutline.WrittenAttribute;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what mail programs, browsers and the PDF writer would make of HTML. Only for the thread
 * that made it.
 */
public final class HtmlLint {

  private static final Pattern FLEX =
      Pattern.compile("display\\s*:\\s*((?:inline-)?(?:flex|grid))\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern WEB = Pattern.compile("\\s*(https?:|//).*", Pattern.DOTALL);

  private static final Set<String> SCRIPTS = Set.of("javascript", "vbscript");

  private final HtmlOutline html;
  private final boolean letter;
  private final Consumer<Fault> faults;
  private final Consumer<Fault> notes;

  private HtmlLint(
      HtmlOutline html, boolean letter, Consumer<Fault> faults, Consumer<Fault> notes) {
    this.html = html;
    this.letter = letter;
    this.faults = faults;
    this.notes = notes;
  }

  /**
   * Checks HTML.
   *
   * @param letter whether it is printed on paper, else it is read on a screen
   * @param faults where goes what is wrong
   * @param notes where goes what is allowed and likely not meant
   */
  public static void check(
      HtmlOutline html, boolean letter, Consumer<Fault> faults, Consumer<Fault> notes) {
    HtmlLint lint = new HtmlLint(html, letter, faults, notes);
    html.prints().forEach(lint::checkPrint);
    for (StartTag tag : html.tags()) {
      tag.attributes().values().forEach(lint::checkAttribute);
      if (tag.name().equals("img")) {
        lint.checkWords(tag);
        lint.checkSource(tag);
      }
    }
    html.emptyLinks().forEach(lint::checkLink);
    html.sheets().forEach(sheet -> lint.checkDisplay(sheet.at(), sheet.end()));
  }

  private void checkPrint(PrintPlace print) {
    String name = "The value of (" + print.written() + ")";
    if (print.raw()) {
      note(
          print.at(),
          name + " is printed raw: what data brings, tags too, goes out as it is.",
          "write {{"
              + print.written()
              + "}}, or {{sanitized "
              + print.written()
              + "}} where it brings HTML.");
    }

    boolean judged = print.written().startsWith("url ");
    if (print.attribute().equals("href") && print.first() && !judged) {
      note(
          print.at(),
          name + " is the target of a link, whatever data brings.",
          "write {{url ...}} around it, which lets only https, http, mailto and tel pass.");
    } else if (print.attribute().equals("style")) {
      note(
          print.at(),
          name + " stands in a style, where data could hide or cover words.",
          "write the style out, and choose between classes with {{#if}}.");
    }
  }

  private void checkAttribute(WrittenAttribute attribute) {
    String scheme = Addresses.scheme(attribute.value());
    if (HtmlAttributes.ADDRESSES.contains(attribute.name()) && SCRIPTS.contains(scheme)) {
      fault(
          attribute.at(),
          "The attribute ("
              + attribute.name()
              + ") begins with ("
              + scheme
              + ":), which runs code.",
          "begin it with https://, mailto: or tel:.");
    }

    if (attribute.name().equals("style")) {
      checkDisplay(attribute.at(), attribute.end());
    }
  }

  private void checkWords(StartTag image) {
    if (!image.open() && !image.attributes().containsKey("alt")) {
      note(
          image.at(),
          "The image has no alt, so who cannot see it does not know what it says.",
          "write alt=\"what it says\", or alt=\"\" for a decoration.");
    }
  }

  private void checkSource(StartTag image) {
    WrittenAttribute source = image.attributes().get("src");
    if (source == null || !WEB.matcher(source.value().toLowerCase(Locale.ROOT)).matches()) {
      return;
    }

    if (letter) {
      fault(
          source.at(),
          "The image is on the web, and nothing is read from there while a letter is written.",
          "write it into the template as data:image/png;base64,...");
    } else {
      note(
          source.at(),
          "The image is on the web, and most mail programs load it only when asked to.",
          "make sure the message can be understood without it.");
    }
  }

  private void checkLink(StartTag link) {
    note(
        link.at(),
        "The link has no text, so nobody can see where it leads.",
        "put words between <a> and </a>, or an image with alt.");
  }

  /** The PDF writer lays out boxes and tables alone. */
  private void checkDisplay(int from, int to) {
    Matcher found = FLEX.matcher(html.text()).region(from, to);
    while (letter && found.find()) {
      note(
          found.start(),
          "The display (" + found.group(1) + ") is not known to the PDF writer and becomes blocks.",
          "use a table.");
    }
  }

  private void fault(int at, String message, String maybe) {
    faults.accept(html.position(at).fault("", message, maybe));
  }

  private void note(int at, String message, String maybe) {
    notes.accept(html.position(at).fault("", message, maybe));
  }
}
