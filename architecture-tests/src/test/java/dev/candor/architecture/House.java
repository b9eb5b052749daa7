package dev.candor.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Every main class of every module on the class path, and the packages each module lives in. */
final class House {

  /** The ladder inside engine-api, ground first. */
  static final List<String> LADDER =
      Stream.of("fault", "law", "time", "message", "party", "decision", "document", "interaction")
          .map(rung -> "dev.candor." + rung)
          .toList();

  /** The ladder inside engine-core, ground first. */
  static final List<String> CORE_LADDER =
      List.of(
          "dev.candor.internal.gather",
          "dev.candor.internal.known",
          "dev.candor.internal.check",
          "dev.candor.internal.decide",
          "dev.candor.internal.write",
          "dev.candor.internal.operation",
          "dev.candor");

  /** The ladder inside engine-scheduling, ground first. */
  static final List<String> SCHEDULING_LADDER =
      List.of(
          "dev.candor.scheduling.internal.gate",
          "dev.candor.scheduling.phone",
          "dev.candor.scheduling.internal.place",
          "dev.candor.scheduling");

  /** The ladder inside engine-store-jdbc, ground first. */
  static final List<String> STORE_LADDER =
      List.of("dev.candor.store.internal.sql", "dev.candor.store");

  /** The ladder inside engine-compliance, ground first. */
  static final List<String> COMPLIANCE_LADDER =
      List.of(
          "dev.candor.compliance.internal.yaml",
          "dev.candor.compliance.internal.circumstance",
          "dev.candor.compliance.internal.fact",
          "dev.candor.compliance.rule",
          "dev.candor.compliance.internal.sheet",
          "dev.candor.compliance.internal.decide",
          "dev.candor.compliance.internal.reading",
          "dev.candor.compliance");

  /** The ladder inside engine-workshop, ground first. */
  static final List<String> WORKSHOP_LADDER =
      List.of(
          "dev.candor.workshop.casebook",
          "dev.candor.workshop.mutant",
          "dev.candor.workshop.calendar",
          "dev.candor.workshop.check",
          "dev.candor.workshop.page",
          "dev.candor.workshop.change");

  /** The ladder inside engine-cli, ground first. */
  static final List<String> CLI_LADDER =
      Stream.of(
              "text",
              "file",
              "config",
              "source",
              "option",
              "answer",
              "when",
              "message",
              "table",
              "rules",
              "library",
              "template",
              "record",
              "reference")
          .map(rung -> "dev.candor.cli." + rung)
          .toList();

  static final List<String> API = LADDER.stream().map(rung -> rung + "..").toList();
  static final List<String> SCHEDULING = List.of("dev.candor.scheduling..");
  static final List<String> TEMPLATES = List.of("dev.candor.template..");
  static final List<String> PDF = List.of("dev.candor.pdf..");
  static final List<String> COMPLIANCE = List.of("dev.candor.compliance..");
  static final List<String> DRL = List.of("dev.candor.drl..");
  static final List<String> CORE = List.of("dev.candor", "dev.candor.internal..");
  static final List<String> STORE = List.of("dev.candor.store..");
  static final List<String> JSON = List.of("dev.candor.json..");

  /** The part of it that writes what others read. */
  static final List<String> JSON_FORM = List.of("dev.candor.json.form..");

  static final List<String> WORKSHOP = List.of("dev.candor.workshop..");
  static final List<String> CLI = List.of("dev.candor.cli..");
  static final List<String> FIXTURES = List.of("dev.candor.fixture..");
  static final List<String> ARBITRARIES = List.of("dev.candor.arbitrary..");

  /** Read once: that takes longer than all the rules together. */
  static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.candor");

  private House() {}

  /** Checks a rule over every main class; one over a module without classes yet holds. */
  static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(MAIN);
  }

  static DescribedPredicate<JavaClass> in(List<String> packages) {
    return resideInAnyPackage(packages.toArray(String[]::new));
  }

  static DescribedPredicate<JavaClass> ours() {
    return describe("are ours", type -> type.getPackageName().matches("dev\\.candor(\\..*)?"));
  }

  /** Returns the full name of the class whose file a class is in. */
  static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(House::outermost).orElse(type.getName());
  }
}
