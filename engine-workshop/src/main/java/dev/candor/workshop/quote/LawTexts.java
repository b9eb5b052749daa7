package dev.candor.workshop.quote;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.law.Citation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/**
 * A folder of texts of the law: XML of the eCFR and of the US Code, plain text and Markdown. It is
 * read from disk and nowhere else; links are not followed. Not to be shared between threads.
 */
public final class LawTexts {

  private static final int DEEPEST_FOLDER = 12;
  private static final int MOST_FILES = 20_000;
  private static final long LONGEST_FILE = 128L << 20;
  private static final long MOST_BYTES = 1L << 30;

  private final List<LawSection> sections;

  private LawTexts(List<LawSection> sections) {
    this.sections = List.copyOf(sections);
  }

  /**
   * Reads a folder, or one file.
   *
   * @throws InvalidInputException for what is not there or too large, or for XML that is not
   *     well-formed, too deep, or defines a document type; names every file
   */
  public static LawTexts read(Path folder) {
    List<Fault> faults = new ArrayList<>();
    List<LawSection> sections = new ArrayList<>();
    long bytes = 0;

    for (Path file : files(folder)) {
      String name =
          folder.equals(file) ? String.valueOf(file.getFileName()) : relative(folder, file);
      try {
        long size = Files.size(file);
        bytes += size;
        if (size > LONGEST_FILE || bytes > MOST_BYTES) {
          faults.add(
              new Fault(
                  name,
                  "",
                  "The file (" + size + " bytes, " + bytes + " with those before it) is too long.",
                  "leave out titles that no rule cites: a file has at most "
                      + LONGEST_FILE
                      + " bytes, a folder "
                      + MOST_BYTES
                      + "."));
          break;
        }
        sections.addAll(read(name, text(Files.readAllBytes(file))));
      } catch (CharacterCodingException other) {
        faults.add(new Fault(name, "", "The file is not UTF-8.", "save it as UTF-8."));
      } catch (IOException unreadable) {
        faults.add(new Fault(name, "", "The file cannot be read.", "check its rights."));
      } catch (XMLStreamException broken) {
        faults.add(
            new Fault(
                name + place(broken),
                "",
                "The XML cannot be read: " + Folded.of(String.valueOf(broken.getMessage())),
                "download it again, as the eCFR or the US Code publishes it."));
      }
    }

    if (!faults.isEmpty()) {
      throw new InvalidInputException("the texts", faults);
    }
    return new LawTexts(sections);
  }

  private static List<LawSection> read(String name, String text) throws XMLStreamException {
    return name.toLowerCase(Locale.ROOT).endsWith(".xml")
        ? LawXml.read(name, text)
        : LawPlainText.read(name, text);
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String place(XMLStreamException broken) {
    return broken.getLocation() == null
        ? ""
        : ":" + broken.getLocation().getLineNumber() + ":" + broken.getLocation().getColumnNumber();
  }

  private static List<Path> files(Path folder) {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder, DEEPEST_FOLDER, new FileVisitOption[0])) {
      all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> isText(String.valueOf(file.getFileName())))
          .limit(MOST_FILES + 1L)
          .forEach(files::add);
    } catch (IOException | UncheckedIOException unreadable) {
      throw refuse(folder, "The folder (" + folder + ") cannot be read.");
    }
    if (files.isEmpty()) {
      throw refuse(folder, "The folder (" + folder + ") holds no .xml, .txt or .md file.");
    }
    if (files.size() > MOST_FILES) {
      throw refuse(folder, "The folder (" + folder + ") holds more than " + MOST_FILES + " files.");
    }

    Collections.sort(files);
    return files;
  }

  private static boolean isText(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return !small.startsWith(".")
        && (small.endsWith(".xml") || small.endsWith(".txt") || small.endsWith(".md"));
  }

  private static String relative(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static InvalidInputException refuse(Path folder, String message) {
    return new InvalidInputException(
        "the texts",
        new Fault(folder.toString(), "", message, "name a folder with the texts of the law."));
  }

  /** Returns every section, in the order of the files. */
  List<LawSection> sections() {
    return sections;
  }

  /** Finds the sections a citation names. */
  List<LawSection> findCited(Citation citation) {
    Set<String> numbers = LawSection.numbers(citation.section());
    String corpus = LawSection.corpus(citation.corpus());
    return sections.stream()
        .filter(one -> isOf(one, citation, corpus))
        .filter(one -> numbers.stream().anyMatch(number -> isNumbered(one, number)))
        .toList();
  }

  /** Finds what comments on or adds to the part of a regulation that a citation names. */
  List<LawSection> findSupplements(Citation citation) {
    String corpus = LawSection.corpus(citation.corpus());
    if (!corpus.endsWith("cfr")) {
      return List.of();
    }
    List<String> parts =
        LawSection.numbers(citation.section()).stream()
            .map(number -> number.replaceFirst("[.].*", ""))
            .toList();

    return sections.stream()
        .filter(one -> isOf(one, citation, corpus))
        .filter(one -> parts.stream().anyMatch(one::isSupplementTo))
        .toList();
  }

  /** A number alone, such as 1301, is many sections; with a point or a hyphen it is few. */
  private static boolean isNumbered(LawSection one, String number) {
    return number.length() > 1 && one.numbers().contains(number);
  }

  private static boolean isOf(LawSection one, Citation citation, String corpus) {
    if (!corpus.isEmpty() && !one.corpus().isEmpty()) {
      return corpus.equals(one.corpus());
    }
    boolean few = citation.section().matches(".*\\d[.:-]\\d.*");
    boolean named =
        Folded.of(one.place())
            .toLowerCase(Locale.ROOT)
            .replace(".", "")
            .contains(Folded.of(citation.corpus()).toLowerCase(Locale.ROOT).replace(".", ""));
    return named || (few && one.corpus().isEmpty());
  }
}
