package dev.candor.workshop.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.InvalidInputException;
import dev.candor.workshop.Book;
import dev.candor.workshop.quote.QuoteResult.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteCheckTest {

  /** A section as the eCFR publishes it. */
  private static final String ECFR =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <DIV5 N="1006" TYPE="PART">
      <HEAD>PART 1006&#x2014;DEBT COLLECTION PRACTICES (REGULATION F)</HEAD>
      <AUTH><HED>Authority:</HED><PSPACE>12 U.S.C. 5512.</PSPACE></AUTH>
      <DIV6 N="B" TYPE="SUBPART">
      <DIV8 N="1006.14" TYPE="SECTION" hierarchy_metadata="{&quot;path&quot;:&quot;/on/2026-09-25/title-12/section-1006.14&quot;,&quot;citation&quot;:&quot;12 CFR 1006.14&quot;}">
      <HEAD>&#xA7; 1006.14   Harassing, oppressive, or abusive conduct.</HEAD>
      <P>(b) <I>Repeated or continuous telephone calls or telephone conversations</I>&#x2014;(1) <I>In general.</I> In connection with the collection of a debt, a debt collector must not place telephone calls repeatedly.</P>
      <P>(A) More than seven times within seven consecutive days; nor</P>
      <CITA TYPE="N">[85 FR 76887, Nov. 30, 2020]</CITA>
      </DIV8>
      </DIV6>
      <DIV9 N="Supplement I to Part 1006" TYPE="APPENDIX">
      <HEAD>Supplement I to Part 1006&#x2014;Official Interpretations</HEAD>
      <P>The debt collector&#x2019;s call counts.</P>
      </DIV9>
      </DIV5>
      """;

  /** A section as the US Code is published in USLM. */
  private static final String USLM =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <uscDoc xmlns="http://xml.house.gov/schemas/uslm/1.0" identifier="/us/usc/t15"><main>
      <title identifier="/us/usc/t15"><num value="15">Title 15-</num><heading>COMMERCE AND TRADE</heading>
      <section style="-uslm-lc:I80" identifier="/us/usc/t15/s1692c"><num value="1692c">&#167; 1692c.</num><heading> Communication in connection with debt collection</heading>
      <subsection identifier="/us/usc/t15/s1692c/a"><num value="a">(a)</num><heading> Communication with the consumer generally</heading>
      <chapeau>Without the prior consent of the consumer, a debt collector may not communicate&#8212;</chapeau>
      <paragraph identifier="/us/usc/t15/s1692c/a/1"><num value="1">(1)</num><content> at any unusual time or place</content></paragraph></subsection>
      <sourceCredit>(Pub. L. 90-321)</sourceCredit>
      <notes><note><p>These words are a note.</p></note></notes>
      </section></title></main></uscDoc>
      """;

  private static final String PLAIN =
      """
      Debt collection in the District.

      # D.C. Code
      § 28-3814 Debt collection.
      No debt collector shall make more than 3 calls in 7 days, see § 28-3801.
      § 28-3815 Other matters.
      A _seller_ keeps records for 60 days.
      """;

  @TempDir private Path folder;

  private Path texts() throws IOException {
    Path texts = Files.createDirectories(folder.resolve("texts"));
    Files.writeString(texts.resolve("title-12.xml"), ECFR);
    Files.writeString(texts.resolve("usc15.xml"), USLM);
    Files.writeString(texts.resolve("dc.md"), PLAIN);
    return texts;
  }

  private Rulebook book(String corpus, String section, String quote) {
    return Book.good()
        .changed(
            "rules/calls.yaml",
            "citation: { body: House, corpus: House policy, section: \"2\" }\nverified: house",
            "citation: { body: Law, corpus: \""
                + corpus
                + "\", section: \""
                + section
                + "\" }\nquote: '"
                + quote.replace("'", "''")
                + "'\nverified: { how: text, by: the text, on: 2026-12-01 }")
        .reading(folder.resolve("book"))
        .orThrow();
  }

  private QuoteResult lookUp(String corpus, String section, String quote) throws IOException {
    List<QuoteResult> found =
        QuoteCheck.of(book(corpus, section, quote).rules(), LawTexts.read(texts()));
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "12 CFR|1006.14(b)(2)(i)|More than seven times within seven consecutive days|STANDS",
        "12 CFR|1006.14(b)(1)|telephone conversations - (1) In general. In connection|STANDS",
        "12 CFR|1006.14(b)(1)|Repeated or continuous [...] must not place telephone calls [...] More than seven times|STANDS",
        "12 CFR|1006.14(b)(1)|More than seven times [...] must not place telephone calls|DOES_NOT_STAND",
        "12 CFR|1006.14(b)(1)|more than seven times|DOES_NOT_STAND",
        "12 CFR|1006.14(b)(1)|seven consecutive day|DOES_NOT_STAND",
        "12 CFR|1006.14(b)(1)|85 FR 76887|DOES_NOT_STAND",
        "12 CFR|1006.14(b)(1)|The debt collector's call counts|STANDS",
        "12 CFR|1006.6(b)(1)|More than seven times within seven consecutive days|NO_TEXT",
        "16 CFR|1006.14|More than seven times within seven consecutive days|NO_TEXT",
        "15 USC|1692c(a)(1)|may not communicate— (1) at any unusual time or place|STANDS",
        "15 U.S.C.|1692c(a)(1)|at any unusual time or place|STANDS",
        "15 USC|1692c(a)(1)|These words are a note|DOES_NOT_STAND",
        "15 USC|1692(a)(1)|at any unusual time or place|NO_TEXT",
        "D.C. Code|28-3814(d)(2)|more than 3 calls in 7 days, see §28-3801|STANDS",
        "D.C. Code|28-3815|A seller keeps records|STANDS",
        "D.C. Code|28-3814|A seller keeps records|DOES_NOT_STAND",
      })
  void a_quote_stands_word_for_word_in_the_section_it_cites(
      String corpus, String section, String quote, Standing expected) throws IOException {
    assertThat(lookUp(corpus, section, quote).standing()).isEqualTo(expected);
  }

  @Test
  void a_quote_that_does_not_stand_is_told_with_where_it_parts_from_the_text() throws IOException {
    assertThat(
            lookUp("12 CFR", "1006.14(b)", "More than seven times within eight consecutive days")
                .nearest())
        .contains("title-12.xml, §1006.14 Harassing")
        .contains("the same as far as \"More than seven times within\"")
        .contains("the text goes on \"seven consecutive days; nor")
        .contains("the quote \"eight consecutive days\"");
  }

  @Test
  void a_quote_of_another_section_is_told_with_that_section() throws IOException {
    assertThat(lookUp("12 CFR", "1006.14", "at any unusual time or place").nearest())
        .contains("it stands in usc15.xml, 1692c Communication")
        .endsWith("which the rule does not cite");
  }

  @Test
  void numbers_dates_and_quotes_that_moved_between_editions_are_told() throws IOException {
    Path older = texts();
    Path newer = Files.createDirectories(folder.resolve("newer"));
    Files.writeString(
        newer.resolve("dc.md"),
        PLAIN.replace("3 calls in 7 days", "4 calls in 7 days, from January 1, 2027"));
    Rulebook book = book("D.C. Code", "28-3814", "more than 3 calls in 7 days");

    List<EditionChanges.MovedText> changes =
        EditionChanges.of(book.rules(), LawTexts.read(older), LawTexts.read(newer));

    assertThat(changes)
        .extracting(EditionChanges.MovedText::what)
        .containsExactly("quote", "number", "date");
    assertThat(changes.get(1).before()).contains("more than 3 calls");
    assertThat(changes.get(1).after()).contains("more than 4 calls");
    assertThat(changes.get(1).rules()).containsExactly("house-calls");
    assertThat(EditionChanges.of(book.rules(), LawTexts.read(older), LawTexts.read(older)))
        .isEmpty();
  }

  @Test
  void a_pointer_to_another_provision_is_no_number() {
    assertThat(
            LawNumbers.find(
                LawNumbers.FigureKind.NUMBER,
                "Within 30 days, under paragraph (b)(2) of § 1006.14 and section 806, 15 U.S.C. 1692d, of May 1, 2026."))
        .containsExactly("30");
  }

  @ParameterizedTest
  @CsvSource({
    "'<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>', defines a document type",
    "'<a><b></a>', cannot be read",
    "'<a>&unknown;</a>', cannot be read",
  })
  void xml_that_could_reach_elsewhere_or_is_broken_is_refused_by_name(String xml, String said)
      throws IOException {
    Path texts = Files.createDirectories(folder.resolve("bad"));
    Files.writeString(texts.resolve("bad.xml"), xml);

    assertThatThrownBy(() -> LawTexts.read(texts))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("bad.xml")
        .hasMessageContaining(said);
  }

  @Test
  void xml_nested_too_deep_and_a_folder_without_texts_are_refused() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("deep"));
    Files.writeString(deep.resolve("deep.xml"), "<a>".repeat(300) + "</a>".repeat(300));
    Path empty = Files.createDirectories(folder.resolve("empty"));

    assertThatThrownBy(() -> LawTexts.read(deep)).hasMessageContaining("deeper than 200");
    assertThatThrownBy(() -> LawTexts.read(empty)).hasMessageContaining("holds no .xml");
  }
}
