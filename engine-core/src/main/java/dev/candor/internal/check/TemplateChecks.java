package dev.candor.internal.check;

import dev.candor.decision.Facts;
import dev.candor.decision.TemplateState;
import dev.candor.message.Channel;
import java.util.stream.Stream;

/** Looks at the channel of a message and at what it is written from. */
final class TemplateChecks {

  static final HouseCheck CHANNEL_UNDETERMINED =
      HouseCheck.of(
          "channel-undetermined",
          "Channel cannot be chosen",
          "The request names no channel, and not exactly one channel has an enabled template that suits.",
          "Name the channel.",
          TemplateChecks::checkChannel);

  static final HouseCheck TEMPLATE_DISABLED =
      HouseCheck.of(
          "template-disabled",
          "Template disabled",
          "The template for the subject and channel is disabled.",
          "Enable it, or choose another channel.",
          TemplateChecks::checkEnabled);

  static final HouseCheck TEMPLATE_MISSING =
      HouseCheck.of(
          "template-missing",
          "No template",
          "There is no template for the subject by the channel.",
          "Add one, or choose a channel that has one.",
          TemplateChecks::checkPresent);

  static final HouseCheck LETTER_EMPTY =
      HouseCheck.of(
          "letter-without-content",
          "Letter without content",
          "A letter without template has no attachments either.",
          "Add an attachment, or use a template.",
          TemplateChecks::checkLetter);

  private TemplateChecks() {}

  private static Stream<String> checkChannel(Facts facts) {
    return facts.channel() != null
        ? Stream.empty()
        : Stream.of(
            "The request names no channel, and "
                + (facts.channelsOffered().isEmpty()
                    ? "none has an enabled template"
                    : "more than one would do: " + HouseCheck.list(facts.channelsOffered()))
                + ".");
  }

  private static Stream<String> checkEnabled(Facts facts) {
    return isWritten(facts) && facts.template() == TemplateState.DISABLED
        ? Stream.of(
            "The template for " + facts.subject() + " by " + facts.channel() + " is disabled.")
        : Stream.empty();
  }

  private static Stream<String> checkPresent(Facts facts) {
    return isWritten(facts) && facts.template() == TemplateState.MISSING
        ? Stream.of(
            "There is no template for "
                + facts.subject()
                + " by "
                + facts.channel()
                + "; "
                + (facts.channelsOffered().isEmpty()
                    ? "no channel has one."
                    : "there is one for " + HouseCheck.list(facts.channelsOffered()) + "."))
        : Stream.empty();
  }

  private static Stream<String> checkLetter(Facts facts) {
    return !facts.useTemplate() && facts.channel() == Channel.MAIL && facts.attachments() == 0
        ? Stream.of("A letter without template consists of its attachments, and there are none.")
        : Stream.empty();
  }

  private static boolean isWritten(Facts facts) {
    return facts.channel() != null && (facts.useTemplate() || facts.channel() != Channel.MAIL);
  }
}
