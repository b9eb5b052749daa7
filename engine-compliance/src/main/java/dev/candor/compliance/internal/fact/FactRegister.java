package dev.candor.compliance.internal.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every fact a rule may name, in the order in which pages and tables list them. */
public final class FactRegister {

  private static final Map<String, Fact> FACTS = facts();

  /** The way the message would go. */
  public static final Fact CHANNEL = require("channel");

  /** The theme it is judged under. */
  public static final Fact THEME = require("theme");

  /** The state whose law it is judged under. */
  public static final Fact STATE = require("address.state");

  /** The words of the message, which are there only once it is written. */
  public static final Fact WORDS = require("message.words");

  private FactRegister() {}

  /** Returns every fact there is, in the order of the register. */
  public static List<Fact> all() {
    return List.copyOf(FACTS.values());
  }

  /** Returns the fact with this name. */
  public static Optional<Fact> find(String name) {
    return Optional.ofNullable(FACTS.get(name));
  }

  /** Returns the names of all facts. */
  public static Set<String> names() {
    return FACTS.keySet();
  }

  /** Returns how many facts there are. */
  static int size() {
    return FACTS.size();
  }

  /**
   * Returns a fact that is there.
   *
   * @throws IllegalArgumentException where it is not
   */
  public static Fact require(String name) {
    Fact fact = FACTS.get(name);
    if (fact == null) {
      throw new IllegalArgumentException("There is no fact (" + name + ").");
    }
    return fact;
  }

  private static Map<String, Fact> facts() {
    List<Fact.Reader> readers = new ArrayList<>(100);
    readers.addAll(List.of(MessageFacts.values()));
    readers.addAll(List.of(LoanFacts.values()));
    readers.addAll(List.of(ContactFacts.values()));
    readers.addAll(List.of(ConsentFacts.values()));
    readers.addAll(List.of(BorrowerFacts.values()));
    readers.addAll(CaseDate.withOpenCases());
    readers.addAll(List.of(CaseFacts.values()));

    Map<String, Fact> facts = new LinkedHashMap<>();
    for (Fact.Reader reader : readers) {
      facts.put(reader.declaration().text(), new Fact(facts.size(), reader));
    }
    return facts;
  }
}
