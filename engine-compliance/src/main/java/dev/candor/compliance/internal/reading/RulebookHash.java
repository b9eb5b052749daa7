package dev.candor.compliance.internal.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;

/** The hash of a rulebook: SHA-256 over the names, lengths and bytes of its files. Stateless. */
final class RulebookHash {

  private RulebookHash() {}

  /** Returns the hash of these files, in the order of their names. */
  static String of(SortedMap<String, byte[]> files) {
    MessageDigest digest = digest();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      digest.update(file.getKey().getBytes(UTF_8));
      digest.update((byte) 0);
      digest.update(Integer.toString(file.getValue().length).getBytes(UTF_8));
      digest.update((byte) 0);
      digest.update(file.getValue());
    }
    return text(digest);
  }

  /** Returns the hash of two rulebooks as one, from the hashes of both. */
  static String of(String below, String upper) {
    MessageDigest digest = digest();
    digest.update(below.getBytes(UTF_8));
    digest.update(upper.getBytes(UTF_8));
    return text(digest);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String text(MessageDigest digest) {
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }
}
