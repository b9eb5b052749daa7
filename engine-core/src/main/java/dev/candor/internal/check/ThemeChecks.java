package dev.candor.internal.check;

import dev.candor.decision.Facts;
import dev.candor.message.Theme;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at the theme that a request gives. */
final class ThemeChecks {

  /** Themes under which an employer or another third party is written to. */
  private static final Set<Theme> OF_THIRD_PARTIES =
      Set.of(
          Theme.OPS_COLL_LOCATE_BORROWER,
          Theme.OPS_COLL_VERIFY_EMPLOYMENT,
          Theme.OPS_COLL_CONTACT_EMPLOYER_NOTICE);

  static final HouseCheck THEME_OF_ANOTHER =
      HouseCheck.of(
          "theme-not-of-subject",
          "Theme of another subject",
          "The theme is for messages to third parties, and the subject has a theme of its own.",
          "Leave the theme out.",
          ThemeChecks::checkTheme);

  private ThemeChecks() {}

  private static Stream<String> checkTheme(Facts facts) {
    boolean another =
        facts.subject().implicitTheme().filter(own -> own != facts.theme()).isPresent();
    return another && OF_THIRD_PARTIES.contains(facts.theme())
        ? Stream.of(
            "The theme "
                + facts.theme()
                + " is for messages to third parties, and the subject "
                + facts.subject()
                + " has a theme of its own.")
        : Stream.empty();
  }

  /**
   * Returns the themes an instruction may name: those the message is judged under and the one
   * given.
   */
  static Stream<Theme> findAddressed(Facts facts) {
    return Stream.concat(facts.themes().stream(), Stream.of(facts.theme())).distinct();
  }
}
