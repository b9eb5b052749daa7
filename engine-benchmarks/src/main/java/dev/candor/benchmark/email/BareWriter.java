package dev.candor.benchmark.email;

import dev.candor.benchmark.email.engine.EmailEngine;
import dev.candor.benchmark.email.engine.Message;
import dev.candor.benchmark.email.engine.ReferenceEmail;
import dev.candor.benchmark.turn.ContestTemplates;
import java.util.List;
import java.util.Map;

/** Candor's plans without what stands around them. */
public final class BareWriter implements EmailEngine {

  private final BarePlans plans =
      new BarePlans(
          ContestTemplates.read("handlebars/subject.hbs"),
          ContestTemplates.read("handlebars/html.hbs"),
          ContestTemplates.read("handlebars/text.hbs"),
          Map.of("footer", ContestTemplates.read("handlebars/footer.hbs")));
  private final Map<String, Object> data = ReferenceEmail.withDisclosures();

  @Override
  public Message write() {
    List<String> parts = plans.write(data);
    return new Message(parts.get(0), parts.get(1), parts.get(2));
  }
}
