package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.candor.decision.Disclosure;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every hostile template, from a folder on disk, ends as hostile/templates.txt says. */
@Tag("slow")
class HostileTemplatesTest {

  /** Not how fast it must be, but when it hangs. */
  private static final Duration HANGS = Duration.ofSeconds(60);

  private static final Pattern MACRO =
      Pattern.compile(
          "<<(?:(\\d+)\\*(.*?)>>(?!>)|u\\+([0-9A-F]{4})>>|byte ([0-9A-F]{2})>>|(names)>>)");
  // private use: the bytes 80 to FF until the file is written
  private static final int BYTES = 0xe000;

  @TempDir static Path folder;
  private static HostileWorld world;

  /** One template. */
  private record Case(
      String name,
      String tries,
      Set<String> as,
      String ends,
      String says,
      Map<String, String> files) {

    @Override
    public String toString() {
      return name + ": " + tries;
    }

    String part() {
      return as.stream().filter(word -> word.contains(".")).findFirst().orElseThrow();
    }
  }

  @BeforeAll
  static void open() {
    world = new HostileWorld(folder);
  }

  @AfterAll
  static void close() throws IOException {
    List<String> asked = world.asked();
    world.close();
    assertThat(asked).isEmpty();
  }

  static Stream<Arguments> cases() {
    return all().stream().map(one -> Arguments.argumentSet(one.toString(), one));
  }

  private static List<Case> all() {
    List<Case> all = new ArrayList<>();
    String[] blocks = HostileContext.text("/hostile/templates.txt").split("(?m)^=== (?=[a-z])");
    for (int i = 1; i < blocks.length; i++) {
      all.add(read(blocks[i]));
    }
    return all;
  }

  private static Case read(String block) {
    String[] files = block.strip().split("(?m)^---(?: |$)");
    List<String> head = files[0].lines().toList();
    String[] ends = head.get(3).split(":", 2);
    Set<String> as = Set.of(head.get(2).substring("as ".length()).split(" "));
    Map<String, String> texts = new LinkedHashMap<>();
    Case one = new Case(head.get(0), head.get(1), as, ends[0], ends[1].strip(), texts);
    texts.put(
        "templates/en/paymentFailed/" + one.part() + ".hbs", body("\n" + files[1].strip(), texts));
    for (int i = 2; i < files.length; i++) {
      int line = files[i].indexOf('\n');
      texts.put(files[i].substring(0, line), body(files[i].substring(line).stripTrailing(), texts));
    }
    return one;
  }

  /** Its text, with what stands for more of it written out. */
  private static String body(String text, Map<String, String> files) {
    String body = text.substring(1);
    if (body.contains("<<40-partials>>")) {
      chain(files, "p", 40, "{{> %s}}{{> %s}}");
    }
    if (body.contains("<<100-partials>>")) {
      chain(files, "c", 100, "{{> %s}}");
    }
    return MACRO
        .matcher(body.replaceAll("<<\\d+-partials>>", ""))
        .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(expanded(match)));
  }

  private static String expanded(MatchResult match) {
    if (match.group(1) != null) {
      return match.group(2).repeat(Integer.parseInt(match.group(1)));
    }
    if (match.group(3) != null) {
      return Character.toString(Integer.parseInt(match.group(3), 16));
    }
    if (match.group(4) != null) {
      return Character.toString(BYTES + Integer.parseInt(match.group(4), 16));
    }
    return IntStream.range(0, 1000)
        .mapToObj(i -> "a" + i + "=@root.n")
        .collect(Collectors.joining(" "));
  }

  private static void chain(Map<String, String> files, String name, int many, String text) {
    for (int i = 1; i <= many; i++) {
      files.put(
          "partials/" + name + i + ".hbs", i == many ? "x" : text.replace("%s", name + (i + 1)));
    }
  }

  private static Templatebook book(Case one, Path root) throws IOException {
    Map<String, String> files = new LinkedHashMap<>(one.files());
    files.put("templatebook.properties", "name=hostile");
    if (one.part().startsWith("email")) {
      files.put("templates/en/paymentFailed/email.subject.hbs", "A word");
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, bytes(world.placed(file.getValue())));
    }
    return Templatebook.fromFolder(root);
  }

  private static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(
            c -> {
              if (c > BYTES && c <= BYTES + 0xff) {
                bytes.write(c - BYTES);
              } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  private static Map<String, Object> data() {
    List<Object> list = new ArrayList<>();
    List<Object> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      list.add("item " + i);
      rows.add(GivenTemplate.map("id", i + 1, "list", list));
    }
    Map<String, Object> me = new HashMap<>();
    me.put("me", me);
    me.put("name", HostileValues.SECRET);
    return GivenTemplate.map(
        "name",
        HostileValues.SECRET,
        "n",
        7,
        "list",
        list,
        "rows",
        rows,
        "text",
        "w ".repeat(500),
        "me",
        me);
  }

  private static Document render(Case one, Templatebook book) {
    String channel = one.part().substring(0, one.part().indexOf('.'));
    Format format =
        one.as().contains("pdf")
            ? Format.PDF
            : one.part().endsWith("text") ? Format.TEXT : Format.HTML;
    return TemplateRenderer.of(book)
        .render(
            new RenderOrder(
                Subject.PAYMENT_FAILED,
                Channel.of(channel),
                "en",
                null,
                data(),
                one.as().contains("disclosed")
                    ? List.of(new Disclosure("opt-out", "Reply STOP to stop."))
                    : List.of(),
                one.as().contains("strict"),
                Set.of(format),
                Instant.parse("2026-03-07T03:00:00Z"),
                ZoneId.of("America/New_York")))
        .document();
  }

  @Test
  void there_are_enough_of_them_and_each_has_a_name_of_its_own() {
    assertThat(all()).hasSizeGreaterThanOrEqualTo(110);
    assertThat(all()).extracting(Case::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ends_as_it_should(Case one, @TempDir Path root) {
    assertTimeoutPreemptively(HANGS, () -> ends(one, root));
  }

  private static void ends(Case one, Path root) throws IOException {
    if (one.ends().equals("load")) {
      assertThatThrownBy(() -> book(one, root))
          .isInstanceOfSatisfying(BrokenTemplateException.class, broken -> clear(one, broken));
      return;
    }
    Templatebook book = book(one, root);
    switch (one.ends()) {
      case "render" ->
          assertThatThrownBy(() -> render(one, book))
              .isInstanceOfSatisfying(BrokenTemplateException.class, broken -> clear(one, broken));
      case "output" -> written(one, render(one, book));
      case "either" -> {
        try {
          written(one, render(one, book));
        } catch (BrokenTemplateException broken) {
          clear(one, broken);
        }
      }
      default -> throw new AssertionError(one.ends());
    }
  }

  private static void written(Case one, Document document) {
    if (document.pdf() != null) {
      assertThat(new String(document.pdf(), StandardCharsets.ISO_8859_1))
          .startsWith("%PDF-")
          .doesNotContain(HostileWorld.FILE_WORDS);
    } else {
      assertThat(document.html() == null ? document.text() : document.html())
          .contains(one.says())
          .doesNotContain(HostileWorld.FILE_WORDS);
    }
  }

  private static void clear(Case one, BrokenTemplateException broken) {
    assertThat(broken.getMessage())
        .contains(one.says())
        .doesNotContain(HostileValues.SECRET, HostileWorld.FILE_WORDS);
    assertThat(broken.getMessage().lines().toList()).last().asString().startsWith("Maybe ");
    assertThat(broken.faults())
        .allSatisfy(fault -> assertThat(fault.line().length()).isLessThan(4_000));
  }
}
