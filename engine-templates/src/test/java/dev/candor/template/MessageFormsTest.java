package dev.candor.template;

import static dev.candor.template.GivenTemplate.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.document.Format;
import org.junit.jupiter.api.Test;

/** One message in each of its forms, from its files to its reader. */
class MessageFormsTest {

  private static final String PAGE =
      "<html lang=\"en\"><head><title>Payment</title><style>p{margin:0}</style></head><body>"
          + "<p>Dear {{> who}},</p>{{#each disclosures}}<p>{{text}}</p>{{/each}}</body></html>";

  private static GivenTemplate message(String part) {
    return given(part, PAGE)
        .partial("who", "{{name}}")
        .with("name", "Ana & Bo")
        .disclosing("Reply STOP to stop.");
  }

  @Test
  void an_email_has_a_subject_line_a_page_with_its_styles_in_the_tags_and_a_text() {
    GivenTemplate email = message("email.html").part("email.subject", "For {{name}}");

    assertThat(email.subjectLine()).isEqualTo("For Ana & Bo");
    assertThat(email.html()).contains("<p style=\"margin:0;\">Dear Ana &amp; Bo,</p>");
    assertThat(email.text()).isEqualTo("Dear Ana & Bo,\n\nReply STOP to stop.");
  }

  @Test
  void a_letter_has_its_words_on_paper() {
    assertThat(message("mail.html").pdf()).isEqualTo("Dear Ana & Bo,\nReply STOP to stop.\n");
  }

  @Test
  void an_undefined_name_is_told_with_its_place() {
    assertThat(
            given("chat.text", "Dear {{nam}}").with("name", "Ana").strictly().faults(Format.TEXT))
        .contains("paymentFailed/chat.text:1:8", "(nam)")
        .endsWith("Maybe write name, or put (nam) into the context.");
  }

  @Test
  void a_template_that_does_not_load_is_told_with_its_place() {
    assertThat(given("chat.text", "{{#if x}}").faults(Format.TEXT))
        .contains("paymentFailed/chat.text:1:1: The block (if) that opens here is never closed.");
  }
}
