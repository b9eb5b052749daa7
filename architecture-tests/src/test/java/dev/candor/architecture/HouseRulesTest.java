package dev.candor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The house rules hold, and each of them bites. */
class HouseRulesTest {

  static Stream<Arguments> rules() {
    return Stream.of(
        rule("clock and randomness are handed in", HouseRules.clock_and_randomness_are_handed_in()),
        rule("names come from the trade", HouseRules.names_come_from_the_trade()),
        rule("nulls are marked in every package", HouseRules.nulls_are_marked_in_every_package()),
        rule("no field is an Optional", HouseRules.no_field_is_an_optional()),
        rule("no parameter is an Optional", HouseRules.no_parameter_is_an_optional()),
        rule("nobody throws a generic exception", HouseRules.nobody_throws_a_generic_exception()),
        rule(
            "nobody declares a generic exception",
            HouseRules.nobody_declares_a_generic_exception()),
        rule("our exceptions are unchecked", HouseRules.our_exceptions_are_unchecked()),
        rule("only the harness prints", HouseRules.only_the_harness_prints()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(ArchRule rule) {
    House.check(rule);
  }

  static Stream<Arguments> violations() {
    return Stream.of(
        violation(
            "Instant.now()",
            HouseRules.clock_and_randomness_are_handed_in(),
            ReadsTheClock.class,
            9),
        violation("names", HouseRules.names_come_from_the_trade(), LoanHelper.class, 1),
        violation("names of values", HouseRules.names_come_from_the_trade(), LoanDto.class, 1),
        violation(
            "an unmarked package",
            HouseRules.nulls_are_marked_in_every_package(),
            LoanHelper.class,
            1),
        violation(
            "an Optional field", HouseRules.no_field_is_an_optional(), HoldsAnOptional.class, 1),
        violation(
            "an Optional parameter",
            HouseRules.no_parameter_is_an_optional(),
            HoldsAnOptional.class,
            1),
        violation(
            "a generic exception made",
            HouseRules.nobody_throws_a_generic_exception(),
            ThrowsAnything.class,
            2),
        violation(
            "a generic exception declared",
            HouseRules.nobody_declares_a_generic_exception(),
            ThrowsAnything.class,
            1),
        violation(
            "a checked exception", HouseRules.our_exceptions_are_unchecked(), Checked.class, 1),
        violation("printing", HouseRules.only_the_harness_prints(), Prints.class, 2));
  }

  @ParameterizedTest
  @MethodSource("violations")
  void bites(ArchRule rule, Class<?> culprit, int places) {
    assertThat(found(rule, culprit)).hasSize(places);
  }

  static Stream<Arguments> innocents() {
    return Stream.of(
        violation(
            "a clock handed in",
            HouseRules.clock_and_randomness_are_handed_in(),
            HandedIn.class,
            0),
        violation(
            "a name with util inside", HouseRules.names_come_from_the_trade(), Utility.class, 0),
        violation(
            "an Optional as an answer",
            HouseRules.no_parameter_is_an_optional(),
            HandedIn.class,
            0),
        violation(
            "a bridge to a generic interface",
            HouseRules.nobody_declares_a_generic_exception(),
            HandedIn.class,
            0),
        violation(
            "an exception with a name",
            HouseRules.nobody_throws_a_generic_exception(),
            Named.class,
            0));
  }

  @ParameterizedTest
  @MethodSource("innocents")
  void spares(ArchRule rule, Class<?> innocent, int places) {
    assertThat(found(rule, innocent)).isEmpty();
  }

  private static List<String> found(ArchRule rule, Class<?> type) {
    JavaClasses classes = new ClassFileImporter().importClasses(type);
    EvaluationResult result = rule.allowEmptyShould(true).evaluate(classes);
    return result.getFailureReport().getDetails();
  }

  private static Arguments rule(String name, ArchRule rule) {
    return Arguments.argumentSet(name, rule);
  }

  private static Arguments violation(String name, ArchRule rule, Class<?> type, int places) {
    return Arguments.argumentSet(name, rule, type, places);
  }

  static class ReadsTheClock {
    private final Supplier<Instant> later = Instant::now;
    private final DoubleSupplier chance = () -> Math.random();

    Object everything() {
      return List.of(
          Instant.now(),
          LocalDate.now(ZoneId.of("UTC")),
          Clock.systemUTC(),
          ZoneId.systemDefault(),
          System.currentTimeMillis(),
          new Random(),
          new Date(),
          later,
          chance);
    }
  }

  static class HandedIn implements Callable<Integer> {
    @Override
    public Integer call() {
      return 0;
    }

    Optional<Object> everything(Clock clock, Random random) {
      return Optional.of(
          List.of(
              Instant.now(clock),
              LocalDate.now(clock),
              clock.instant(),
              new Random(7),
              random.nextInt(),
              new Date(0)));
    }
  }

  static class LoanHelper {}

  record LoanDto() {}

  static class Utility {}

  record HoldsAnOptional(Optional<String> name) {
    public void take(Optional<String> name) {}
  }

  static class ThrowsAnything {
    void checked() throws Exception {
      throw new Exception("anything");
    }

    void unchecked() {
      throw new RuntimeException("anything");
    }
  }

  static class Checked extends Exception {
    private static final long serialVersionUID = 1L;
  }

  static class Named extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Named() {
      super("named");
    }
  }

  static class Prints {
    void everything() {
      System.out.println("out");
      System.exit(1);
    }
  }
}
