package dev.candor.internal.operation;

import dev.candor.decision.Disclosure;
import dev.candor.document.Format;
import dev.candor.document.Rendering;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.internal.decide.Decider;
import dev.candor.internal.gather.BorrowerLookup;
import dev.candor.internal.gather.MillisecondClock;
import dev.candor.internal.gather.RequestCheck;
import dev.candor.internal.gather.RequestFacts;
import dev.candor.internal.write.ChannelFormats;
import dev.candor.internal.write.MessageWriter;
import dev.candor.message.PersonId;
import dev.candor.message.RenderRequest;
import dev.candor.party.BorrowerFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a message and sends nothing. */
public final class RenderDocument {

  private final BorrowerLookup lookup;
  private final RequestFacts requestFacts;
  private final Decider decider;
  private final MessageWriter writer;
  private final MillisecondClock clock;

  /** Creates the operation of these parts. */
  public RenderDocument(
      BorrowerLookup lookup,
      RequestFacts requestFacts,
      Decider decider,
      MessageWriter writer,
      MillisecondClock clock) {
    this.lookup = lookup;
    this.requestFacts = requestFacts;
    this.decider = decider;
    this.writer = writer;
    this.clock = clock;
  }

  /**
   * Writes it in some formats.
   *
   * @param formats empty for those of its channel that can be shown as strings
   * @throws InvalidInputException when the request is malformed or names what is not there
   */
  public Rendering render(RenderRequest request, Set<Format> formats) {
    Instant now = clock.now();
    @Nullable BorrowerFile file = findValid(request);
    String language =
        request.language() != null
            ? request.language()
            : file == null ? "en" : file.borrower().language();

    return writer.write(
        request,
        file,
        language,
        disclosures(request, file, language, now),
        formats.isEmpty() ? ChannelFormats.toShow(request.channel()) : formats,
        now);
  }

  /** Returns the disclosures a send of the same message would carry: a preview shows what goes. */
  private List<Disclosure> disclosures(
      RenderRequest request, @Nullable BorrowerFile file, String language, Instant now) {
    return file == null
        ? List.of()
        : decider.rule(requestFacts.collectShown(request, file, language, now), now).disclosures();
  }

  /** Returns the file of the borrower a valid request names; null where it names none. */
  private @Nullable BorrowerFile findValid(RenderRequest request) {
    List<Fault> faults = new ArrayList<>(RequestCheck.violations(request));
    @Nullable PersonId person = request.personId();
    @Nullable BorrowerFile file = person == null ? null : lookup.find(person);
    require(faults, "personId", person, file != null);
    if (file != null) {
      require(
          faults,
          "loanId",
          request.loanId(),
          request.loanId() != null && file.loan(request.loanId()).isPresent());
      require(
          faults,
          "caseId",
          request.caseId(),
          request.caseId() != null && file.caseOf(request.caseId()).isPresent());
      require(
          faults,
          "statementId",
          request.statementId(),
          request.statementId() != null && file.statement(request.statementId()).isPresent());
    }
    if (!faults.isEmpty()) {
      throw new InvalidInputException("the request", faults);
    }

    return file;
  }

  private static void require(
      List<Fault> faults, String field, @Nullable Object id, boolean isThere) {
    if (id != null && !isThere) {
      faults.add(
          new Fault(
              "",
              "$." + field,
              "There is no such ("
                  + id
                  + ")"
                  + (field.equals("personId") ? "." : " of this borrower."),
              "check " + field + "."));
    }
  }
}
