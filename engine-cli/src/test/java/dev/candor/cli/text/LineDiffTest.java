package dev.candor.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineDiffTest {

  @Test
  void shows_three_lines_around_each_change_and_joins_near_ones() {
    assertThat(
            LineDiff.of(
                "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14",
                "1\n2\n3\n4\nx\n6\n7\n8\n9\n10\n11\n12\n13\ny"))
        .containsExactly(
            "@@ -2,7 +2,7 @@",
            " 2",
            " 3",
            " 4",
            "-5",
            "+x",
            " 6",
            " 7",
            " 8",
            "@@ -11,4 +11,4 @@",
            " 11",
            " 12",
            " 13",
            "-14",
            "+y");
    assertThat(LineDiff.of("1\n2\n3\n4\n5", "a\n2\n3\n4\nb"))
        .containsExactly("@@ -1,5 +1,5 @@", "-1", "+a", " 2", " 3", " 4", "-5", "+b");
  }

  @Test
  void shows_what_is_new_and_what_is_gone() {
    assertThat(LineDiff.of("", "a\nb")).containsExactly("@@ -0,0 +1,2 @@", "+a", "+b");
    assertThat(LineDiff.of("a", "")).containsExactly("@@ -1,1 +0,0 @@", "-a");
    assertThat(LineDiff.of("a\nb", "a\nb")).isEmpty();
  }

  @Property(tries = 300)
  void turns_the_old_text_into_the_new(
      @ForAll @Size(max = 25) List<@CharRange(from = 'a', to = 'd') Character> old,
      @ForAll @Size(max = 25) List<@CharRange(from = 'a', to = 'd') Character> now) {
    assertThat(applied(lines(old), LineDiff.of(text(old), text(now)))).isEqualTo(lines(now));
  }

  private static String text(List<Character> lines) {
    return String.join("\n", lines(lines));
  }

  private static List<String> lines(List<Character> lines) {
    return lines.stream().map(String::valueOf).toList();
  }

  /** What patch does. */
  private static List<String> applied(List<String> old, List<String> diff) {
    List<String> out = new ArrayList<>();
    int at = 0;
    for (String line : diff) {
      if (line.startsWith("@@")) {
        String[] range = line.substring(4, line.indexOf(" +")).split(",");
        int from = Integer.parseInt(range[0]) - (range[1].equals("0") ? 0 : 1);
        while (at < from) {
          out.add(old.get(at++));
        }
      } else if (line.startsWith("+")) {
        out.add(line.substring(1));
      } else {
        assertThat(old.get(at)).isEqualTo(line.substring(1));
        at++;
        if (line.startsWith(" ")) {
          out.add(line.substring(1));
        }
      }
    }
    out.addAll(old.subList(at, old.size()));
    return out;
  }
}
