package dev.candor.template.internal.program;

import dev.candor.decision.Disclosure;
import dev.candor.fault.Fault;
import dev.candor.template.internal.css.ElementStyle.HidingReason;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.visible.HtmlToText;
import dev.candor.template.internal.visible.VisibilityAnalysis;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Checks that a rendered part says every disclosure it must, where readers see it. Stateless. */
public final class DisclosureCheck {

  /** What makes a disclosure seen. */
  public static final String SHOW =
      "take that out of the page, or give the words a plain style of their own, such as"
          + " <p style=\"color:#333333;background-color:#ffffff;font-size:13px\">.";

  private static final int START = 20;

  private DisclosureCheck() {}

  /**
   * Adds a fault to the run for each disclosure that the part just rendered did not print, printed
   * where nobody sees it, or takes back.
   *
   * @param sight what readers see of the part; null where all that is known is what the template
   *     shows
   */
  public static void check(
      List<Disclosure> disclosures,
      CompiledTemplate template,
      RenderRun run,
      @Nullable Sight sight) {
    for (int i = 0; i < disclosures.size(); i++) {
      String id = disclosures.get(i).id();
      String text = disclosures.get(i).text();
      if (!run.saidDisclosures().get(i)) {
        String slot = template.summary().disclosures ? "" : " The template has no slot for it.";
        refuse(
            run,
            template,
            id,
            " and was not printed." + slot,
            "add {{#each disclosures}}{{text}}{{/each}} where every message passes.");
      } else if (!run.seenDisclosures().get(i) && (sight == null || !sight.shows(text))) {
        String why = sight == null ? "" : " What hides it, or may: " + sight.why(text) + ".";
        refuse(run, template, id, " and was printed where it is not seen." + why, SHOW);
      } else {
        String words = run.contradiction(i);
        if (words != null) {
          refuse(
              run,
              template,
              id,
              ", and words beside it take it back (" + words + ").",
              "take these words out of the template or of the data.");
        }
      }
    }
  }

  private static void refuse(
      RenderRun run, CompiledTemplate template, String id, String what, String maybe) {
    run.fault(
        new Fault(
            template.source().name() + ":1:1",
            "",
            "The disclosure (" + id + ") is required" + what,
            maybe));
  }

  /** What readers see of a page. */
  public record Sight(Document page, VisibilityAnalysis analysis, String words) {

    /** Analyses a page. */
    public static Sight of(Document page, boolean onPaper) {
      VisibilityAnalysis analysis = VisibilityAnalysis.of(page, onPaper);
      return new Sight(page, analysis, withSingleSpaces(HtmlToText.visibleText(page, analysis)));
    }

    boolean shows(String text) {
      return words.contains(withSingleSpaces(text));
    }

    String why(String text) {
      String wanted = withSingleSpaces(text);
      String start = wanted.substring(0, Math.min(START, wanted.length()));
      for (TextNode node : page.nodeStream(TextNode.class).toList()) {
        HidingReason reason = analysis.findHidingReason(node);
        if (reason != null && withSingleSpaces(node.getWholeText()).contains(start)) {
          return reason.what();
        }
      }
      return "the place where it stands";
    }
  }

  /** The words with single spaces, as both sides are compared. */
  private static String withSingleSpaces(String text) {
    StringBuilder words = new StringBuilder(text.length());
    StringBuilder clean = new StringBuilder(text.length());
    Form.appendClean(text, clean);
    boolean gap = false;
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\u00a0') {
        gap = words.length() > 0;
      } else if (!HtmlToText.hasNoWidth(c)) {
        if (gap) {
          words.append(' ');
          gap = false;
        }
        words.append(c);
      }
    }

    return words.toString();
  }
}
