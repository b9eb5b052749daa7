package dev.candor.benchmark.email.engine;

import dev.candor.benchmark.turn.ContestTemplates;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Qute without Quarkus: templates parsed once; HTML escaped, the other parts not. */
public final class QuteWriter implements EmailEngine {

  private final Template subjectLine;
  private final Template html;
  private final Template text;
  private final Map<String, Object> data = ReferenceEmail.withDisclosures();

  public QuteWriter() {
    Engine engine =
        Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();
    engine.putTemplate("footer", parse(engine, "footer.html", Variant.TEXT_HTML));
    subjectLine = parse(engine, "subject.txt", Variant.TEXT_PLAIN);
    html = parse(engine, "html.html", Variant.TEXT_HTML);
    text = parse(engine, "text.txt", Variant.TEXT_PLAIN);
  }

  private static Template parse(Engine engine, String name, String type) {
    return engine.parse(
        ContestTemplates.read("qute/" + name), new Variant(Locale.US, type, "UTF-8"));
  }

  @Override
  public Message write() {
    return new Message(write(subjectLine), write(html), write(text));
  }

  private String write(Template template) {
    TemplateInstance instance = template.instance();
    data.forEach(instance::data);
    return instance.render();
  }
}
