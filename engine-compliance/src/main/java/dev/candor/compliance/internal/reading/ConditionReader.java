package dev.candor.compliance.internal.reading;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.Condition.Operand;
import dev.candor.compliance.rule.Condition.Operator;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.RuleKeys;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a rule asks under its key {@code when}; what is wrong is noted. Immutable. */
final class ConditionReader {

  private static final int DEEPEST_WAYS = 3;

  /**
   * Facts without a vocabulary that have two letters all the same, each with the first of those.
   */
  private static final Map<String, Character> LETTERS =
      Map.of("address.state", 'A', "address.country", 'A', "borrower.language", 'a');

  private final NameResolver names;

  ConditionReader(NameResolver names) {
    this.names = names;
  }

  /**
   * Reads conditions.
   *
   * @param from the first day of the rule, on which every number must have a value
   */
  List<Condition> read(YamlNode at, LocalDate from) {
    return read(at, from, 0);
  }

  private List<Condition> read(YamlNode at, LocalDate from, int depth) {
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, YamlNode> entry : at.entries().entrySet()) {
      String name = entry.getKey();
      YamlNode value = entry.getValue();
      if (name.equals(RuleKeys.ANY_OF) || name.equals(RuleKeys.NONE_OF)) {
        Condition ways = ways(value, from, depth, name.equals(RuleKeys.NONE_OF));
        if (ways != null) {
          conditions.add(ways);
        }
        continue;
      }
      Optional<Fact> fact = FactRegister.find(name);
      if (fact.isEmpty()) {
        value.noteUnknown("fact", name, FactRegister.names());
      } else {
        readTests(fact.get(), value, from, conditions);
      }
    }

    return conditions;
  }

  private @Nullable Condition ways(YamlNode at, LocalDate from, int depth, boolean none) {
    if (depth >= DEEPEST_WAYS) {
      at.fault(
          "The conditions are nested deeper than " + DEEPEST_WAYS + ".", "write several rules.");
      return null;
    }

    List<List<Condition>> ways = new ArrayList<>();
    for (YamlNode way : at.items()) {
      List<Condition> conditions = read(way, from, depth + 1);
      if (!conditions.isEmpty()) {
        ways.add(conditions);
      }
    }
    if (at.items().isEmpty()) {
      at.fault("The list is empty.", "write at least one - fact: value.");
    }

    return ways.isEmpty() ? null : new Condition.Ways(ways, none);
  }

  /** Reads a value or values that stand for themselves, or operators with theirs. */
  private void readTests(Fact fact, YamlNode value, LocalDate from, List<Condition> conditions) {
    if (!value.isMapping()) {
      Operator operator = fact.type() == Fact.Type.WORDS ? Operator.HAS : Operator.ONE_OF;
      readTest(fact, operator, value, from, conditions);
      return;
    }

    for (Map.Entry<String, YamlNode> compared : value.entries().entrySet()) {
      YamlNode operand = compared.getValue();
      Operator operator =
          NameResolver.find(
              operand, "operator", compared.getKey(), Operator.values(), Operator::text);
      if (operator != null) {
        readTest(fact, operator, operand, from, conditions);
      }
    }
  }

  private void readTest(
      Fact fact, Operator operator, YamlNode operand, LocalDate from, List<Condition> conditions) {
    if (!operator.goesWith(fact.type()) || !hasRightCount(operator, operand)) {
      operand.fault(
          "The operator (" + operator.text() + ") does not go with the fact (" + fact.text() + ").",
          advice(fact));
      return;
    }

    List<Object> values = new ArrayList<>();
    List<Parameter> numbers = new ArrayList<>();
    for (YamlNode item : operand.items()) {
      readOperand(fact, operator, item, from, values, numbers);
    }
    if (operand.isList() && operand.items().isEmpty()) {
      operand.fault(
          "The list is empty, so the condition can never be met.", "name at least one value.");
    }
    if (operator == Operator.BETWEEN && isReversed(numbers, from)) {
      operand.fault("The range ends before it begins.", "swap the numbers.");
    }

    if (!values.isEmpty() || !numbers.isEmpty()) {
      conditions.add(new Condition.Test(fact, operator, values, numbers));
    }
  }

  private static boolean hasRightCount(Operator operator, YamlNode operand) {
    return switch (operator.operand()) {
      case WORDS -> true;
      case RANGE -> operand.items().size() == 2;
      case NUMBER, DAY, FLAG -> !operand.isList();
    };
  }

  private static String advice(Fact fact) {
    return switch (fact.type()) {
      case WORDS -> "use has, has no or has all.";
      case NUMBER ->
          "use at least, at most, more than or less than with one number, or between with two.";
      case DATE ->
          "use before or on or after with a day, or days ago at least or at most with a number.";
      case WORD, FLAG -> "use one of or not.";
    };
  }

  private void readOperand(
      Fact fact,
      Operator operator,
      YamlNode item,
      LocalDate from,
      List<Object> values,
      List<Parameter> numbers) {
    if (operator.operand() == Operand.NUMBER || operator.operand() == Operand.RANGE) {
      Parameter number = names.number(item, from, 0);
      if (number != null) {
        numbers.add(number);
      }
      return;
    }

    Object value =
        switch (operator.operand()) {
          case DAY -> item.date().orElse(null);
          case FLAG -> item.flag().orElse(null);
          default -> value(fact, item);
        };
    if (value != null) {
      values.add(value);
    }
  }

  private static boolean isReversed(List<Parameter> numbers, LocalDate from) {
    return numbers.size() == 2
        && from.isBefore(LocalDate.MAX)
        && numbers.get(0).on(from) > numbers.get(1).on(from);
  }

  private static @Nullable Object value(Fact fact, YamlNode item) {
    if (fact.type() == Fact.Type.FLAG) {
      return item.flag().orElse(null);
    }

    String text = item.text().orElse(null);
    Vocabulary<?> words = fact.vocabulary();
    if (text == null) {
      return null;
    }
    if (words == null) {
      return hasForm(fact, item, text) ? text : null;
    }

    Optional<? extends Word> word = item.word(words, text);

    return word.isEmpty() ? null : word.get().wireName();
  }

  private static boolean hasForm(Fact fact, YamlNode at, String text) {
    Character first = LETTERS.get(fact.text());
    if (first == null
        || text.length() == 2
            && isLetter(text.charAt(0), first)
            && isLetter(text.charAt(1), first)) {
      return true;
    }
    at.fault(
        "The value (" + text + ") is no " + fact.text() + ", which has two letters.",
        "write it as " + (first == 'A' ? "NY." : "en."));
    return false;
  }

  private static boolean isLetter(char one, char first) {
    return one >= first && one < first + 26;
  }
}
