package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares texts with those of an earlier day, of which one SHA-256 a line is kept in {@code
 * golden/}. After a change that was meant: run with {@code -Dcandor.rewrite=true}, and say in the
 * commit which lines differ and why.
 */
final class Golden {

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  private Golden() {}

  /** Fails with the names of all texts that are not as they were. */
  static void assertUnchanged(String file, SortedMap<String, String> texts) {
    SortedMap<String, String> sums = new TreeMap<>();
    texts.forEach((name, text) -> sums.put(name, sum(text)));
    try {
      Path kept = FOLDER.resolve(file);
      if (Boolean.getBoolean("candor.rewrite")) {
        StringBuilder lines = new StringBuilder();
        sums.forEach((name, sum) -> lines.append(sum).append(' ').append(name).append('\n'));
        Files.createDirectories(FOLDER);
        Files.writeString(kept, lines);
      }
      assertThat(differences(read(kept), sums)).as(file).isEmpty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static SortedMap<String, String> read(Path kept) throws IOException {
    SortedMap<String, String> sums = new TreeMap<>();
    for (String line : Files.readAllLines(kept)) {
      int blank = line.indexOf(' ');
      sums.put(line.substring(blank + 1), line.substring(0, blank));
    }
    return sums;
  }

  private static List<String> differences(Map<String, String> before, Map<String, String> now) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      if (!before.containsKey(name)) {
        differences.add("new: " + name);
      } else if (!now.containsKey(name)) {
        differences.add("gone: " + name);
      } else if (!before.get(name).equals(now.get(name))) {
        differences.add("changed: " + name);
      }
    }
    return differences;
  }

  private static String sum(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
