package dev.candor.benchmark.email.engine;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;

/** mustache.java: templates compiled once; HTML escaped, the other parts not. */
public final class MustacheJavaWriter implements EmailEngine {

  private static final int ROOM = 8192;

  private final Mustache subjectLine;
  private final Mustache html;
  private final Mustache text;
  private final Map<String, Object> data = ReferenceEmail.withDisclosures();

  public MustacheJavaWriter() {
    DefaultMustacheFactory plain = new Plain();
    subjectLine = plain.compile("subject.mustache");
    html = new DefaultMustacheFactory("contest/mustache").compile("html.mustache");
    text = plain.compile("text.mustache");
  }

  /** Writes values as they are. */
  private static final class Plain extends DefaultMustacheFactory {

    Plain() {
      super("contest/mustache");
    }

    @Override
    public void encode(String value, Writer writer) {
      try {
        writer.write(value);
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      }
    }
  }

  @Override
  public Message write() {
    return new Message(write(subjectLine), write(html), write(text));
  }

  private String write(Mustache template) {
    StringWriter out = new StringWriter(ROOM);
    template.execute(out, data);
    return out.toString();
  }
}
