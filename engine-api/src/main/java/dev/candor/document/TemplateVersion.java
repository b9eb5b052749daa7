package dev.candor.document;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One version of a template, a partial or a layout, with all its parts. Immutable; its words never
 * change, only its state does.
 *
 * @param key what it is a version of: {@code en/paymentFailed/email}, {@code
 *     en/statement/mail.mortgage}, {@code partials/es/footer} or {@code layouts/letter}
 * @param number from 1, counted for each key
 * @param state whether it is in use
 * @param files its parts: path in a templatebook, such as {@code
 *     templates/en/paymentFailed/email.html.hbs}, to the text
 * @param checksum SHA-256 over its files, in hexadecimal
 * @param note why it was made; may be empty
 * @param drafted who made it and when
 * @param activated who put it into use last and when; null while it never was
 * @param retired who took it out of use last and when; null while that never happened
 */
public record TemplateVersion(
    String key,
    int number,
    State state,
    SortedMap<String, String> files,
    String checksum,
    String note,
    Stamp drafted,
    @Nullable Stamp activated,
    @Nullable Stamp retired) {

  /** Where a version stands. */
  public enum State {
    /** Written and not used yet. */
    DRAFT,
    /** In use: one at most of each key. */
    ACTIVE,
    /** Was in use and is kept. */
    RETIRED
  }

  /**
   * Who did something and when.
   *
   * @param by the user's id in the host's system, 1 to 200 characters; not a borrower's
   * @param at when
   */
  public record Stamp(String by, Instant at) {}

  public TemplateVersion {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** Names key, number and state; not the words. */
  @Override
  public String toString() {
    return "TemplateVersion[" + key + " " + number + " " + state + "]";
  }
}
