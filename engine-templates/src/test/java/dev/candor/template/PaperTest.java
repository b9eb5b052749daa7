package dev.candor.template;

import static dev.candor.template.GivenTemplate.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.Renderer;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where a PDF comes from: from the paper a host hands over, or from what is on the class path. */
class PaperTest {

  private static final String PAGE =
      "<html lang=\"en\"><head><title>Payment</title></head><body><p>Dear Ana</p>"
          + "{{#each disclosures}}<p>{{text}}</p>{{/each}}</body></html>";

  private static Document write(Renderer renderer, Format... formats) {
    return renderer
        .render(
            new RenderOrder(
                Subject.PAYMENT_FAILED,
                Channel.MAIL,
                "en",
                null,
                Map.of(),
                List.of(),
                false,
                Set.of(formats),
                GivenTemplate.NOW,
                GivenTemplate.ZONE))
        .document();
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void lays_a_letter_out_on_the_paper_it_was_given() {
    Templatebook book = given("mail.html", PAGE).load();
    Renderer renderer =
        TemplateRenderer.of(
            book, (html, day) -> (day + " " + html).getBytes(StandardCharsets.ISO_8859_1));
    Renderer library =
        TemplateLibrary.of(book, (html, day) -> html.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(latin(write(renderer, Format.PDF).pdf()))
        .startsWith("2026-03-07T00:00:00Z <html")
        .contains("Dear Ana");
    assertThat(latin(write(library, Format.PDF).pdf())).startsWith("<html");
  }

  @Test
  void finds_the_paper_on_the_class_path() {
    Templatebook book = given("mail.html", PAGE).load();

    assertThat(latin(write(TemplateRenderer.of(book), Format.PDF).pdf())).startsWith("%PDF-");
    assertThat(latin(write(TemplateLibrary.of(book), Format.PDF).pdf())).startsWith("%PDF-");
  }

  @Test
  void refuses_a_pdf_and_nothing_else_where_there_is_no_paper() {
    Renderer renderer = TemplateRenderer.of(given("mail.html", PAGE).load(), () -> null);

    assertThat(write(renderer, Format.TEXT, Format.HTML).text()).isEqualTo("Dear Ana");
    assertThatThrownBy(() -> write(renderer, Format.PDF))
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessage(
            "1 fault in the order:\n"
                + "paymentFailed/mail: There is no paper to lay a (pdf) out on.\n"
                + "Maybe add candor-engine-pdf, or give TemplateRenderer.of(...) a Paper of yours.");
  }
}
