package dev.candor.internal.check;

import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.law.RuleId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A refusal of the send operation that is no rule of law: it looks at the facts alone and says its
 * own reason. Immutable.
 *
 * @param reason what the check is, in words
 * @param faults returns one sentence for each thing that is wrong; none when all is well
 */
public record HouseCheck(HouseReason reason, Function<Facts, Stream<String>> faults) {

  /** Makes a check that is cited by its id. */
  static HouseCheck of(
      String id,
      String title,
      String meaning,
      String remedy,
      Function<Facts, Stream<String>> faults) {
    return new HouseCheck(HouseReason.of(id, title, meaning, remedy), faults);
  }

  /** Makes a check that is cited by the law it stands in for. */
  static HouseCheck of(
      String id,
      String title,
      String meaning,
      String remedy,
      Function<Facts, Stream<String>> faults,
      String section) {
    return new HouseCheck(new HouseReason(RuleId.of(id), title, meaning, remedy, section), faults);
  }

  /** Returns a refusal for each thing that is wrong. */
  List<Finding> refuse(Facts facts) {
    return faults.apply(facts).<Finding>map(text -> reason.refuse(text, Map.of())).toList();
  }

  boolean isFailedBy(Facts facts) {
    return faults.apply(facts).findAny().isPresent();
  }

  /** Returns the words in the order of the alphabet, with commas between them. */
  static String list(Set<?> words) {
    return words.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
  }
}
