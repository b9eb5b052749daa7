package dev.candor.drl;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.compliance.DroolsRules;
import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.decision.Rules;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import dev.candor.law.Citation;
import dev.candor.law.RulebookVersion;
import dev.candor.party.BorrowerFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/**
 * Rules in Drools' own language (DRL) beside a rulebook: what they say is added to what the
 * rulebook says, and takes nothing away from it. May be shared between threads.
 *
 * <p><strong>Such rules can run any code.</strong> A condition or a consequence is Java: it can
 * start programs, read and write files and the network, see every borrower it is asked about, and
 * never end. Nothing here is a sandbox. Compile only text that is reviewed and released like the
 * program itself, never text that somebody uploads. A rulebook folder cannot hold DRL; this door is
 * opened in the host's own code alone, by {@link #allowingCode} with the name of whoever answers
 * for it.
 *
 * <p>The facts are the public types of a message: {@link Facts}, the borrower's file with the
 * borrower, its loans the message is about, its cases and the contact the message goes to, and each
 * past interaction. Rules speak through the global {@code dev.candor.drl.DrlFindings findings}:
 *
 * <pre>{@code
 * package house;
 * import dev.candor.decision.Facts;
 * import dev.candor.law.Citation;
 * import dev.candor.message.Channel;
 * import dev.candor.party.Loan;
 * global dev.candor.drl.DrlFindings findings;
 *
 * rule "no texts about old debts" when
 *   Facts(channel == Channel.TEXT)
 *   $loan : Loan(daysPastDue > 700)
 * then
 *   findings.refuse("house-no-old-texts", "No texts about old debts",
 *       new Citation("House", "House policy", "4.2", null, Citation.Verified.HOUSE),
 *       $loan.id() + " is more than 700 days past due.");
 * end
 * }</pre>
 *
 * <p>What a rulebook gives for nothing is the writer's own work here: a fact that is missing is
 * null, and a condition on it is not met; no day of effect, no cases, no check. The order in which
 * rules run must not matter; findings are sorted as everywhere. A rule that throws, and rules that
 * go on for more than 100,000 firings, refuse the message.
 */
public final class DrlRules implements Rules {

  private static final System.Logger LOG = System.getLogger(DrlRules.class.getName());
  private static final int MOST_FIRINGS = 100_000;

  /** Drools keeps what it compiles by this: two compilations never have the same. */
  private static final AtomicLong COMPILATIONS = new AtomicLong();

  private final String responsible;
  private final Rules rulebook;
  private final KieBase compiled;
  private final String digest;

  private DrlRules(String responsible, Rules rulebook, KieBase compiled, String digest) {
    this.responsible = responsible;
    this.rulebook = rulebook;
    this.compiled = compiled;
    this.digest = digest;
  }

  /**
   * Opens the door.
   *
   * @param responsible who answers for the code that will run, as an id, a role or a ticket; stands
   *     in every finding the rules make; empty is refused with IllegalArgumentException
   */
  public static Door allowingCode(String responsible) {
    if (responsible.isBlank()) {
      throw new IllegalArgumentException(
          "Nobody answers for the code in DRL ("
              + responsible
              + ").\nMaybe name the role or the ticket that allowed it.");
    }
    return new Door(responsible);
  }

  /** The opened door: somebody answers for what comes through it. Immutable. */
  public static final class Door {

    private final String responsible;

    private Door(String responsible) {
      this.responsible = responsible;
    }

    /**
     * Compiles rules and lays them beside a rulebook; seconds, for many rules minutes.
     *
     * @param rulebook what they add to, such as {@link DroolsRules} or {@link
     *     dev.candor.compliance.RulesInForce}
     * @param texts DRL by file name, such as {@code house/texts.drl}
     * @throws BrokenRulebookException when it cannot be compiled; lists every fault with its line
     */
    public DrlRules beside(Rules rulebook, Map<String, String> texts) {
      SortedMap<String, String> sorted = new TreeMap<>(texts);
      return new DrlRules(responsible, rulebook, compile(sorted), digest(sorted));
    }
  }

  @Override
  public Decision decide(Facts facts) {
    Decision decision = rulebook.decide(facts);
    List<Finding> all = new ArrayList<>(decision.findings());
    try {
      all.addAll(ask(facts));
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      // its message may hold anything a rule has seen
      LOG.log(
          System.Logger.Level.ERROR,
          () ->
              "A rule in DRL, allowed by "
                  + responsible
                  + ", failed ("
                  + root(failure).getClass().getName()
                  + "); the message is refused.");
      all.add(failed(root(failure)));
    }

    return new Decision(
        version(decision.rulebook()), all, decision.warnings(), decision.exceptions());
  }

  /** Who answers for the code. */
  public String responsible() {
    return responsible;
  }

  private List<Finding> ask(Facts facts) {
    DrlFindings findings = new DrlFindings(responsible);
    KieSession session = compiled.newKieSession();

    try {
      session.setGlobal("findings", findings);
      session.insert(facts);
      BorrowerFile file = facts.file();
      if (file != null) {
        session.insert(file);
        session.insert(file.borrower());
        file.cases().forEach(session::insert);
      }
      if (facts.contact() != null) {
        session.insert(facts.contact());
      }
      facts.loans().forEach(session::insert);
      facts.history().forEach(session::insert);
      if (session.fireAllRules(MOST_FIRINGS) >= MOST_FIRINGS) {
        throw new IllegalStateException("The rules do not come to an end.");
      }
      return findings.said();
    } finally {
      session.dispose();
    }
  }

  private RulebookVersion version(RulebookVersion rulebook) {
    // what DRL says has no version of its own but the change that allowed it
    return rulebook.under(
        new RulebookVersion.Layer("drl", responsible, digest), rulebook.hash() + "+" + digest);
  }

  private Finding failed(Throwable failure) {
    return new Finding.Refuse(
        new Reason(
            DroolsRules.EVALUATION_FAILED,
            "Rule in DRL failed",
            Citation.house("fail closed"),
            "A rule in DRL could not be evaluated; nothing goes out on an answer that is not known.",
            Map.of(
                "failure", failure.getClass().getSimpleName(), DrlFindings.ALLOWED_BY, responsible),
            null));
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; depth < 50 && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    return root;
  }

  private static KieBase compile(SortedMap<String, String> texts) {
    List<Fault> faults = new ArrayList<>();
    texts.forEach(
        (name, text) -> {
          if (!name.matches("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\\.drl")) {
            faults.add(
                new Fault(
                    name,
                    "",
                    "The file name (" + name + ") is not one of DRL.",
                    "use letters, digits, - and _, and end it in .drl."));
          } else if (!text.matches(
              "(?s).*\\bglobal\\s+(dev\\.candor\\.drl\\.)?DrlFindings\\s+findings\\b.*")) {
            faults.add(
                new Fault(
                    name,
                    "",
                    "The rules cannot say anything.",
                    "add: global dev.candor.drl.DrlFindings findings;"));
          }
        });
    if (texts.isEmpty()) {
      faults.add(new Fault("", "", "There is no DRL.", "leave DrlRules out."));
    }
    if (!faults.isEmpty()) {
      throw new BrokenRulebookException("the rules in DRL", faults);
    }

    KieServices services = KieServices.get();
    ReleaseId id =
        services.newReleaseId("dev.candor", "drl", Long.toString(COMPILATIONS.incrementAndGet()));
    KieFileSystem files = services.newKieFileSystem();
    files.generateAndWritePomXML(id);
    texts.forEach((name, text) -> files.write("src/main/resources/" + name, text));
    KieBuilder builder;
    try {
      builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    } catch (RuntimeException crashed) {
      // some mistakes, such as a number compared with a word, end the compiler itself
      throw new BrokenRulebookException(
          "the rules in DRL",
          new Fault(
              String.join(", ", texts.keySet()),
              "",
              "The compiler gave up (" + root(crashed).getClass().getSimpleName() + ").",
              "compare each fact with a value of its own type."));
    }
    for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
      String text = message.getText().lines().findFirst().orElse("");
      if (!text.startsWith("Java source of")) {
        faults.add(
            new Fault(
                place(message),
                "",
                text.trim() + (text.trim().endsWith(".") ? "" : "."),
                "look at the rule that ends or begins there."));
      }
    }
    if (!faults.isEmpty()) {
      throw new BrokenRulebookException("the rules in DRL", faults);
    }

    KieContainer container = services.newKieContainer(id);
    try {
      return container.getKieBase();
    } finally {
      container.dispose();
      services.getRepository().removeKieModule(id);
    }
  }

  private static String place(Message message) {
    String path = message.getPath() == null ? "" : message.getPath();
    return path
        + (message.getLine() > 0
            ? String.format(Locale.ROOT, ":%d:%d", message.getLine(), message.getColumn())
            : "");
  }

  private static String digest(SortedMap<String, String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      texts.forEach(
          (name, text) -> {
            digest.update(name.getBytes(UTF_8));
            digest.update((byte) 0);
            digest.update(text.getBytes(UTF_8));
            digest.update((byte) 0);
          });
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
