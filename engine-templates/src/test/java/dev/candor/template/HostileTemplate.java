package dev.candor.template;

import dev.candor.document.Document;
import dev.candor.document.Format;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A block of hostile/templates.txt.
 *
 * @param tries what it tries
 * @param as the part it is, and how it is ordered
 * @param ends whether it loads and is written
 * @param says what the fault or the output has to say
 */
record HostileTemplate(
    String name,
    String tries,
    Set<String> as,
    String ends,
    String says,
    Map<String, String> files) {

  private static final Pattern MACRO =
      Pattern.compile(
          "<<(?:(\\d+)\\*(.*?)>>(?!>)|u\\+([0-9A-F]{4})>>|byte ([0-9A-F]{2})>>|(names)>>)");
  // private use: the bytes 80 to FF until the file is written
  private static final int BYTES = 0xe000;

  static List<HostileTemplate> all() {
    List<HostileTemplate> all = new ArrayList<>();
    String[] blocks = HostileContext.text("/hostile/templates.txt").split("(?m)^=== (?=[a-z])");
    for (int i = 1; i < blocks.length; i++) {
      all.add(read(blocks[i]));
    }
    return all;
  }

  private static HostileTemplate read(String block) {
    String[] files = block.strip().split("(?m)^---(?: |$)");
    List<String> head = files[0].lines().toList();
    String[] ends = head.get(3).split(":", 2);
    Set<String> as = Set.of(head.get(2).substring("as ".length()).split(" "));
    Map<String, String> texts = new LinkedHashMap<>();
    HostileTemplate one =
        new HostileTemplate(head.get(0), head.get(1), as, ends[0], ends[1].strip(), texts);
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
        .replaceAll(match -> Matcher.quoteReplacement(expanded(match)));
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

  private String part() {
    return as.stream().filter(word -> word.contains(".")).findFirst().orElseThrow();
  }

  /** Gives its files and its data, with the addresses put in. */
  GivenTemplate given(UnaryOperator<String> placed) {
    GivenTemplate given = GivenTemplate.given(part(), "").with(data());
    files.forEach((path, text) -> given.file(path, bytes(placed.apply(text))));
    if (as.contains("disclosed")) {
      given.disclosing("Reply STOP to stop.");
    }
    return as.contains("strict") ? given.strictly() : given;
  }

  /** Returns what is ordered of it. */
  Format format() {
    return as.contains("pdf") ? Format.PDF : part().endsWith("text") ? Format.TEXT : Format.HTML;
  }

  /** Returns the words a reader gets. */
  static String words(Document document) {
    return document.pdf() != null
        ? PdfWords.of(document.pdf())
        : document.html() != null ? document.html() : document.text();
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
      rows.add(GivenPart.map("id", i + 1, "list", list));
    }
    Map<String, Object> me = new HashMap<>();
    me.put("me", me);
    me.put("name", HostileValues.SECRET);
    return GivenPart.map(
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

  @Override
  public String toString() {
    return name + ": " + tries;
  }
}
