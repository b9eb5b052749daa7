package dev.candor.benchmark.email.engine;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.candor.benchmark.turn.ContestTemplates;
import java.io.StringReader;
import java.util.Map;

/** jmustache: templates compiled once; HTML escaped, the other parts not. */
public final class JmustacheWriter implements EmailEngine {

  private final Template subjectLine;
  private final Template html;
  private final Template text;
  private final Map<String, Object> data = ReferenceEmail.withDisclosures();

  public JmustacheWriter() {
    Mustache.Compiler escaping =
        Mustache.compiler().withLoader(name -> new StringReader(read(name)));
    Mustache.Compiler plain = escaping.escapeHTML(false);
    subjectLine = plain.compile(read("subject"));
    html = escaping.compile(read("html"));
    text = plain.compile(read("text"));
  }

  private static String read(String name) {
    return ContestTemplates.read("mustache/" + name + ".mustache");
  }

  @Override
  public Message write() {
    return new Message(subjectLine.execute(data), html.execute(data), text.execute(data));
  }
}
