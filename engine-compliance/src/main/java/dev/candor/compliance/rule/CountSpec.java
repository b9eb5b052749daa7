package dev.candor.compliance.rule;

import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.Status;
import dev.candor.message.Theme;
import dev.candor.party.ContactLabel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which past interactions a cap or a cool-down counts. An empty set sets no bound. What is not
 * known of an interaction never frees one.
 *
 * @param per whose are counted together; all the borrower's where empty
 * @param channels channels that count
 * @param directions directions that count
 * @param themes themes that count
 * @param labels labels of the contact that count
 * @param statuses statuses that count
 * @param statusesNot statuses that do not count
 * @param outcomes outcomes, of the agent or technical, of which it must have one
 * @param outcomesNot outcomes with which it does not count
 * @param callBacksCount whether one made with call-back consent counts
 * @param consentDays the days of consent, given directly by the person called and about the debt,
 *     within which a call does not count, the day it was given being the first; null where such
 *     calls count
 */
public record CountSpec(
    Set<Per> per,
    Set<Channel> channels,
    Set<Direction> directions,
    Set<Theme> themes,
    Set<ContactLabel> labels,
    Set<Status> statuses,
    Set<Status> statusesNot,
    Set<String> outcomes,
    Set<String> outcomesNot,
    boolean callBacksCount,
    @Nullable Parameter consentDays) {

  /** Whose interactions are counted together. */
  public enum Per {
    /** All of the borrower's. */
    BORROWER("borrower"),
    /** Those charged to the debt; student loans obtained under one account number are one. */
    DEBT("debt"),
    /** Those charged to the loan itself. */
    ACCOUNT("account"),
    /** Those with the contact the message goes to. */
    CONTACT("contact"),
    /** Those with the person the message goes to, by whatever contact. */
    PERSON("person");

    private final String text;

    Per(String text) {
      this.text = text;
    }

    /** Returns the word a rule writes. */
    public String text() {
      return text;
    }
  }

  /** Makes one that counts calls whatever the person called agreed to. */
  public CountSpec(
      Set<Per> per,
      Set<Channel> channels,
      Set<Direction> directions,
      Set<Theme> themes,
      Set<ContactLabel> labels,
      Set<Status> statuses,
      Set<Status> statusesNot,
      Set<String> outcomes,
      Set<String> outcomesNot,
      boolean callBacksCount) {
    this(
        per,
        channels,
        directions,
        themes,
        labels,
        statuses,
        statusesNot,
        outcomes,
        outcomesNot,
        callBacksCount,
        null);
  }

  public CountSpec {
    per = Set.copyOf(per);
    channels = Set.copyOf(channels);
    directions = Set.copyOf(directions);
    themes = Set.copyOf(themes);
    labels = Set.copyOf(labels);
    statuses = Set.copyOf(statuses);
    statusesNot = Set.copyOf(statusesNot);
    outcomes = Set.copyOf(outcomes);
    outcomesNot = Set.copyOf(outcomesNot);
  }
}
