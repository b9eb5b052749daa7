package dev.candor.template.internal.book;

import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;
import dev.candor.party.LoanType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some templates, named as {@code subject/channel}, {@code es/subject/channel} or {@code
 * subject/channel.mortgage}: what is not said may be anything.
 *
 * @param exact whether no loan type means the common template alone
 */
public record TemplateSelector(
    @Nullable String language,
    Subject subject,
    Channel channel,
    @Nullable LoanType loanType,
    boolean exact) {

  /** Reads one; null after a fault. */
  static @Nullable TemplateSelector read(
      String written, String place, String path, List<Fault> faults) {
    String[] names = written.split("/", -1);
    int at = names.length == 3 ? 1 : 0;
    if (names.length != 2 && names.length != 3 || at == 1 && !isLanguage(names[0])) {
      faults.add(
          new Fault(
              place,
              path,
              "The value (" + written + ") is not subject/channel.",
              "write it like paymentFailed/text or es/paymentFailed/text."));
      return null;
    }

    int dot = names[at + 1].indexOf('.');
    int before = faults.size();
    Subject subject = word(Subject.WORDS, names[at], place, faults);
    Channel channel =
        word(
            Channel.WORDS,
            dot < 0 ? names[at + 1] : names[at + 1].substring(0, dot),
            place,
            faults);
    LoanType loanType =
        dot < 0 ? null : word(LoanType.WORDS, names[at + 1].substring(dot + 1), place, faults);

    return subject == null || channel == null || faults.size() > before
        ? null
        : new TemplateSelector(at == 1 ? names[0] : null, subject, channel, loanType, false);
  }

  boolean matches(TemplateDescriptor template) {
    return subject == template.subject()
        && channel == template.channel()
        && (language == null || language.equals(template.language()))
        && (loanType == template.loanType() || (loanType == null && !exact));
  }

  public static boolean isLanguage(String written) {
    return written.length() == 2 && written.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  /** The word with this name; null after a fault. */
  public static <W extends Word> @Nullable W word(
      Vocabulary<W> words, String wireName, String place, List<Fault> faults) {
    W found = words.find(wireName).orElse(null);
    if (found == null) {
      List<String> nearest = Nearest.to(wireName, words.names(), 3);
      String maybe =
          nearest.isEmpty()
              ? "see the list of every " + words.kind() + "."
              : "write " + nearest.get(0) + ".";
      faults.add(
          new Fault(
              place,
              "",
              "The name (%s) is not a %s.%s"
                  .formatted(
                      wireName,
                      words.kind(),
                      nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + "."),
              maybe));
    }

    return found;
  }
}
