package dev.candor.benchmark.email.engine;

import dev.candor.benchmark.turn.OwnFolder;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.ResourceCodeResolver;
import gg.jte.runtime.Constants;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** jte, which makes Java of its templates and compiles it: no interpreter at all. */
public final class JteWriter implements EmailEngine {

  private static final int ROOM = 8192;

  private final TemplateEngine page;
  private final TemplateEngine plain;
  private final Map<String, Object> data = ReferenceEmail.withDisclosures();
  private final Map<String, Object> few = new LinkedHashMap<>();

  public JteWriter() {
    few.put("person", data.getOrDefault("person", ""));
    few.put("loan", data.getOrDefault("loan", ""));
    try (OwnFolder pages = new OwnFolder();
        OwnFolder plains = new OwnFolder()) {
      page = engine(ContentType.Html, pages.path(), "html.jte");
      plain = engine(ContentType.Plain, plains.path(), "subject.jte", "text.jte");
      // loads all classes while their folders are there
      write();
    }
  }

  private static TemplateEngine engine(ContentType type, Path classes, String... templates) {
    TemplateEngine compiler =
        TemplateEngine.create(
            new ResourceCodeResolver("contest/jte"),
            classes,
            type,
            JteWriter.class.getClassLoader(),
            Constants.PACKAGE_NAME_PRECOMPILED);
    for (String template : templates) {
      compiler.prepareForRendering(template);
    }
    // the compiler looks at the sources each time; this one does not
    return TemplateEngine.createPrecompiled(classes, type);
  }

  @Override
  public Message write() {
    return new Message(
        write(plain, "subject.jte", few),
        write(page, "html.jte", data),
        write(plain, "text.jte", data));
  }

  private static String write(TemplateEngine engine, String name, Map<String, Object> data) {
    StringOutput out = new StringOutput(ROOM);
    engine.render(name, data, out);
    return out.toString();
  }
}
