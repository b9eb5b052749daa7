package dev.candor.benchmark.email.engine;

import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** FreeMarker: templates read once; HTML escaped by the file's ending, the other parts not. */
public final class FreemarkerWriter implements EmailEngine {

  private static final int ROOM = 8192;

  private final Template subjectLine;
  private final Template html;
  private final Template text;
  private final Map<String, Object> data = ReferenceEmail.withDisclosures();

  public FreemarkerWriter() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassLoaderForTemplateLoading(
        FreemarkerWriter.class.getClassLoader(), "contest/freemarker");
    configuration.setDefaultEncoding("UTF-8");
    // the templates never change, so the partial is not looked at again
    configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);

    try {
      subjectLine = configuration.getTemplate("subject.ftl");
      html = configuration.getTemplate("html.ftlh");
      text = configuration.getTemplate("text.ftl");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public Message write() {
    return new Message(write(subjectLine), write(html), write(text));
  }

  private String write(Template template) {
    try {
      StringWriter out = new StringWriter(ROOM);
      template.process(data, out);
      return out.toString();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (TemplateException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
