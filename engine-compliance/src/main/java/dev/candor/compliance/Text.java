package dev.candor.compliance;

import dev.candor.fault.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The text of a file. */
final class Text {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Text() {}

  /**
   * The file as text, without a byte order mark; empty, with the fault noted, where it is not
   * UTF-8: another encoding would silently change the letters of names and quotes.
   */
  static Optional<String> read(String file, byte[] bytes, List<Fault> faults) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(
          !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
    } catch (CharacterCodingException other) {
      faults.add(
          new Fault(
              file,
              "",
              "The file is not text in UTF-8.",
              "save it again with the encoding UTF-8."));
      return Optional.empty();
    }
  }
}
