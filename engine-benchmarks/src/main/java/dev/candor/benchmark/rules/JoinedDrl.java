package dev.candor.benchmark.rules;

import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Rules;
import dev.candor.law.RulebookVersion;
import dev.candor.message.Channel;
import dev.candor.message.Theme;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieSession;

/**
 * Drools as most use it: rules as text, compiled to an executable model; request, borrower,
 * contact, loans and past interactions as facts that rules join; a session for each decision.
 */
public final class JoinedDrl implements Rules {

  private static final String HEAD =
      """
      package joined;
      import dev.candor.benchmark.rules.JoinedDrl.Request;
      import dev.candor.message.Channel;
      import dev.candor.message.Direction;
      import dev.candor.party.Borrower;
      import dev.candor.party.BorrowerStatus;
      import dev.candor.party.Contact;
      import dev.candor.party.ContactLabel;
      import dev.candor.party.Loan;
      import dev.candor.party.LoanStatus;
      import dev.candor.party.LoanType;
      import dev.candor.party.PastInteraction;
      global dev.candor.benchmark.rules.JoinedDrl.Said said;
      """;

  private final RulebookVersion version;
  private final List<GeneratedRule> rules;
  private final KieBase compiled;

  JoinedDrl(RulebookVersion version, List<GeneratedRule> rules) {
    this.version = version;
    this.rules = rules;
    StringBuilder text = new StringBuilder(HEAD);
    rules.forEach(rule -> text.append(rule.drl()));
    this.compiled = compile(text.toString());
  }

  /** What the request says, and where the borrower lives. */
  public record Request(@Nullable Channel channel, Theme theme, String state) {}

  /** Collects what rules say. */
  public static final class Said {

    private final List<GeneratedRule> rules;
    private final Facts facts;
    private final List<Finding> findings = new ArrayList<>();

    Said(List<GeneratedRule> rules, Facts facts) {
      this.rules = rules;
      this.facts = facts;
    }

    /** A rule speaks. */
    public void add(int rule) {
      findings.add(rules.get(rule).finding(facts));
    }

    /** A cap speaks, with what the engine counted. */
    public void add(int rule, List<?> events) {
      findings.add(
          rules
              .get(rule)
              .finding(facts, new ArrayList<>(events.stream().map(Instant.class::cast).toList())));
    }
  }

  /** Compiles a text, as an executable model. */
  static KieBase compile(String text) {
    KieServices services = KieServices.get();
    ReleaseId id = services.newReleaseId("dev.candor", "joined", "1");
    KieFileSystem files = services.newKieFileSystem();
    files.generateAndWritePomXML(id);
    files.write("src/main/resources/joined/rules.drl", text);
    KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    if (builder.getResults().hasMessages(Message.Level.ERROR)) {
      throw new IllegalStateException(builder.getResults().toString());
    }
    return services.newKieContainer(id).getKieBase();
  }

  @Override
  public Decision decide(Facts facts) {
    Said said = new Said(rules, facts);
    KieSession session = compiled.newKieSession();
    try {
      session.setGlobal("said", said);
      BorrowerFile file = Objects.requireNonNull(facts.file());
      session.insert(new Request(facts.channel(), facts.theme(), ByHandRules.state(facts)));
      session.insert(file.borrower());
      Contact contact = facts.contact();
      if (contact != null) {
        session.insert(contact);
      }
      facts.loans().forEach(session::insert);
      facts.history().forEach(session::insert);
      session.fireAllRules();
    } finally {
      session.dispose();
    }

    return new Decision(version, said.findings);
  }
}
