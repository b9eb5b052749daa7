package dev.candor.workshop.quote;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a text in XML: of the eCFR ({@code DIV8} and {@code DIV9}) or of the US Code
 * (USLM, {@code section}). Notes, sources and tables of contents are no law and are left out. One
 * that defines a document type is refused, so that nothing else is read or unfolded.
 */
final class LawXml {

  private static final int MOST_DEPTH = 200;

  private static final Set<String> NO_LAW =
      Set.of(
          "notes",
          "note",
          "sourcecredit",
          "toc",
          "meta",
          "head",
          "cita",
          "ednote",
          "auth",
          "source",
          "secauth",
          "parauth",
          "header",
          "effdnot",
          "footnote");

  /** Elements in the middle of a line; any other parts words. */
  private static final Set<String> IN_LINE =
      Set.of(
          "i", "b", "e", "em", "strong", "su", "sup", "sub", "ref", "inline", "date", "term",
          "span", "a");

  private static final Pattern NODE = Pattern.compile("(\\d{1,2}):.*");
  private static final Pattern IDENTIFIER = Pattern.compile("/us/usc/t(\\d{1,2})/s([^/]+)");
  private static final Pattern TITLE_IN_NAME = Pattern.compile("title[-_ ]?(\\d{1,2})\\b");

  private final String file;
  private final List<LawSection> sections = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private String title = "";
  private int unread;

  /** A section that is being read, with the depth it began at. */
  private static final class Open {
    private final int depth;
    private final String source;
    private final String number;
    private final StringBuilder text = new StringBuilder();
    private @Nullable StringBuilder heading;
    private String headed = "";

    private Open(int depth, String source, String number) {
      this.depth = depth;
      this.source = source;
      this.number = number;
    }
  }

  private LawXml(String file) {
    this.file = file;
    Matcher named = TITLE_IN_NAME.matcher(file.toLowerCase(Locale.ROOT));
    this.title = named.find() ? named.group(1) + " CFR" : LawSection.corpus(file);
  }

  /**
   * Reads one.
   *
   * @throws XMLStreamException for what is not well-formed, defines a document type or is too deep
   */
  static List<LawSection> read(String file, String xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    LawXml reading = new LawXml(file);
    reading.readAll(factory.createXMLStreamReader(new StringReader(xml)));
    return reading.sections;
  }

  private void readAll(XMLStreamReader xml) throws XMLStreamException {
    Open whole = new Open(0, title, "");
    open.push(whole);
    int depth = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD -> throw new XMLStreamException("It defines a document type.");
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth > MOST_DEPTH) {
            throw new XMLStreamException("Its elements are nested deeper than " + MOST_DEPTH + ".");
          }
          begin(xml, depth);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          end(xml.getLocalName(), depth);
          depth--;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> add(xml.getText());
        default -> {
          // comments and instructions are no words of the law
        }
      }
    }

    if (sections.isEmpty()) {
      sections.add(new LawSection(file, title, file, whole.text.toString()));
    }
  }

  private void begin(XMLStreamReader xml, int depth) {
    String name = xml.getLocalName().toLowerCase(Locale.ROOT);
    noteTitle(xml);
    Open now = open.element();
    boolean heading = name.equals("head") || name.equals("heading");
    if (unread > 0 || (NO_LAW.contains(name) && !(heading && now.depth > 0))) {
      unread++;
      return;
    }

    Open section = section(xml, name, depth);
    if (section != null) {
      open.push(section);
    } else if (heading && now.headed.isEmpty() && depth == now.depth + 1) {
      now.heading = new StringBuilder();
    } else if (!IN_LINE.contains(name)) {
      add(" ");
    }
  }

  private void noteTitle(XMLStreamReader xml) {
    @Nullable String node = xml.getAttributeValue(null, "NODE");
    Matcher found = NODE.matcher(node == null ? "" : node);
    if (found.matches()) {
      title = found.group(1) + " CFR";
    }
  }

  private @Nullable Open section(XMLStreamReader xml, String name, int depth) {
    if (name.equals("div8") || name.equals("div9")) {
      @Nullable String number = xml.getAttributeValue(null, "N");
      @Nullable String metadata = xml.getAttributeValue(null, "hierarchy_metadata");
      String named = metadata == null ? "" : LawSection.corpus(metadata);
      return new Open(depth, named.isEmpty() ? title : named, number == null ? "" : number);
    }
    @Nullable String identifier = xml.getAttributeValue(null, "identifier");
    Matcher usc = IDENTIFIER.matcher(identifier == null ? "" : identifier);
    if (name.equals("section") && usc.matches()) {
      return new Open(depth, usc.group(1) + " USC", usc.group(2));
    }

    @Nullable String label = xml.getAttributeValue(null, "label");
    return name.equals("section") && label != null ? new Open(depth, title, label) : null;
  }

  private void end(String named, int depth) {
    if (unread > 0) {
      unread--;
      return;
    }
    Open now = open.element();

    if (now.heading != null && depth == now.depth + 1) {
      now.headed = now.heading.toString();
      now.heading = null;
      now.text.append(now.headed).append(' ');
    } else if (open.size() > 1 && depth == now.depth) {
      open.pop();
      sections.add(
          new LawSection(file, now.source, heading(now.number, now.headed), now.text.toString()));
    } else if (!IN_LINE.contains(named.toLowerCase(Locale.ROOT))) {
      add(" ");
    }
  }

  private static String heading(String number, String heading) {
    String bare = Folded.of(number).replace("\u00A7", "");
    return Folded.of(heading).contains(bare) ? heading : number + " " + heading;
  }

  private void add(String words) {
    if (unread > 0) {
      return;
    }
    Open now = open.element();
    if (now.heading == null) {
      now.text.append(words);
    } else {
      now.heading.append(words);
    }
  }
}
