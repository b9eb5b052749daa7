package dev.candor.template;

import dev.candor.decision.Disclosure;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.Paper;
import dev.candor.document.RenderOrder;
import dev.candor.document.Renderer;
import dev.candor.document.Rendering;
import dev.candor.document.TemplateDescriptor;
import dev.candor.document.TextSegments;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.party.LoanType;
import dev.candor.template.internal.book.SegmentEstimate;
import dev.candor.template.internal.book.TemplateFiles;
import dev.candor.template.internal.book.TemplateSet;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.print.PrintLocale;
import dev.candor.template.internal.print.TextCharacters;
import dev.candor.template.internal.program.CompiledTemplate;
import dev.candor.template.internal.program.DisclosureCheck;
import dev.candor.template.internal.program.RenderRun;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.value.TemplateValues.RequiredWords;
import dev.candor.template.internal.value.TemplateValues.Today;
import dev.candor.template.internal.visible.HtmlToText;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages from a templatebook. May be shared between threads; opens no file and no
 * connection while it writes; the same order gives the same bytes.
 *
 * <p>A template sees the order's context and three names of ours, which win over the context's:
 * {@code disclosures} (a list of {@code id} and {@code text}), {@code today} (the day of {@code
 * asOf} in the order's zone) and {@code language} (that of the template).
 *
 * <p>An e-mail has a subject line, HTML and text; mail, document, gui and fax have HTML; text, chat
 * and voice (the script of a call) have text. Where a template has HTML, the text is taken from it
 * unless it has a text of its own, and a PDF can be made of it.
 */
public final class TemplateRenderer implements Renderer {

  private static final int OUR_NAMES = 3;

  private final Templatebook book;

  private final Supplier<@Nullable Paper> paper;

  /** Looks on the class path once, when the first PDF is ordered. */
  private static final class ClassPath {
    static final @Nullable Paper PAPER =
        ServiceLoader.load(Paper.class, TemplateRenderer.class.getClassLoader())
            .findFirst()
            .orElse(null);
  }

  private TemplateRenderer(Templatebook book, Supplier<@Nullable Paper> paper) {
    this.book = book;
    this.paper = paper;
  }

  /**
   * Creates a renderer of this book. PDFs are laid out by the {@link Paper} that is on the class
   * path, {@code engine-pdf} for one; without any, an order for a PDF is refused. A book that still
   * has to be laid over its base is refused.
   */
  public static TemplateRenderer of(Templatebook book) {
    return of(book, paperOnClassPath());
  }

  /** Creates a renderer of this book that lays its PDFs out on this paper. */
  public static TemplateRenderer of(Templatebook book, Paper paper) {
    Objects.requireNonNull(paper, "paper");
    return of(book, () -> paper);
  }

  static Supplier<@Nullable Paper> paperOnClassPath() {
    return () -> ClassPath.PAPER;
  }

  static TemplateRenderer of(Templatebook book, Supplier<@Nullable Paper> paper) {
    if (book.base() != null) {
      throw new BrokenTemplateException(
          "the templatebook",
          new Fault(
              TemplateFiles.PROPERTIES,
              "base",
              "The book (%s) lies over (%s) and was not laid over it."
                  .formatted(book.name(), book.base()),
              "call over(...) with that book first."));
    }
    return new TemplateRenderer(book, paper);
  }

  Templatebook book() {
    return book;
  }

  @Override
  public Optional<TemplateDescriptor> find(
      Subject subject, Channel channel, String language, @Nullable LoanType loanType) {
    return book.find(subject, channel, language, loanType).map(TemplateSet::descriptor);
  }

  /**
   * Writes the wanted formats; an e-mail's subject line comes with its text and HTML.
   *
   * <p>Refused with one {@link BrokenTemplateException}: a missing or disabled template, a format
   * its channel does not have, a PDF without paper, an undefined name under strictUndefined (all of
   * them, of every part that is written), a value of a kind that a template may not read, a wrong
   * argument of a helper, a disclosure that a part does not show, more than 1,000,000 steps, more
   * than 4,194,304 characters in a part, and a text message of more segments than the book allows.
   *
   * <p>In a text message, typographic quotes, dashes, dots, spaces and bullets are written plainly,
   * those of a disclosure too; its words stay.
   */
  @Override
  public Rendering render(RenderOrder order) {
    TemplateSet set = find(order);
    refuseFormats(order, set);
    Set<Format> formats = order.formats();
    Paper sheets = formats.contains(Format.PDF) ? paperFor(order) : null;
    CompiledTemplate start = Objects.requireNonNull(set.html() == null ? set.text() : set.html());
    RenderRun run =
        new RenderRun(
            root(order, set),
            PrintLocale.find(set.language()).orElse(PrintLocale.EN),
            order.zone(),
            "the template " + set.name(),
            new Position(start.source(), 1, 1));

    boolean lineWanted = formats.contains(Format.TEXT) || formats.contains(Format.HTML);
    String subjectLine =
        lineWanted && set.subjectLine() != null
            ? Form.oneLine(run.render(set.subjectLine(), Form.SUBJECT_LINE))
            : null;
    Page page = page(order, set, run);
    String text = page.text == null ? text(order, set, run) : page.text;
    run.finish(order.strictUndefined());

    byte[] pdf =
        page.html == null || sheets == null
            ? null
            : sheets.write(page.html, order.asOf().truncatedTo(ChronoUnit.DAYS));
    Document document =
        document(
            order, set, subjectLine, text, formats.contains(Format.HTML) ? page.html : null, pdf);
    return new Rendering(document, set.descriptor(), run.undefinedNames());
  }

  /** Reads the page as its reader does: what it says and what its text says may differ. */
  @Override
  public String words(Document document) {
    String html = document.html();
    return Stream.of(
            document.subjectLine(),
            document.text(),
            html == null ? null : HtmlToText.of(Jsoup.parse(html)))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }

  /** A rendered page, and the text of it where it is wanted. */
  private record Page(@Nullable String html, @Nullable String text) {}

  /** Renders the page, where one is wanted; it is read as HTML once at most. */
  private static Page page(RenderOrder order, TemplateSet set, RenderRun run) {
    Set<Format> formats = order.formats();
    CompiledTemplate template = set.html();
    boolean textWanted = formats.contains(Format.TEXT) && set.text() == null;
    if (template == null
        || !(textWanted || formats.contains(Format.HTML) || formats.contains(Format.PDF))) {
      return new Page(null, null);
    }

    String html = run.render(template, Form.HTML).toString();
    // what is said must also be seen, so the page is read unless the template alone shows it
    boolean known = run.seenDisclosures().equals(run.saidDisclosures());
    org.jsoup.nodes.Document page = known && !textWanted ? null : Jsoup.parse(html);
    String text = page == null || !textWanted ? null : HtmlToText.of(page);
    DisclosureCheck.check(
        order.disclosures(),
        template,
        run,
        page == null || known
            ? null
            : DisclosureCheck.Sight.of(page, TemplateSet.isOnPaper(order.channel())));
    return new Page(html, text);
  }

  /** Renders the text, where one is wanted that the template has. */
  private @Nullable String text(RenderOrder order, TemplateSet set, RenderRun run) {
    CompiledTemplate template = set.text();
    if (template == null || !order.formats().contains(Format.TEXT)) {
      return null;
    }

    String text = run.render(template, Form.TEXT).toString();
    DisclosureCheck.check(order.disclosures(), template, run, null);
    if (order.channel() != Channel.TEXT) {
      return text;
    }
    String plain = TextCharacters.plain(text);
    refuseLonger(template, TextSegments.of(plain), run);
    return plain;
  }

  private void refuseLonger(CompiledTemplate plan, TextSegments segments, RenderRun run) {
    if (segments.segments() <= book.maxSegments()) {
      return;
    }

    String outside =
        segments.outside().stream().map(SegmentEstimate::nameOf).collect(Collectors.joining(", "));
    run.fault(
        new Fault(
            plan.source().name() + ":1:1",
            "",
            "The message takes (%s) segments in %s, and the limit is (%s).%s"
                .formatted(
                    segments.segments(),
                    segments.encoding(),
                    book.maxSegments(),
                    outside.isEmpty() ? "" : " Not in GSM-7: " + outside + "."),
            SegmentEstimate.SHORTEN));
  }

  // an array that may be null, which NullAway does not read from a class file
  @SuppressWarnings("NullAway")
  private static Document document(
      RenderOrder order,
      TemplateSet set,
      @Nullable String subjectLine,
      @Nullable String text,
      @Nullable String html,
      byte @Nullable [] pdf) {
    return new Document(
        order.subject(),
        order.channel(),
        set.language(),
        set.name() + " sha256:" + set.checksum(),
        subjectLine,
        text,
        html,
        pdf);
  }

  private TemplateSet find(RenderOrder order) {
    Subject subject = order.subject();
    Channel channel = order.channel();
    TemplateSet set = book.find(subject, channel, order.language(), order.loanType()).orElse(null);
    if (set == null) {
      List<String> channels = book.channels(subject);
      String others =
          channels.isEmpty() ? "" : " Channels that have one: " + String.join(", ", channels) + ".";
      throw refusal(
          place(order),
          "There is no template for the subject (" + subject + ") by (" + channel + ")." + others,
          channels.isEmpty()
              ? "add one to the templatebook (" + book.name() + ")."
              : "send it by " + channels.get(0) + ".");
    }
    if (!set.descriptor().enabled()) {
      throw refusal(
          place(order),
          "The template (" + set.name() + ") is disabled.",
          "take it out of disabled= in " + TemplateFiles.PROPERTIES + ", or enable it.");
    }

    return set;
  }

  private static void refuseFormats(RenderOrder order, TemplateSet set) {
    if (order.formats().isEmpty()) {
      throw refusal(place(order), "The order asks for no format.", "ask for text, html or pdf.");
    }
    if (set.html() != null) {
      return;
    }

    for (Format format : Format.values()) {
      if (format != Format.TEXT && order.formats().contains(format)) {
        throw refusal(
            place(order),
            "The channel (" + order.channel() + ") has no (" + format + "). Formats: text.",
            "ask for text.");
      }
    }
  }

  private Paper paperFor(RenderOrder order) {
    Paper sheets = paper.get();
    if (sheets == null) {
      throw refusal(
          place(order),
          "There is no paper to lay a (pdf) out on.",
          "add candor-engine-pdf, or give TemplateRenderer.of(...) a Paper of yours.");
    }
    return sheets;
  }

  private static String place(RenderOrder order) {
    return order.subject() + "/" + order.channel();
  }

  private static BrokenTemplateException refusal(String place, String message, String maybe) {
    return new BrokenTemplateException("the order", new Fault(place, "", message, maybe));
  }

  private static Object root(RenderOrder order, TemplateSet set) {
    List<Map<String, Object>> disclosures = new ArrayList<>();
    for (Disclosure disclosure : order.disclosures()) {
      Map<String, Object> words = new LinkedHashMap<>();
      words.put("id", disclosure.id());
      words.put("text", new RequiredWords(disclosures.size(), disclosure.text()));
      disclosures.add(words);
    }
    Map<String, @Nullable Object> names =
        new LinkedHashMap<>(2 * (order.context().size() + OUR_NAMES));
    names.putAll(order.context());
    names.put("disclosures", disclosures);
    names.put("today", new Today(order.asOf(), order.zone()));
    names.put("language", set.language());

    return names;
  }
}
