package dev.candor.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A line of hostile/contexts.txt.
 *
 * @param group the heading it stands under
 * @param tries what it tries
 * @param given its value as written
 */
record HostileContext(String group, String name, String tries, String kind, String given) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<HostileContext> all() {
    List<HostileContext> all = new ArrayList<>();
    String group = "";
    for (String line : text("/hostile/contexts.txt").lines().toList()) {
      if (line.startsWith("# ")) {
        group = line.substring(2);
      } else if (!line.isBlank()) {
        String[] parts = line.split(" \\|(?: |$)", 4);
        all.add(new HostileContext(group, parts[0], parts[1], parts[2], parts[3]));
      }
    }
    return all;
  }

  static String text(String resource) {
    try (InputStream in = HostileContext.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  boolean isText() {
    return kind.equals("text") || kind.equals("repeat") || name.startsWith("image-");
  }

  /** Its value, made anew. */
  Object value(HostileWorld world) {
    return switch (kind) {
      case "text" -> world.placed(unescaped(given));
      case "repeat" -> {
        int blank = given.indexOf(' ');
        yield unescaped(given.substring(blank + 1))
            .repeat(Integer.parseInt(given.substring(0, blank)));
      }
      case "json" -> json(given);
      case "number" -> new BigDecimal(given);
      case "integer" -> new BigInteger(given);
      case "double" -> Double.valueOf(given);
      case "float" -> Float.valueOf(given);
      case "day" -> LocalDate.parse(given);
      case "made" -> HostileValues.made(given);
      default -> throw new IllegalArgumentException("There is no kind (" + kind + ").");
    };
  }

  private static Object json(String text) {
    try {
      return JSON.readValue(text, Object.class);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      c = text.charAt(++i);
      switch (c) {
        case 'n' -> plain.append('\n');
        case 'r' -> plain.append('\r');
        case 't' -> plain.append('\t');
        case '0' -> plain.append('\0');
        case 'u' -> {
          plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> plain.append(c);
      }
    }
    return plain.toString();
  }

  @Override
  public String toString() {
    return name + ": " + tries;
  }
}
