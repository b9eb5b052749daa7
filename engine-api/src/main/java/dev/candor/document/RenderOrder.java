package dev.candor.document;

import dev.candor.decision.Disclosure;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.party.LoanType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written. Immutable, but for the values inside {@code context}, which are read and
 * never changed.
 *
 * @param subject whose template
 * @param channel for which channel
 * @param language two letters; falls back to en where there is no template in it
 * @param loanType the kind of the loan it is about, which may have a template of its own; null
 *     where none or several are
 * @param context values by name: maps, lists, records and scalars; anything else is refused.
 *     Hostile: it never runs
 * @param disclosures words the message must carry; a template without a slot for them is refused
 * @param strictUndefined whether an undefined name is an error
 * @param formats which forms are wanted; the subject line comes with text and html
 * @param asOf the instant taken for now: dates printed and the PDF's dates come from it
 * @param zone in which dates are printed
 */
public record RenderOrder(
    Subject subject,
    Channel channel,
    String language,
    @Nullable LoanType loanType,
    Map<String, @Nullable Object> context,
    List<Disclosure> disclosures,
    boolean strictUndefined,
    Set<Format> formats,
    Instant asOf,
    ZoneId zone) {

  // Spelled out: of a compact constructor the class file forgets that context may hold null.
  public RenderOrder(
      Subject subject,
      Channel channel,
      String language,
      @Nullable LoanType loanType,
      Map<String, @Nullable Object> context,
      List<Disclosure> disclosures,
      boolean strictUndefined,
      Set<Format> formats,
      Instant asOf,
      ZoneId zone) {
    this.subject = subject;
    this.channel = channel;
    this.language = language;
    this.loanType = loanType;
    this.context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
    this.disclosures = List.copyOf(disclosures);
    this.strictUndefined = strictUndefined;
    this.formats = Set.copyOf(formats);
    this.asOf = asOf;
    this.zone = zone;
  }

  /** Names the template only; the context is personal. */
  @Override
  public String toString() {
    return "RenderOrder[" + subject + " " + channel + " " + language + "]";
  }
}
