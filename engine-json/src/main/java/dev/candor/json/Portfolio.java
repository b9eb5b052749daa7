package dev.candor.json;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.fault.Nearest;
import dev.candor.json.internal.Faults;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Borrowers;
import dev.candor.party.Company;
import dev.candor.party.Consent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A lender's own data in one file, for the harness and for trials: who sends, and everything known
 * of each borrower.
 *
 * <p>A borrower is found by {@code borrower.id} or {@code borrower.externalId}. Immutable, and safe
 * to share between threads.
 */
public final class Portfolio implements Borrowers {

  private static final String WHAT = "the portfolio";
  private static final int NAMED = 3;

  private final Contents contents;
  private final Map<String, BorrowerFile> files;

  /**
   * The file's shape.
   *
   * @param company whoever sends
   * @param borrowers everything known of each borrower
   */
  record Contents(@NotNull @Valid Company company, List<@Valid BorrowerFile> borrowers) {

    Contents {
      borrowers = borrowers == null ? List.of() : List.copyOf(borrowers);
    }
  }

  private Portfolio(Contents contents) {
    this.contents = contents;
    this.files = new HashMap<>();
    for (BorrowerFile file : contents.borrowers()) {
      files.put(file.borrower().id().value(), file);
      if (file.borrower().externalId() != null) {
        files.put(file.borrower().externalId(), file);
      }
    }
  }

  /**
   * Returns the portfolio in a file.
   *
   * <p>Refused with {@link InvalidInputException}, which lists every fault at its place: what
   * {@link RecordReader} refuses; an id of a borrower, contact, loan, case or statement that stands
   * twice in the file, and one of a past interaction twice with a borrower; a borrower's externalId
   * that is another's id; and a case, statement, past interaction or attorney that names a loan the
   * borrower does not have.
   */
  public static Portfolio read(Path file) {
    return of(RecordReader.read(file, Contents.class));
  }

  /**
   * Returns the portfolio that a stream holds, refused as a file is; the stream is not closed.
   *
   * @param name stands for the file in the places of faults
   */
  public static Portfolio read(String name, InputStream stream) {
    return of(RecordReader.read(name, stream, Contents.class));
  }

  static Portfolio of(Reading<Contents> reading) {
    List<Fault> found = new ArrayList<>();
    reading.partial().ifPresent(contents -> new Check(reading, found).check(contents));
    return new Portfolio(reading.with(found).orThrow(WHAT));
  }

  /** Whoever sends. */
  public Company company() {
    return contents.company();
  }

  /** Returns everything known of each borrower, in the order of the file. */
  public List<BorrowerFile> borrowers() {
    return contents.borrowers();
  }

  @Override
  public Optional<BorrowerFile> find(PersonId id) {
    return Optional.ofNullable(files.get(id.value()));
  }

  @Override
  public String toString() {
    return "a portfolio of " + contents.borrowers().size() + " borrowers";
  }

  /** What no record can know by itself: ids that stand twice, and loans that are not there. */
  private static final class Check {

    private final Reading<Contents> reading;
    private final List<Fault> found;
    private final Map<String, Map<String, String>> seen = new LinkedHashMap<>();

    Check(Reading<Contents> reading, List<Fault> found) {
      this.reading = reading;
      this.found = found;
    }

    void check(Contents contents) {
      for (BorrowerFile file : contents.borrowers()) {
        check(file);
      }
    }

    private void check(BorrowerFile file) {
      if (file.borrower() != null) {
        String path = reading.pathOf(file.borrower());
        once("borrower", file.borrower().id(), path + ".id");
        if (file.borrower().externalId() != null
            && !file.borrower().externalId().equals(String.valueOf(file.borrower().id()))) {
          once("borrower", file.borrower().externalId(), path + ".externalId");
        }
      }

      file.contacts().forEach(contact -> once("contact", contact.id(), idOf(contact)));
      file.loans().forEach(loan -> once("loan", loan.id(), idOf(loan)));
      file.cases().forEach(one -> once("case", one.id(), idOf(one)));
      file.statements().forEach(statement -> once("statement", statement.id(), idOf(statement)));
      String owner = "past interaction@" + reading.pathOf(file);
      file.history().forEach(past -> once(owner, past.id(), idOf(past)));
      loans(file);
    }

    private String idOf(Record record) {
      return reading.pathOf(record) + ".id";
    }

    private void once(String kind, @Nullable Object id, String path) {
      if (id == null) {
        return;
      }

      Map<String, String> places = seen.computeIfAbsent(kind, any -> new HashMap<>());
      String first = places.putIfAbsent(id.toString(), path);
      if (first != null) {
        String word = kind.contains("@") ? kind.substring(0, kind.indexOf('@')) : kind;
        add(
            path,
            "The id ("
                + id
                + ") of a "
                + word
                + " stands twice: first at "
                + reading.placeOf(first)
                + ".",
            "give one of them another id.");
      }
    }

    /**
     * The loans that are named; not where a loan itself is wrong, for then its id may be unread.
     */
    private void loans(BorrowerFile file) {
      String path = reading.pathOf(file);
      boolean loansRead =
          reading.faults().stream().noneMatch(fault -> fault.path().startsWith(path + ".loans"));
      if (!loansRead) {
        return;
      }

      Set<String> known = new TreeSet<>();
      file.loans().forEach(loan -> known.add(String.valueOf(loan.id())));
      if (file.borrower() != null && file.borrower().attorney() != null) {
        named(
            "attorney",
            file.borrower().attorney().loanIds(),
            known,
            reading.pathOf(file.borrower().attorney()) + ".loanIds");
      }
      consents(file).forEach(one -> named("consent", one.loanIds(), known, pathOfLoans(one)));
      file.cases()
          .forEach(one -> named("case", one.loanIds(), known, reading.pathOf(one) + ".loanIds"));
      file.statements()
          .forEach(
              statement ->
                  named(
                      "statement",
                      statement.loanId(),
                      known,
                      reading.pathOf(statement) + ".loanId"));
      file.history()
          .forEach(
              past -> {
                String where = reading.pathOf(past);
                named("past interaction", past.debtsNamed(), known, where + ".debtsNamed");
                named("past interaction", past.debtsDiscussed(), known, where + ".debtsDiscussed");
                named("past interaction", past.debtElected(), known, where + ".debtElected");
                named(
                    "past interaction",
                    past.debtsRaisedByBorrower(),
                    known,
                    where + ".debtsRaisedByBorrower");
              });
    }

    private static Stream<Consent> consents(BorrowerFile file) {
      Stream<Consent> ofBorrower =
          file.borrower() == null
              ? Stream.empty()
              : Stream.concat(
                  file.borrower().consents().values().stream(),
                  Stream.ofNullable(file.borrower().electronicConsent()));

      return Stream.concat(
          ofBorrower,
          file.contacts().stream()
              .flatMap(
                  contact ->
                      Stream.concat(
                          contact.consents().values().stream(),
                          Stream.ofNullable(contact.autodialedConsent()))));
    }

    private String pathOfLoans(Record record) {
      return reading.pathOf(record) + ".loanIds";
    }

    private void named(String who, Collection<LoanId> loans, Set<String> known, String path) {
      loans.stream().sorted().forEach(loan -> named(who, loan, known, path));
    }

    private void named(String who, @Nullable LoanId loan, Set<String> known, String path) {
      if (loan == null || known.contains(loan.value())) {
        return;
      }

      List<String> near = Nearest.to(loan.value(), known, NAMED);
      add(
          path,
          "The "
              + who
              + " names a loan ("
              + loan
              + ") that the borrower does not have."
              + (near.isEmpty() ? "" : " Nearest: " + String.join(", ", near) + "."),
          near.isEmpty() ? "add the loan, or take its id out." : "write \"" + near.get(0) + "\".");
    }

    private void add(String path, String message, String maybe) {
      // as many as a reading lists: a file that is wrong everywhere must not fill the memory
      if (found.size() < Faults.MOST) {
        found.add(new Fault(reading.placeOf(path), path, message, maybe));
      }
    }
  }
}
