package dev.candor.document;

import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.party.LoanType;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages from templates. A port; {@code engine-templates} builds one from a templatebook.
 * Implementations may be shared between threads, open no file and no connection while they write,
 * and give the same bytes for the same order.
 */
public interface Renderer {

  /**
   * Returns the template that would write such a message, whether enabled or not; empty where there
   * is none. One for this kind of loan goes before the common one, one in the language before the
   * English one.
   *
   * @param language two letters of ISO 639-1
   * @param loanType the kind of the loan it is about, or null where none or several are
   */
  Optional<TemplateDescriptor> find(
      Subject subject, Channel channel, String language, @Nullable LoanType loanType);

  /**
   * Writes the message. Under strictUndefined every undefined name of subject line, text and html
   * ends in one {@link dev.candor.fault.BrokenTemplateException} that lists them all with their
   * places; otherwise the answer lists the same names. A missing or disabled template, a disclosure
   * without a slot, and output beyond the limits end in that exception too.
   */
  Rendering render(RenderOrder order);

  /**
   * Returns the words a reader sees of a document in all of its parts, for rules that read them. A
   * page stands there as it is written unless the renderer reads it.
   */
  default String words(Document document) {
    return Stream.of(document.subjectLine(), document.text(), document.html())
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }
}
