package dev.candor.cli.template;

import dev.candor.cli.answer.UndefinedNames;
import dev.candor.cli.text.EscapingWriter;
import dev.candor.document.Document;
import dev.candor.document.Rendering;
import dev.candor.document.TemplateDescriptor;
import dev.candor.document.UndefinedName;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.message.Subject;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a subject's templates wrote, as files, and a page that shows them side by side. Not to be
 * shared between threads.
 */
final class PreviewPage {

  /** What a template wrote, as far as its channel has it. */
  record WrittenParts(
      @Nullable String subjectLine,
      @Nullable String html,
      @Nullable String text,
      byte @Nullable [] pdf,
      List<UndefinedName> undefined) {

    static WrittenParts of(Rendering rendering) {
      Document document = rendering.document();
      return new WrittenParts(
          document.subjectLine(),
          document.html(),
          document.text(),
          document.pdf(),
          rendering.undefinedNames());
    }

    /** Returns these, and what a document has beyond them. */
    WrittenParts with(Document more) {
      return new WrittenParts(
          subjectLine == null ? more.subjectLine() : subjectLine,
          html == null ? more.html() : html,
          text == null ? more.text() : text,
          pdf == null ? more.pdf() : pdf,
          undefined);
    }
  }

  /** A template and what came of it: its parts, or why there are none. */
  private record PreviewSection(
      TemplateDescriptor template, @Nullable WrittenParts parts, @Nullable String broken) {

    String file(String end) {
      return template.key().replace('/', '-') + end;
    }
  }

  private final Subject subject;
  private final List<PreviewSection> sections = new ArrayList<>();
  private final @Nullable String broken;

  PreviewPage(Subject subject) {
    this(subject, null);
  }

  private PreviewPage(Subject subject, @Nullable String broken) {
    this.subject = subject;
    this.broken = broken;
  }

  /** Makes the page of templates that cannot be loaded. */
  static PreviewPage ofBroken(Subject subject, String message) {
    return new PreviewPage(subject, message);
  }

  void add(TemplateDescriptor template, Supplier<WrittenParts> writing) {
    try {
      sections.add(new PreviewSection(template, writing.get(), null));
    } catch (BrokenTemplateException failed) {
      sections.add(new PreviewSection(template, null, String.valueOf(failed.getMessage())));
    }
  }

  boolean isWhole() {
    return broken == null && sections.stream().allMatch(one -> one.broken == null);
  }

  /** Returns what is broken. */
  List<String> broken() {
    return Stream.concat(
            Stream.ofNullable(broken),
            sections.stream().flatMap(one -> Stream.ofNullable(one.broken)))
        .toList();
  }

  /** Prints what is broken, and which names were not found. */
  void warn(PrintWriter err) {
    if (broken != null) {
      err.println(EscapingWriter.content(broken));
    }
    for (PreviewSection one : sections) {
      if (one.broken != null) {
        err.println(EscapingWriter.content(one.broken));
      }
      if (one.parts != null) {
        UndefinedNames.warn(err, one.parts.undefined());
      }
    }
  }

  /** Returns the files by name, the page last. */
  Map<String, byte[]> files(boolean watched) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (PreviewSection one : sections) {
      WrittenParts parts = one.parts;
      if (parts != null) {
        put(files, one.file(".subject.txt"), parts.subjectLine());
        put(files, one.file(".html"), parts.html());
        put(files, one.file(".txt"), parts.text());
        byte[] pdf = parts.pdf();
        if (pdf != null) {
          files.put(one.file(".pdf"), pdf);
        }
      }
    }
    put(files, "index.html", html(watched));

    return files;
  }

  private static void put(Map<String, byte[]> files, String name, @Nullable String text) {
    if (text != null) {
      files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private String html(boolean watched) {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append(watched ? "<meta http-equiv=\"refresh\" content=\"2\">\n" : "");
    html.append("<title>").append(escape(subject.title())).append("</title>\n<style>\n");
    html.append(
        """
        body { margin: 24px; font: 14px/1.5 system-ui, sans-serif; color: #1d252b; background: #eef2f3; }
        h1 { font-size: 20px; }
        main { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; }
        section { flex: 1 1 640px; min-width: 0; padding: 16px; background: #fff; border-radius: 8px; }
        h2 { margin: 0 0 8px; font-size: 16px; }
        iframe, object { width: 100%; height: 780px; border: 1px solid #dde4e7; background: #fff; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 12px; background: #f6f8f9; }
        .line { font-weight: bold; }
        .broken { border-left: 4px solid #b3261e; }
        .missing { color: #8a4b00; }
        """);
    html.append("</style>\n</head>\n<body>\n<h1>").append(escape(subject.title()));
    html.append("</h1>\n");
    if (broken != null) {
      html.append("<pre class=\"broken\">").append(escape(broken)).append("</pre>\n");
    }
    html.append("<main>\n");
    sections.forEach(one -> section(one, html));

    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private static void section(PreviewSection one, StringBuilder html) {
    html.append("<section>\n<h2>").append(escape(one.template.key())).append("</h2>\n");
    if (one.broken != null) {
      html.append("<pre class=\"broken\">").append(escape(one.broken)).append("</pre>\n");
    }
    WrittenParts parts = one.parts;
    if (parts != null) {
      if (parts.subjectLine() != null) {
        html.append("<p class=\"line\">").append(escape(parts.subjectLine())).append("</p>\n");
      }
      if (!parts.undefined().isEmpty()) {
        html.append("<p class=\"missing\">Left blank: ");
        html.append(
            escape(
                String.join(", ", parts.undefined().stream().map(UndefinedName::name).toList())));
        html.append("</p>\n");
      }
      if (parts.pdf() != null) {
        String file = escape(one.file(".pdf"));
        html.append("<object data=\"").append(file).append("\" type=\"application/pdf\">");
        html.append("<a href=\"").append(file).append("\">").append(file).append("</a></object>\n");
      } else if (parts.html() != null) {
        // sandboxed: what data brought runs nothing here
        html.append("<iframe sandbox title=\"html\" src=\"");
        html.append(escape(one.file(".html"))).append("\"></iframe>\n");
      }
      if (parts.text() != null) {
        html.append("<pre>").append(escape(parts.text())).append("</pre>\n");
      }
    }

    html.append("</section>\n");
  }

  private static String escape(@Nullable String text) {
    return text == null
        ? ""
        : text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
  }
}
