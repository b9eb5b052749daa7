package dev.candor.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.candor.architecture.House.CLI;
import static dev.candor.architecture.House.in;
import static dev.candor.architecture.House.ours;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What holds in every class of the house, whatever its module. */
final class HouseRules {

  private static final Set<String> GENERIC =
      Set.of(
          "java.lang.Throwable",
          "java.lang.Exception",
          "java.lang.RuntimeException",
          "java.lang.Error");

  private static final Set<String> OPTIONALS =
      Set.of(
          "java.util.Optional",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.OptionalDouble");

  /** Methods that read the machine's clock, zone or randomness, as {@code Class.method}. */
  private static final Set<String> AMBIENT =
      Set.of(
          "java.time.ZoneId.systemDefault",
          "java.util.TimeZone.getDefault",
          "java.lang.System.currentTimeMillis",
          "java.util.Calendar.getInstance",
          "java.lang.Math.random",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.util.UUID.randomUUID");

  /** Constructors that do so when they are given nothing. */
  private static final Set<String> AMBIENT_WHEN_EMPTY =
      Set.of("java.util.Random", "java.util.SplittableRandom", "java.util.Date");

  private HouseRules() {}

  static ArchRule clock_and_randomness_are_handed_in() {
    return classes()
        .that(ours().and(not(in(CLI))))
        .should(never(accessTargetWhere(readsTheMachine())))
        .because(
            "the same input gives the same answer: now, the zone and chance are handed in, and only"
                + " the harness at the edge makes them");
  }

  static ArchRule names_come_from_the_trade() {
    return noClasses()
        .that(ours())
        .and()
        // what a template calls by name is a helper in Handlebars: there it is the trade's own word
        .doNotHaveFullyQualifiedName("dev.candor.template.internal.helper.Helper")
        .should()
        .haveNameMatching(".*[.$](\\w*(Impl|Utils?|Helper|Manager|D[Tt][Oo]))")
        .because("an implementation is named by what makes it different, a class by its trade");
  }

  static ArchRule nulls_are_marked_in_every_package() {
    return classes()
        .that(ours())
        .should(resideInAMarkedPackage())
        .because("what may be null says so, and nothing else is");
  }

  static ArchRule no_field_is_an_optional() {
    return classes()
        .that(ours())
        .should(haveNoOptionalFields())
        .because("Optional is the answer of a look-up; a part that may be missing is @Nullable");
  }

  static ArchRule no_parameter_is_an_optional() {
    return classes()
        .that(ours())
        .should(takeNoOptionals())
        .because("a caller should not have to wrap what it has");
  }

  static ArchRule nobody_throws_a_generic_exception() {
    return classes()
        .that(ours())
        .should(never(accessTargetWhere(makesAGenericException())))
        .because("an error says what is wrong and where, and a caller can tell it from another");
  }

  static ArchRule nobody_declares_a_generic_exception() {
    return classes()
        .that(ours())
        .should(declareNoGenericException())
        .because("a caller cannot handle what has no name");
  }

  static ArchRule our_exceptions_are_unchecked() {
    return classes()
        .that(ours())
        .and()
        .areAssignableTo(Throwable.class)
        .should()
        .beAssignableTo(RuntimeException.class)
        .because("a mistake is an exception nobody has to declare; \"no\" is a value");
  }

  static ArchRule only_the_harness_prints() {
    return classes()
        .that(ours().and(not(in(CLI))))
        .should(never(accessTargetWhere(printsOrEnds())))
        .because("a host's standard streams and process are its own");
  }

  private static DescribedPredicate<JavaAccess<?>> readsTheMachine() {
    return describe(
        "target reads the machine's clock, zone or randomness",
        access -> {
          AccessTarget target = access.getTarget();
          String owner = target.getOwner().getName();
          String name = target.getName();
          List<String> parameters = parameters(target);
          return AMBIENT.contains(owner + "." + name)
              || AMBIENT_WHEN_EMPTY.contains(owner) && name.equals("<init>") && parameters.isEmpty()
              || owner.startsWith("java.time.")
                  && name.equals("now")
                  && !parameters.contains(Clock.class.getName())
              || owner.equals(Clock.class.getName())
                  && (name.startsWith("system") || name.matches("tick(Seconds|Minutes|Millis)"));
        });
  }

  private static DescribedPredicate<JavaAccess<?>> makesAGenericException() {
    return describe(
        "target is the constructor of a generic exception",
        access ->
            access.getTarget().getName().equals("<init>")
                && GENERIC.contains(access.getTarget().getOwner().getName())
                // the call of super(...) in an exception of ours makes one with a name
                && !access.getOriginOwner().isAssignableTo(Throwable.class));
  }

  private static DescribedPredicate<JavaAccess<?>> printsOrEnds() {
    return describe(
        "target is a standard stream or the end of the process",
        access ->
            access.getTarget().getOwner().getName().equals("java.lang.System")
                && Set.of("out", "err", "in", "exit").contains(access.getTarget().getName()));
  }

  private static ArchCondition<JavaClass> resideInAMarkedPackage() {
    return condition(
        "reside in a package whose package-info says @NullMarked",
        type ->
            type.getPackage()
                    .tryGetPackageInfo()
                    .filter(info -> info.isAnnotatedWith(NullMarked.class))
                    .isPresent()
                ? Stream.empty()
                : Stream.of(
                    type.getName() + ": package " + type.getPackageName() + " is not @NullMarked"));
  }

  private static ArchCondition<JavaClass> haveNoOptionalFields() {
    return condition(
        "have no field of type Optional",
        type ->
            type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(field -> OPTIONALS.contains(field.getRawType().getName()))
                .map(field -> field.getFullName() + " is an Optional"));
  }

  private static ArchCondition<JavaClass> takeNoOptionals() {
    return condition(
        "take no parameter of type Optional",
        type ->
            type.getCodeUnits().stream()
                .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(
                    unit ->
                        unit.getModifiers().contains(JavaModifier.PUBLIC)
                            || unit.getModifiers().contains(JavaModifier.PROTECTED))
                .filter(
                    unit ->
                        unit.getRawParameterTypes().stream()
                            .anyMatch(parameter -> OPTIONALS.contains(parameter.getName())))
                .map(unit -> unit.getFullName() + " takes an Optional"));
  }

  private static ArchCondition<JavaClass> declareNoGenericException() {
    return condition(
        "declare no generic exception",
        type ->
            type.getCodeUnits().stream()
                // a bridge to the method of a generic interface declares what that declares
                .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(
                    unit ->
                        unit.getExceptionTypes().stream()
                            .anyMatch(exception -> GENERIC.contains(exception.getName())))
                .map(unit -> unit.getFullName() + " declares a generic exception"));
  }

  private static List<String> parameters(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget unit
        ? unit.getRawParameterTypes().stream().map(JavaClass::getName).toList()
        : List.of();
  }

  private static ArchCondition<JavaClass> condition(
      String description, Function<JavaClass, Stream<String>> violations) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        violations
            .apply(type)
            .forEach(violation -> events.add(SimpleConditionEvent.violated(type, violation)));
      }
    };
  }
}
