package dev.candor.benchmark.email.engine;

import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Thymeleaf without Spring: templates cached; HTML escaped, the other parts not. */
public final class ThymeleafWriter implements EmailEngine {

  private final TemplateEngine page = engine(TemplateMode.HTML, ".html");
  private final TemplateEngine plain = engine(TemplateMode.TEXT, ".txt");
  private final Map<String, Object> data = ReferenceEmail.withDisclosures();

  private static TemplateEngine engine(TemplateMode mode, String suffix) {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(ThymeleafWriter.class.getClassLoader());
    resolver.setPrefix("contest/thymeleaf/");
    resolver.setSuffix(suffix);
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    resolver.setCacheable(true);
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }

  @Override
  public Message write() {
    Context context = new Context(Locale.US, data);
    return new Message(
        plain.process("subject", context),
        page.process("html", context),
        plain.process("text", context));
  }
}
