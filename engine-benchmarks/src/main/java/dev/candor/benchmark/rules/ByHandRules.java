package dev.candor.benchmark.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.benchmark.turn.OwnFolder;
import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Rules;
import dev.candor.law.RulebookVersion;
import dev.candor.message.Channel;
import dev.candor.party.Contact;
import dev.candor.party.ContactType;
import dev.candor.party.Loan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The rules as a programmer would write them by hand: a switch over the state, one over the
 * channel, and an if for each rule, compiled. It asks nothing about missing facts, dates or
 * exceptions: nothing is faster in plain Java.
 */
public abstract class ByHandRules implements Rules {

  private static final String CLASS = "Written";
  private static final String ALL = "all";

  /** The rules, for what they say. */
  protected GeneratedRule[] rules = new GeneratedRule[0];

  private RulebookVersion version = new RulebookVersion("", "", "");

  static ByHandRules of(RulebookVersion version, List<GeneratedRule> rules) {
    StringBuilder text =
        new StringBuilder(
            """
            import dev.candor.decision.*; import dev.candor.message.*; import dev.candor.party.*;
            public final class Written extends dev.candor.benchmark.rules.ByHandRules {
            protected void ask(Facts f, String state, java.util.List<Finding> out) {
            all(f, out);
            switch (state) {
            """);
    List<String> states = rules.stream().map(ByHandRules::place).distinct().toList();
    for (String state : states) {
      if (!state.equals(ALL)) {
        text.append("case \"" + state + "\" -> " + state + "(f, out);\n");
      }
    }

    text.append("default -> {}\n}}\n");
    for (String state : states) {
      List<GeneratedRule> here = rules.stream().filter(rule -> place(rule).equals(state)).toList();
      method(text, state, here.stream().filter(rule -> !rule.asksChannel()).toList());
      for (Channel channel : GeneratedRule.CHANNELS) {
        text.append("if (f.channel() == Channel." + channel.name() + ") ")
            .append(state + channel.name() + "(f, out);\n");
      }
      text.append("}\n");
      for (Channel channel : GeneratedRule.CHANNELS) {
        method(
            text,
            state + channel.name(),
            here.stream().filter(rule -> rule.asksChannel() && rule.channel() == channel).toList());
        text.append("}\n");
      }
    }
    if (!states.contains(ALL)) {
      method(text, ALL, List.of());
      text.append("}\n");
    }
    text.append("}\n");
    ByHandRules written = compile(text.toString());
    written.version = version;
    written.rules = rules.toArray(GeneratedRule[]::new);

    return written;
  }

  private static void method(StringBuilder text, String name, List<GeneratedRule> rules) {
    text.append("private void " + name + "(Facts f, java.util.List<Finding> out) {\n");
    rules.forEach(rule -> text.append(rule.java()));
  }

  private static String place(GeneratedRule rule) {
    String state = rule.state();
    return state == null ? ALL : state;
  }

  private static ByHandRules compile(String text) {
    try (OwnFolder folder = new OwnFolder()) {
      folder.put(CLASS + ".java", text);
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      ByteArrayOutputStream faults = new ByteArrayOutputStream();
      int result =
          compiler.run(
              null,
              null,
              faults,
              "-proc:none",
              "-classpath",
              System.getProperty("java.class.path"),
              folder.path().resolve(CLASS + ".java").toString());
      if (result != 0) {
        throw new IllegalStateException(faults.toString(UTF_8));
      }
      try (URLClassLoader loader =
          new URLClassLoader(
              new URL[] {folder.path().toUri().toURL()}, ByHandRules.class.getClassLoader())) {
        return (ByHandRules) loader.loadClass(CLASS).getConstructor().newInstance();
      }
    } catch (MalformedURLException | ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Asks every rule for the state. */
  protected abstract void ask(Facts facts, String state, List<Finding> out);

  /** Returns whether one of the loans is so. */
  protected static boolean any(Facts facts, Predicate<Loan> test) {
    List<Loan> loans = facts.loans();
    for (int i = 0; i < loans.size(); i++) {
      if (test.test(loans.get(i))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Decision decide(Facts facts) {
    List<Finding> out = new ArrayList<>();
    ask(facts, state(facts), out);
    return new Decision(version, out);
  }

  static String state(Facts facts) {
    for (Contact contact : Objects.requireNonNull(facts.file()).contacts()) {
      if (contact.type() == ContactType.ADDRESS && contact.address() != null) {
        return Objects.requireNonNull(contact.address().state());
      }
    }
    return "";
  }
}
