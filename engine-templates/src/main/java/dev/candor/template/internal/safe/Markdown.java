package dev.candor.template.internal.safe;

import dev.candor.template.internal.safe.HtmlCleaner.TooMuchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown (CommonMark) as HTML: paragraphs, bold, italic, headers, lists, quotes, code and links.
 * HTML in it is printed as the text it is, and what comes out is cleaned like any HTML of people
 * outside. A picture is its words. Both libraries' objects may be shared between threads.
 */
public final class Markdown {

  /** Characters. */
  static final int MAX_CHARACTERS = 20_000;

  /** Lists in quotes in lists, and bold in italics in links. */
  static final int MAX_DEPTH = 30;

  // a link named once and used often unfolds to a multiple
  private static final int MAX_WRITTEN = HtmlCleaner.MAX_CHARACTERS;

  private static final Parser PARSER =
      Parser.builder()
          .enabledBlockTypes(
              Set.of(
                  Heading.class,
                  ListBlock.class,
                  BlockQuote.class,
                  FencedCodeBlock.class,
                  IndentedCodeBlock.class,
                  ThematicBreak.class))
          .maxOpenBlockParsers(2 * MAX_DEPTH)
          .maxInlineNesting(2 * MAX_DEPTH)
          .build();

  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).build();

  private Markdown() {}

  /**
   * Returns the HTML of it. Refused with a {@link TooMuchException}: more than 20,000 characters,
   * 30 levels, 200,000 characters of HTML.
   */
  public static String html(String markdown) {
    if (markdown.length() > MAX_CHARACTERS) {
      throw new TooMuchException(
          "has (" + markdown.length() + ") characters; the most is " + MAX_CHARACTERS + ".",
          "send it as an attachment.");
    }
    Node document = PARSER.parse(markdown);
    walk(document).forEach(Markdown::replaceByWords);
    Bounded html = new Bounded();
    RENDERER.render(document, html);
    return HtmlCleaner.clean(html.text.toString()).strip();
  }

  /** Returns the pictures, innermost last; no recursion, since the depth is in question. */
  private static List<Image> walk(Node document) {
    List<Image> pictures = new ArrayList<>();
    int depth = 0;
    Node at = document;

    while (true) {
      if (at instanceof Image picture) {
        pictures.add(picture);
      }
      Node next = at.getFirstChild();
      if (next != null) {
        if (++depth > MAX_DEPTH) {
          throw new TooMuchException(
              "nests lists, quotes or emphasis more than (" + MAX_DEPTH + ") deep.",
              "take some of them away.");
        }
      } else {
        while (at != document && at.getNext() == null) {
          at = at.getParent();
          depth--;
        }
        if (at == document) {
          return pictures;
        }
        next = at.getNext();
      }
      at = next;
    }
  }

  private static void replaceByWords(Image picture) {
    for (Node child = picture.getFirstChild(); child != null; child = picture.getFirstChild()) {
      picture.insertBefore(child);
    }
    picture.unlink();
  }

  private static final class Bounded implements Appendable {
    private final StringBuilder text = new StringBuilder();

    @Override
    public Appendable append(CharSequence more) {
      return append(more, 0, more.length());
    }

    @Override
    public Appendable append(CharSequence more, int from, int to) {
      room(to - from);
      text.append(more, from, to);
      return this;
    }

    @Override
    public Appendable append(char c) {
      room(1);
      text.append(c);
      return this;
    }

    private void room(int more) {
      if (text.length() + more > MAX_WRITTEN) {
        throw new TooMuchException(
            "becomes more than (" + MAX_WRITTEN + ") characters of HTML.", "repeat fewer links.");
      }
    }
  }
}
