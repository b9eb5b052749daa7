package dev.candor.drl;

import dev.candor.decision.Disclosure;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import dev.candor.time.TimeLimit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What a rule in DRL says with: the global {@code findings}. Each finding needs the id, title,
 * citation and explanation that a rulebook asks of its rules; one without them fails, and then the
 * message is refused. No personal data belongs into any of them. Not to be shared between threads.
 */
public final class DrlFindings {

  /** The fact in every finding made by DRL that tells who answers for it. */
  public static final String ALLOWED_BY = "drl.allowedBy";

  private final List<Finding> said = new ArrayList<>();
  private final String responsible;

  DrlFindings(String responsible) {
    this.responsible = responsible;
  }

  /**
   * The message may not go.
   *
   * @param id in small letters, digits and hyphens, else refused with IllegalArgumentException
   * @param title under ten words
   * @param citation the provision it rests on
   * @param explanation one or two sentences for people
   */
  public void refuse(String id, String title, Citation citation, String explanation) {
    said.add(new Finding.Refuse(reason(id, title, citation, explanation)));
  }

  /**
   * Requires that the message carries these words; the rest as in {@link #refuse}. They stand for
   * no others: what they are said to say also counts for nothing.
   */
  public void require(
      String id, String title, Citation citation, String explanation, Disclosure disclosure) {
    said.add(
        new Finding.Require(
            reason(id, title, citation, explanation),
            new Disclosure(disclosure.id(), disclosure.text())));
  }

  /** The message may go only within all of these limits; the rest as in {@link #refuse}. */
  public void restrict(
      String id, String title, Citation citation, String explanation, TimeLimit... limits) {
    said.add(Finding.Restrict.of(reason(id, title, citation, explanation), List.of(limits)));
  }

  /** Each once, however often a rule matched. */
  List<Finding> said() {
    return new ArrayList<>(new LinkedHashSet<>(said));
  }

  private Reason reason(String id, String title, Citation citation, String explanation) {
    return new Reason(
        RuleId.of(id),
        needed("title", title),
        new Citation(
            needed("citation.body", citation.body()),
            needed("citation.corpus", citation.corpus()),
            needed("citation.section", citation.section()),
            citation.url(),
            citation.verified()),
        needed("explanation", explanation),
        Map.of(ALLOWED_BY, responsible),
        null);
  }

  private static String needed(String name, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "The " + name + " of a finding is empty.\nMaybe say in it why the rule speaks.");
    }
    return text;
  }
}
