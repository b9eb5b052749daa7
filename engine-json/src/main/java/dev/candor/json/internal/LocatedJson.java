package dev.candor.json.internal;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.fault.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document in memory in which every value knows its line and column.
 *
 * <p>Reads RFC 8259 and no more: UTF-8, with or without a byte order mark, one value, no comments,
 * no NaN, no trailing commas, no name twice in an object. What it refuses has its place, and never
 * an excerpt of the text, which may be personal. Immutable, and safe to share between threads.
 */
public final class LocatedJson {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String name;
  private final @Nullable Node root;
  private final List<Fault> faults;

  private LocatedJson(String name, @Nullable Node root, List<Fault> faults) {
    this.name = name;
    this.root = root;
    this.faults = List.copyOf(faults);
  }

  /**
   * Returns the document in a file, within {@link JsonLimits#STANDARD}; otherwise {@link
   * InvalidInputException}.
   */
  public static LocatedJson read(Path file) {
    return read(file, JsonLimits.STANDARD);
  }

  /**
   * Returns the document in a file, within these limits; otherwise {@link InvalidInputException}.
   */
  public static LocatedJson read(Path file, JsonLimits limits) {
    return load(file, limits).orThrow();
  }

  /**
   * Returns the document that a stream holds, such as the standard input, within {@link
   * JsonLimits#STANDARD}; otherwise {@link InvalidInputException}. The stream is read to its end or
   * to the bound, and not closed.
   *
   * @param name stands for the file in the places of faults
   */
  public static LocatedJson read(String name, InputStream stream) {
    return load(name, stream, JsonLimits.STANDARD).orThrow();
  }

  /** Returns the document that these bytes are; otherwise {@link InvalidInputException}. */
  public static LocatedJson of(String name, byte[] bytes) {
    return parse(name, bytes, JsonLimits.STANDARD).orThrow();
  }

  /** Returns what stands for the file in the places of faults: the path as it was given. */
  public String name() {
    return name;
  }

  /**
   * Returns the place, {@code file:line:column}, of the value at a path such as {@code
   * $.borrowers[0].contacts[2].value}; where there is none, that of the nearest value around it,
   * and of a document that could not be read its name.
   */
  public String placeOf(String path) {
    Node node = nearest(path);
    return node == null ? name : place(node);
  }

  public String place(Node node) {
    return name + ":" + node.line() + ":" + node.column();
  }

  public Optional<Node> root() {
    return Optional.ofNullable(root);
  }

  public List<Fault> faults() {
    return faults;
  }

  private LocatedJson orThrow() {
    if (!faults.isEmpty()) {
      throw new InvalidInputException("the JSON", faults);
    }
    return this;
  }

  private @Nullable Node nearest(String path) {
    Node node = root;
    int at = 1;
    while (node != null && at < path.length()) {
      int end = at + 1;
      while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
        end++;
      }
      Node next = step(node, path.substring(at, end));
      if (next == null) {
        return node;
      }
      node = next;
      at = end;
    }

    return node;
  }

  private static @Nullable Node step(Node node, String step) {
    if (node instanceof Node.Fields object && step.startsWith(".")) {
      Node.Field field = object.fields().get(step.substring(1));
      return field == null ? null : field.value();
    }
    if (node instanceof Node.Items list && step.matches("\\[[0-9]{1,9}\\]")) {
      int index = Integer.parseInt(step.substring(1, step.length() - 1));
      return index < list.items().size() ? list.items().get(index) : null;
    }
    return null;
  }

  // ---- reading: what follows never throws for what the document holds ----

  public static LocatedJson load(Path file, JsonLimits limits) {
    String name = file.toString();

    try {
      if (Files.isDirectory(file)) {
        return refuse(name, "The path is a folder, not a file.", "name a file in it.");
      }
      if (!Files.exists(file)) {
        List<String> near = siblings(file);
        return refuse(
            name,
            "There is no such file."
                + (near.isEmpty() ? "" : " Nearest: " + String.join(", ", near) + "."),
            near.isEmpty() ? "check the folder you are in." : "name " + near.get(0) + ".");
      }
      if (!Files.isRegularFile(file)) {
        // opening a pipe would wait for whoever writes to it
        return refuse(
            name,
            "The path is a device or a pipe, not a file.",
            "save what it gives into a file, and name that.");
      }
      long size = Files.size(file);
      if (size > limits.bytes()) {
        return tooLarge(name, "The size of the file (" + size + " bytes) is", limits);
      }
      try (InputStream stream = Files.newInputStream(file)) {
        return load(name, stream, limits);
      }
    } catch (IOException e) {
      return unreadable(name);
    }
  }

  public static LocatedJson load(String name, InputStream stream, JsonLimits limits) {
    try {
      // what has no size, such as a pipe, or grows while it is read, is cut off here
      byte[] bytes = stream.readNBytes(limits.bytes() + 1);
      return bytes.length > limits.bytes()
          ? tooLarge(name, "The size of the input is", limits)
          : parse(name, bytes, limits);
    } catch (IOException e) {
      return unreadable(name);
    }
  }

  public static LocatedJson parse(String name, byte[] bytes, JsonLimits limits) {
    Faults faults = new Faults(name);
    return toNode(name, decode(bytes, faults), limits, faults);
  }

  /**
   * Never by way of bytes: they would turn half a surrogate pair, which is refused, into a question
   * mark, which is not.
   */
  public static LocatedJson parse(String name, String json, JsonLimits limits) {
    // a text never has fewer bytes than characters: a huge one need not be encoded to be refused
    if (json.length() > limits.bytes()
        || json.getBytes(StandardCharsets.UTF_8).length > limits.bytes()) {
      return tooLarge(name, "The size of the input is", limits);
    }
    Faults faults = new Faults(name);
    return toNode(name, withoutMark(json.toCharArray()), limits, faults);
  }

  private static LocatedJson toNode(
      String name, char @Nullable [] text, JsonLimits limits, Faults faults) {
    Node root = text == null ? null : new JsonPass(text, limits, faults).document();
    return new LocatedJson(name, root, faults.toList());
  }

  private static LocatedJson refuse(String name, String message, String maybe) {
    return new LocatedJson(name, null, List.of(new Fault(name, "", message, maybe)));
  }

  private static LocatedJson unreadable(String name) {
    return refuse(name, "The file cannot be read.", "check its permissions.");
  }

  private static LocatedJson tooLarge(String name, String found, JsonLimits limits) {
    return refuse(
        name,
        found + " over the bound of " + limits.bytes() + " bytes; nothing of it was read.",
        "split it into smaller files.");
  }

  private static List<String> siblings(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    Path wanted = file.getFileName();
    if (folder == null || wanted == null) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*.json")) {
      stream.forEach(path -> names.add(String.valueOf(path.getFileName())));
    } catch (IOException | DirectoryIteratorException e) {
      return List.of();
    }
    return Nearest.to(wanted.toString(), names, 3);
  }

  private static char @Nullable [] decode(byte[] bytes, Faults faults) {
    if (startsWith(bytes, 0xFE, 0xFF)
        || startsWith(bytes, 0xFF, 0xFE)
        || (bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0))) {
      faults.add(1, 1, "", "The file is UTF-16 or UTF-32, not UTF-8.", "save it as UTF-8.");
      return null;
    }
    CharsetDecoder utf8 =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = utf8.decode(in, out, true);
    char[] text = new char[out.position()];
    out.flip().get(text);
    if (result.isError()) {
      int[] end = lineAndColumn(text, text.length);
      faults.add(
          end[0],
          end[1],
          "",
          "The byte (0x"
              + String.format(Locale.ROOT, "%02X", bytes[in.position()])
              + ") here is not UTF-8.",
          "save the file as UTF-8.");
      return null;
    }

    return withoutMark(text);
  }

  /** Returns the text without the byte order mark that some editors write before it. */
  private static char[] withoutMark(char[] text) {
    return text.length > 0 && text[0] == BYTE_ORDER_MARK
        ? Arrays.copyOfRange(text, 1, text.length)
        : text;
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  /** Line and column of an offset, by line ends as the parser counts them: \n, \r\n, \r. */
  private static int[] lineAndColumn(char[] text, int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < offset; i++) {
      boolean ends =
          text[i] == '\n' || (text[i] == '\r' && (i + 1 >= text.length || text[i + 1] != '\n'));
      line += ends ? 1 : 0;
      column = ends ? 1 : column + 1;
    }
    return new int[] {line, column};
  }
}
