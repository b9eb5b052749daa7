package dev.candor.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.candor.architecture.House.API;
import static dev.candor.architecture.House.ARBITRARIES;
import static dev.candor.architecture.House.CLI;
import static dev.candor.architecture.House.CLI_LADDER;
import static dev.candor.architecture.House.COMPLIANCE;
import static dev.candor.architecture.House.COMPLIANCE_LADDER;
import static dev.candor.architecture.House.CORE;
import static dev.candor.architecture.House.CORE_LADDER;
import static dev.candor.architecture.House.DRL;
import static dev.candor.architecture.House.FIXTURES;
import static dev.candor.architecture.House.JSON;
import static dev.candor.architecture.House.JSON_FORM;
import static dev.candor.architecture.House.LADDER;
import static dev.candor.architecture.House.PDF;
import static dev.candor.architecture.House.SCHEDULING;
import static dev.candor.architecture.House.SCHEDULING_LADDER;
import static dev.candor.architecture.House.STORE;
import static dev.candor.architecture.House.STORE_LADDER;
import static dev.candor.architecture.House.TEMPLATES;
import static dev.candor.architecture.House.WORKSHOP;
import static dev.candor.architecture.House.WORKSHOP_LADDER;
import static dev.candor.architecture.House.check;
import static dev.candor.architecture.House.in;
import static dev.candor.architecture.House.ours;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which module and which package may use which. */
class ArrowsTest {

  private static final List<String> ALL_BUT_CLI =
      Stream.of(API, SCHEDULING, TEMPLATES, PDF, COMPLIANCE, CORE, STORE, JSON, WORKSHOP)
          .flatMap(List::stream)
          .toList();

  static Stream<Arguments> modules() {
    return Stream.of(
        module("engine-api", API, List.of(), "everything stands on it"),
        module(
            "engine-scheduling",
            SCHEDULING,
            API,
            "it turns limits into an instant and knows no rules, words or records"),
        module(
            "engine-templates",
            TEMPLATES,
            API,
            "it writes what it is ordered to and decides nothing"),
        module("engine-pdf", PDF, API, "it lays a page out and knows not what it says"),
        module(
            "engine-compliance",
            COMPLIANCE,
            API,
            "the rules speak once and call neither scheduler, renderer nor store"),
        module(
            "engine-compliance-drl",
            DRL,
            join(API, COMPLIANCE),
            "rules that can run any code stand beside a rulebook and reach nothing else of ours"),
        module(
            "engine-core",
            CORE,
            join(API, SCHEDULING),
            "it reaches templates, compliance and the store through their ports only"),
        module(
            "engine-store-jdbc",
            STORE,
            join(API, JSON_FORM),
            "it keeps what was decided, in the form everybody is told it in, and knows nothing of how"),
        module(
            "test-fixtures", FIXTURES, API, "whoever tests against Candor needs no engine for it"),
        module(
            "test-arbitraries",
            ARBITRARIES,
            join(API, FIXTURES),
            "jqwik comes to whoever asks for it, and to nobody with the test kit"),
        module("engine-json", JSON, API, "it reads what people write and does nothing with it"),
        module(
            "engine-workshop",
            WORKSHOP,
            Stream.of(API, COMPLIANCE, CORE, SCHEDULING, TEMPLATES, PDF, JSON)
                .flatMap(List::stream)
                .toList(),
            "it tries a rulebook as Candor would use it, and keeps no record"),
        module("engine-cli", CLI, ALL_BUT_CLI, "it puts all of it together, but for the test kit"));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void a_module_sees_only_what_it_may(List<String> packages, List<String> seen, String because) {
    check(
        noClasses()
            .that(in(packages))
            .should()
            .dependOnClassesThat(ours().and(not(in(join(packages, seen)))))
            .because(because));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void a_module_is_looked_at(List<String> packages, List<String> seen, String because) {
    assertThat(House.MAIN.stream().filter(in(packages)))
        .as("main classes in %s: a rule over none of them would hold whatever they do", packages)
        .isNotEmpty();
  }

  @Test
  void every_class_belongs_to_a_module() {
    check(
        classes()
            .that(ours())
            .should()
            .resideInAnyPackage(
                join(join(ALL_BUT_CLI, DRL), join(join(CLI, FIXTURES), ARBITRARIES))
                    .toArray(String[]::new))
            .because("a package outside of every module escapes the arrows"));
  }

  @Test
  void nobody_names_the_inside_of_the_templates() {
    check(
        noClasses()
            .that(ours().and(not(in(TEMPLATES))))
            .should()
            .dependOnClassesThat(in(List.of("dev.candor.template.internal..")))
            .because("what is public there is so for the compiler alone, and moves as it likes"));
  }

  @Test
  void what_is_inside_scheduling_is_named_by_scheduling_alone() {
    check(
        noClasses()
            .that(ours().and(not(in(SCHEDULING))))
            .should()
            .dependOnClassesThat(in(List.of("dev.candor.scheduling.internal..")))
            .because("what is public there is so for the compiler alone, and moves as it likes"));
  }

  @Test
  void what_is_inside_the_store_is_named_by_the_store_alone() {
    check(
        noClasses()
            .that(ours().and(not(in(STORE))))
            .should()
            .dependOnClassesThat(in(List.of("dev.candor.store.internal..")))
            .because("what is public there is so for the compiler alone, and moves as it likes"));
  }

  @Test
  void nobody_names_the_inside_of_what_reads_json() {
    check(
        noClasses()
            .that(ours().and(not(in(JSON))))
            .should()
            .dependOnClassesThat(in(List.of("dev.candor.json.internal..")))
            .because("what is public there is so for the compiler alone, and moves as it likes"));
  }

  @Test
  void nobody_opens_the_door_to_raw_drl_but_a_host() {
    check(
        noClasses()
            .that(ours().and(not(in(DRL))))
            .should()
            .dependOnClassesThat(in(DRL))
            .because("rules that can run any code are asked for by name, in a host's own code"));
  }

  @Test
  void only_the_harness_and_the_workshop_read_what_people_write_in_json() {
    check(
        noClasses()
            .that(ours().and(not(in(join(JSON, join(WORKSHOP, CLI))))))
            .should()
            .dependOnClassesThat(in(JSON).and(not(in(JSON_FORM))))
            .because("a host hands over requests and borrower files, not files of JSON"));
  }

  @Test
  void only_the_harness_sees_the_workshop() {
    check(
        noClasses()
            .that(ours().and(not(in(join(WORKSHOP, CLI)))))
            .should()
            .dependOnClassesThat(in(WORKSHOP))
            .because(
                "what decides about messages stands without the tools of who wrote the rules"));
  }

  @Test
  void main_code_never_sees_the_test_kit() {
    check(
        noClasses()
            .that(ours().and(not(in(join(FIXTURES, ARBITRARIES)))))
            .should()
            .dependOnClassesThat(in(join(FIXTURES, ARBITRARIES)))
            .because("what ships must run without AssertJ and jqwik"));
  }

  @Test
  void the_api_needs_nothing_but_the_jdk_and_annotations() {
    check(
        classes()
            .that(in(API))
            .should()
            .onlyDependOnClassesThat(
                in(
                    join(
                        API,
                        List.of(
                            "java..",
                            "org.jspecify.annotations",
                            "jakarta.validation..",
                            "com.fasterxml.jackson.annotation"))))
            .because("a host takes the words and ports without taking anybody's library"));
  }

  static Stream<Arguments> rungs() {
    return Stream.of(
            LADDER,
            COMPLIANCE_LADDER,
            CORE_LADDER,
            SCHEDULING_LADDER,
            STORE_LADDER,
            WORKSHOP_LADDER,
            CLI_LADDER)
        .flatMap(
            ladder ->
                IntStream.range(0, ladder.size() - 1)
                    .mapToObj(
                        rung ->
                            Arguments.argumentSet(
                                ladder.get(rung),
                                ladder.get(rung),
                                ladder.subList(rung + 1, ladder.size()))));
  }

  @ParameterizedTest
  @MethodSource("rungs")
  void a_lower_rung_never_imports_a_higher_one(String rung, List<String> higher) {
    check(
        noClasses()
            .that(in(List.of(rung)))
            .should()
            .dependOnClassesThat(in(higher))
            .because("each type stands beside the last word it speaks, ground first"));
  }

  @Test
  void nobody_but_the_core_names_what_is_internal_to_it() {
    check(
        noClasses()
            .that(ours().and(not(in(CORE))))
            .should()
            .dependOnClassesThat(in(List.of("dev.candor.internal..")))
            .because("its classes are public for the compiler only, and change without notice"));
  }

  @Test
  void only_the_tools_beside_the_rules_name_what_is_internal_to_them() {
    check(
        noClasses()
            .that(ours().and(not(in(join(join(COMPLIANCE, DRL), join(WORKSHOP, CLI))))))
            .should()
            .dependOnClassesThat(in(List.of("dev.candor.compliance.internal..")))
            .because("a host sees rulebooks, what they say, and what decides by them"));
  }

  @Test
  void what_a_host_copies_names_nothing_internal() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", "examples"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file).content().doesNotContain(".internal."));
    }
  }

  @Test
  void what_writes_a_message_knows_nothing_of_what_decides_on_it() {
    check(
        noClasses()
            .that(in(List.of("dev.candor.internal.write")))
            .should()
            .dependOnClassesThat(in(List.of("dev.candor.internal.decide")))
            .because("the words follow from the decision and never the other way round"));
  }

  @Test
  void no_operation_names_another() {
    check(
        SlicesRuleDefinition.slices()
            .assignedFrom(new EachOperation())
            .should()
            .notDependOnEachOther()
            .because("what two verbs share goes down, to what they both stand on"));
  }

  @Test
  void no_two_packages_go_round_in_a_circle() {
    check(
        SlicesRuleDefinition.slices()
            .assignedFrom(new EachPackage())
            .should()
            .beFreeOfCycles()
            .because("what goes round in a circle can only be read, tested and moved at once"));
  }

  private static final class EachOperation implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return type.getPackageName().equals("dev.candor.internal.operation")
          ? SliceIdentifier.of(House.outermost(type))
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "each operation";
    }
  }

  private static final class EachPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return ours().test(type)
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "each package";
    }
  }

  private static Arguments module(
      String name, List<String> packages, List<String> seen, String because) {
    return Arguments.argumentSet(name, packages, seen, because);
  }

  private static List<String> join(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
