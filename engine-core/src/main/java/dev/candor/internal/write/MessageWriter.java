package dev.candor.internal.write;

import dev.candor.decision.Disclosure;
import dev.candor.decision.Facts;
import dev.candor.decision.Verdict;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.Renderer;
import dev.candor.document.Rendering;
import dev.candor.internal.gather.Contacts;
import dev.candor.internal.gather.FactCollector;
import dev.candor.message.Channel;
import dev.candor.message.LoanId;
import dev.candor.message.RenderRequest;
import dev.candor.message.SendRequest;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Company;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import dev.candor.scheduling.ZoneFinder;
import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages: orders them from the renderer with everything a template may print. May be
 * shared between threads.
 */
public final class MessageWriter {

  private final Renderer renderer;
  private final @Nullable Company company;

  /**
   * Creates a writer.
   *
   * @param company whoever sends, as templates print it; or null
   */
  public MessageWriter(Renderer renderer, @Nullable Company company) {
    this.renderer = renderer;
    this.company = company;
  }

  /**
   * Writes a message that was permitted, with the disclosures it must carry.
   *
   * @param facts those it was permitted on
   * @return null where it is a letter without template, which its attachments alone are
   */
  public @Nullable Rendering write(SendRequest request, Facts facts, Verdict.Permitted verdict) {
    BorrowerFile file = Objects.requireNonNull(facts.file());
    Channel channel = Objects.requireNonNull(facts.channel());
    if (!request.useTemplate() && channel == Channel.MAIL) {
      return null;
    }
    List<Loan> loans = FactCollector.loansNamed(request, file);

    return renderer.render(
        new RenderOrder(
            facts.subject(),
            channel,
            facts.language(),
            FactCollector.loanType(loans),
            TemplateContext.of(
                request.context(),
                file,
                loans.stream().map(Loan::id).toList(),
                request.caseId(),
                request.statementId(),
                facts.contact(),
                company),
            verdict.decision().disclosures(),
            request.strictUndefined(),
            ChannelFormats.toKeep(channel),
            // a letter bears the day it goes
            verdict.sendAt(),
            zone(facts.zoneEvidence())));
  }

  /** Returns the words a reader sees of what was written; empty where nothing was. */
  public String words(@Nullable Rendering rendering) {
    return rendering == null ? "" : renderer.words(rendering.document());
  }

  /**
   * Writes a message that is shown and not sent.
   *
   * @param file of the borrower it is to; null where it is to nobody
   */
  public Rendering write(
      RenderRequest request,
      @Nullable BorrowerFile file,
      String language,
      List<Disclosure> disclosures,
      Set<Format> formats,
      Instant now) {
    Channel channel = request.channel();
    LoanId loanId = request.loanId();
    Contact contact = file == null ? null : Contacts.best(file, channel).orElse(null);
    Loan loan = file == null || loanId == null ? null : file.loan(loanId).orElse(null);

    return renderer.render(
        new RenderOrder(
            request.subject(),
            channel,
            language,
            loan == null ? null : loan.type(),
            TemplateContext.of(
                request.context(),
                file,
                loanId == null ? List.of() : List.of(loanId),
                request.caseId(),
                request.statementId(),
                contact,
                company),
            disclosures,
            request.strictUndefined(),
            formats,
            now,
            file == null ? ZoneOffset.UTC : zone(new ZoneFinder().evidence(file, contact))));
  }

  /**
   * Returns the zone dates are printed in: the address's first, else the first there is evidence
   * of, else UTC.
   */
  private static ZoneId zone(List<ZoneEvidence> evidence) {
    return evidence.stream()
        .max((a, b) -> a.source().compareTo(b.source()))
        .map(
            strongest ->
                strongest.zones().stream()
                    .min((a, b) -> a.getId().compareTo(b.getId()))
                    .orElseThrow())
        .orElse(ZoneOffset.UTC);
  }
}
