package dev.candor.benchmark.email.engine;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Pebble: templates compiled once and cached; HTML escaped, the other parts not. */
public final class PebbleWriter implements EmailEngine {

  private static final int ROOM = 8192;

  private final PebbleTemplate subjectLine;
  private final PebbleTemplate html;
  private final PebbleTemplate text;
  private final Map<String, Object> data = ReferenceEmail.withDisclosures();

  public PebbleWriter() {
    PebbleEngine plain = builder().autoEscaping(false).build();
    subjectLine = plain.getTemplate("subject");
    html = builder().build().getTemplate("html");
    text = plain.getTemplate("text");
  }

  private static PebbleEngine.Builder builder() {
    ClasspathLoader loader = new ClasspathLoader(PebbleWriter.class.getClassLoader());
    loader.setPrefix("contest/pebble");
    loader.setSuffix(".peb");
    return new PebbleEngine.Builder().loader(loader).newLineTrimming(false);
  }

  @Override
  public Message write() {
    return new Message(write(subjectLine), write(html), write(text));
  }

  private String write(PebbleTemplate template) {
    try {
      StringWriter out = new StringWriter(ROOM);
      template.evaluate(out, data);
      return out.toString();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
