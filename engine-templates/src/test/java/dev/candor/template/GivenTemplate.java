package dev.candor.template;

import dev.candor.decision.Disclosure;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A template as its owner has it: files in a folder, then what a reader gets or what is wrong with
 * it. Knows the book and the renderer and nothing behind them, so that tests of what is written
 * outlive how it is written.
 */
final class GivenTemplate {

  /** When everything here is written. */
  static final Instant NOW = Instant.parse("2026-03-07T03:00:00Z");

  static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final String FOLDER = "templates/en/paymentFailed/";

  private final Map<String, byte[]> files = new TreeMap<>();
  private final Channel channel;
  private Map<String, @Nullable Object> context = Map.of();
  private List<Disclosure> disclosures = List.of();
  private boolean strict;

  private GivenTemplate(String part) {
    channel = Channel.of(part.substring(0, part.indexOf('.')));
    file("templatebook.properties", "name=given");
    if (channel.equals(Channel.EMAIL)) {
      file(FOLDER + "email.subject.hbs", "A word");
    }
  }

  /**
   * Begins with one part of a message about a failed payment.
   *
   * @param part the channel and the form, such as {@code email.html} or {@code text.text}
   */
  static GivenTemplate given(String part, String text) {
    return new GivenTemplate(part).part(part, text);
  }

  /** Adds a part, such as {@code email.subject}. */
  GivenTemplate part(String part, String text) {
    return file(FOLDER + part + ".hbs", text);
  }

  GivenTemplate partial(String name, String text) {
    return file((name.startsWith("layouts/") ? "" : "partials/") + name + ".hbs", text);
  }

  /** Adds any file of the book. */
  GivenTemplate file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  GivenTemplate file(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  GivenTemplate with(Object... pairs) {
    return with(GivenPart.map(pairs));
  }

  GivenTemplate with(Map<String, ? extends @Nullable Object> names) {
    context = new LinkedHashMap<>(names);
    return this;
  }

  GivenTemplate disclosing(String... texts) {
    List<Disclosure> all = new ArrayList<>();
    for (String text : texts) {
      all.add(new Disclosure("disclosure-" + (all.size() + 1), text));
    }
    disclosures = all;
    return this;
  }

  /** Makes undefined names an error. */
  GivenTemplate strictly() {
    strict = true;
    return this;
  }

  String subjectLine() {
    return write(load(), Format.TEXT).subjectLine();
  }

  String html() {
    return write(load(), Format.HTML).html();
  }

  String text() {
    return write(load(), Format.TEXT).text();
  }

  /** Returns the words that stand on its paper. */
  String pdf() {
    return PdfWords.of(write(load(), Format.PDF).pdf());
  }

  /** Returns the error it does not load with, or cannot be written with; empty if neither. */
  String faults(Format format) {
    try {
      write(load(), format);
      return "";
    } catch (BrokenTemplateException broken) {
      return broken.getMessage();
    }
  }

  /** Reads the book from a folder that is gone when it is read. */
  Templatebook load() {
    try {
      Path folder = Files.createTempDirectory("book");
      try {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          Path path = folder.resolve(file.getKey());
          Files.createDirectories(path.getParent());
          Files.write(path, file.getValue());
        }
        return Templatebook.fromFolder(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }

  Document write(Templatebook book, Format... formats) {
    return TemplateRenderer.of(book)
        .render(
            new RenderOrder(
                Subject.PAYMENT_FAILED,
                channel,
                "en",
                null,
                context,
                disclosures,
                strict,
                Set.of(formats),
                NOW,
                ZONE))
        .document();
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
