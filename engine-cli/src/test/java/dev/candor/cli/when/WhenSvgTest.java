package dev.candor.cli.when;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhenSvgTest {

  @Test
  void what_a_file_of_xml_cannot_hold_is_replaced() {
    assertThat(WhenSvg.escape("a\u0000\u001b\uD800<&>\"é"))
        .isEqualTo("a\uFFFD\uFFFD\uFFFD&lt;&amp;&gt;&quot;é");
  }
}
