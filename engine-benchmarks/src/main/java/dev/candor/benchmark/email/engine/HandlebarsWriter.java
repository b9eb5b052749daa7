package dev.candor.benchmark.email.engine;

import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * handlebars-java as its documentation shows it: templates compiled once, with the cache that
 * spares it reading the partial again for each message.
 */
public final class HandlebarsWriter implements EmailEngine {

  private final Template subjectLine;
  private final Template html;
  private final Template text;
  private final Map<String, Object> data = ReferenceEmail.withDisclosures();

  public HandlebarsWriter() {
    try {
      Handlebars escaping = handlebars();
      Handlebars plain = handlebars().with(EscapingStrategy.NOOP);
      subjectLine = plain.compile("subject");
      html = escaping.compile("html");
      text = plain.compile("text");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Handlebars handlebars() {
    return new Handlebars(new ClassPathTemplateLoader("/contest/handlebars", ".hbs"))
        .with(new ConcurrentMapTemplateCache());
  }

  @Override
  public Message write() {
    try {
      return new Message(subjectLine.apply(data), html.apply(data), text.apply(data));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
