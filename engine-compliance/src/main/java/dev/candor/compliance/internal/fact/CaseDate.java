package dev.candor.compliance.internal.fact;

import static dev.candor.compliance.internal.fact.Fact.CASES;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.date;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.words;

import dev.candor.message.CaseType;
import dev.candor.party.Case;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The day on which the latest case of a type was opened or closed. Immutable. */
final class CaseDate implements Fact.Reader {

  private final Fact.FactDeclaration declaration;
  private final CaseType type;
  private final boolean opened;

  private CaseDate(Fact.FactDeclaration declaration, CaseType type, boolean opened) {
    this.declaration = declaration;
    this.type = type;
    this.opened = opened;
  }

  /** Returns the types of the open cases and two days for each type there is. */
  static List<Fact.Reader> withOpenCases() {
    List<Fact.Reader> facts = new ArrayList<>();
    facts.add(new OpenCases());
    for (CaseType type : CaseType.values()) {
      facts.add(
          new CaseDate(
              date(
                  "case." + type.wireName() + ".openedOn",
                  CASES,
                  "First day of the latest open case of this type; missing where none is open."),
              type,
              true));
      facts.add(
          new CaseDate(
              date(
                  "case." + type.wireName() + ".closedOn",
                  CASES,
                  "Last day of the latest closed case of this type; missing where none is."),
              type,
              false));
    }

    return facts;
  }

  @Override
  public Fact.FactDeclaration declaration() {
    return declaration;
  }

  @Override
  public @Nullable Object read(FactSource from) {
    LocalDate latest = null;
    for (Case one : from.cases()) {
      LocalDate day = opened ? one.openedOn() : one.closedOn();
      if (one.type() == type
          && one.open() == opened
          && day != null
          && (latest == null || day.isAfter(latest))) {
        latest = day;
      }
    }
    return latest;
  }

  private static final class OpenCases implements Fact.Reader {

    private static final Fact.FactDeclaration DECLARATION =
        words(
            "cases.open",
            CaseType.WORDS,
            CASES,
            "Types of the open cases. A death, an identity theft, a request to cease and an unanswered written dispute are not ended by completing the case; one completed on no known day counts as closed.");

    @Override
    public Fact.FactDeclaration declaration() {
      return DECLARATION;
    }

    @Override
    public @Nullable Object read(FactSource from) {
      if (from.file() == null) {
        return null;
      }
      Set<CaseType> open = EnumSet.noneOf(CaseType.class);
      for (Case one : from.cases()) {
        if (one.open()) {
          open.add(one.type());
        }
      }
      return FactSource.wires(open);
    }
  }
}
