package dev.candor.compliance.internal.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.fault.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;

/** The text of a file. */
public final class Utf8 {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What Java reads where bytes are no UTF-8. */
  private static final char UNREADABLE = '\uFFFD';

  private Utf8() {}

  /**
   * The file as text, without a byte order mark; empty, with the fault noted, where it is not
   * UTF-8: another encoding would silently change the letters of names and quotes.
   */
  public static Optional<String> read(String file, byte[] bytes, List<Fault> faults) {
    String text = new String(bytes, UTF_8);

    // the decoder that tells is slow, and asked only where the sign may be the file's own
    if (text.indexOf(UNREADABLE) >= 0 && !isUtf8(bytes)) {
      faults.add(
          new Fault(
              file,
              "",
              "The file is not text in UTF-8.",
              "save it again with the encoding UTF-8."));
      return Optional.empty();
    }

    return Optional.of(
        !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }
}
