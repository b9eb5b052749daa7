package dev.candor.template.internal.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.template.internal.html.HtmlElements.Trait;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTokenizerTest {

  /** Writes tokens down: a sign for the kind, what it says, and where it stands. */
  private static final class Log implements HtmlTokenizer.Handler {
    private final List<String> tokens = new ArrayList<>();

    @Override
    public void onText(CharSequence html, int from, int to) {
      tokens.add("text " + html.subSequence(from, to));
    }

    @Override
    public void onAttribute(HtmlTokenizer tag) {
      String value = tag.quote() == HtmlTokenizer.NO_VALUE ? "" : "=" + tag.value();
      tokens.add(
          tag.attribute()
              + value
              + " "
              + tag.attributeStart()
              + "-"
              + tag.valueStart()
              + "-"
              + tag.attributeEnd());
    }

    @Override
    public void onTag(HtmlTokenizer tag) {
      String name = (tag.isEndTag() ? "/" : "") + tag.name() + (tag.isSelfClosing() ? "/" : "");
      tokens.add("<" + name + "> " + tag.start() + "-" + tag.nameEnd() + "-" + tag.index());
    }

    @Override
    public void onComment(HtmlTokenizer comment) {
      tokens.add("comment " + comment.start() + "-" + comment.index());
    }

    @Override
    public void onError() {
      tokens.add("error");
    }
  }

  private static List<String> tokens(String... pieces) {
    Log log = new Log();
    HtmlTokenizer tokenizer = new HtmlTokenizer(HtmlElements.with(Trait.RAW), log);
    for (String piece : pieces) {
      if (piece.equals("{{}}")) {
        tokenizer.readData();
      } else {
        tokenizer.read(piece, 0, piece.length());
      }
    }
    return log.tokens;
  }

  @Test
  void tells_every_token_with_its_place() {
    assertThat(tokens("A <P class=\"b c\" id='d' Nowrap x = y>e</P ><br/><!-- f -->"))
        .containsExactly(
            "text A ",
            "class=b c 5-12-16",
            "id=d 17-21-23",
            "nowrap 24-30-30",
            "x=y 31-35-36",
            "<p> 2-4-36",
            "text e",
            "</p> 38-41-42",
            "<br/> 43-46-47",
            "comment 48-57");
  }

  @Test
  void takes_a_mustache_as_a_part_of_what_it_stands_in() {
    assertThat(tokens("<a href=\"x", "{{}}", "\" ", "{{}}", ">", "{{}}", "<h", "{{}}", ">"))
        .extracting(token -> token.replace(HtmlTokenizer.DATA, '*').replaceAll(" [0-9-]+$", ""))
        .containsExactly("href=x*", "*", "<a>", "<h*>");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "<!-->x, comment 0-4",
        "<!--->x, comment 0-5",
        "<!-- --!>x, comment 0-8",
        "<!doctype html>x, comment 0-14",
        "<?php?>x, comment 0-6",
        "</ p>x, comment 0-4"
      })
  void ends_what_is_read_like_a_comment_where_the_standard_does(String html, String comment) {
    assertThat(tokens(html)).contains(comment, "text x").doesNotContain("text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<title><p></title>",
        "<textarea></text</textarea >",
        "<script><!--<script></script>--></script>",
        "<style>a</stylex></STYLE>"
      })
  void reads_no_tags_where_there_are_words_only(String html) {
    assertThat(tokens(html)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a < b", "<>", "</>", "<p/ a>", "<!-->", "<!--a--!>"})
  void tells_what_the_standard_calls_an_error(String html) {
    assertThat(tokens(html)).contains("error");
  }

  @Test
  void has_the_same_key_where_the_same_html_means_the_same() {
    HtmlTokenizer tokenizer = new HtmlTokenizer(HtmlElements.with(Trait.RAW), new Log());
    tokenizer.read("<p title='a", 0, 11);
    HtmlTokenizer copy = tokenizer.copy(new Log());
    copy.read("b", 0, 1);
    assertThat(copy.key()).isEqualTo(tokenizer.key());

    copy.read("'", 0, 1);
    assertThat(copy.key()).isNotEqualTo(tokenizer.key());
    assertThat(tokenizer.isInQuotes()).isTrue();
  }
}
