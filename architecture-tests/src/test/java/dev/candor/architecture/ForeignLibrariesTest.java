package dev.candor.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.candor.architecture.House.ARBITRARIES;
import static dev.candor.architecture.House.CLI;
import static dev.candor.architecture.House.COMPLIANCE;
import static dev.candor.architecture.House.CORE;
import static dev.candor.architecture.House.DRL;
import static dev.candor.architecture.House.FIXTURES;
import static dev.candor.architecture.House.JSON;
import static dev.candor.architecture.House.PDF;
import static dev.candor.architecture.House.SCHEDULING;
import static dev.candor.architecture.House.STORE;
import static dev.candor.architecture.House.TEMPLATES;
import static dev.candor.architecture.House.WORKSHOP;
import static dev.candor.architecture.House.check;
import static dev.candor.architecture.House.in;
import static dev.candor.architecture.House.ours;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each foreign library stays in the modules named for it. */
@Tag("slow")
class ForeignLibrariesTest {

  static Stream<Arguments> libraries() {
    return Stream.of(
        library(
            "Drools",
            both(COMPLIANCE, DRL),
            "a rulebook outlives its engine",
            "org.kie..",
            "org.drools.."),
        library(
            "the compiler of rules",
            DRL,
            "a rulebook cannot run code",
            "org.drools.model.codegen..",
            "org.drools.drl..",
            "org.kie.api.builder.."),
        library("YAML", COMPLIANCE, "only rulebooks are written in it", "org.snakeyaml.."),
        library(
            "CSV",
            both(COMPLIANCE, WORKSHOP),
            "only rules are exchanged as tables",
            "de.siegmar.fastcsv.."),
        library(
            "spreadsheets",
            WORKSHOP,
            "what decides reads them with the JDK and writes none",
            "org.dhatim.fastexcel..",
            "com.github.rzymek.."),
        library("Handlebars", TEMPLATES, "a template outlives its engine", "com.github.jknack.."),
        library(
            "PDF",
            PDF,
            "a host that sends no letters carries no paper",
            "com.openhtmltopdf..",
            "org.apache.pdfbox..",
            "org.apache.fontbox.."),
        library("HTML", both(TEMPLATES, PDF), "only documents are read as pages", "org.jsoup.."),
        library("Markdown", TEMPLATES, "only notes are written in it", "org.commonmark.."),
        library("codes", TEMPLATES, "only documents show them", "com.google.zxing.."),
        library(
            "databases",
            STORE,
            "a record may be kept anywhere behind its port",
            "java.sql..",
            "javax.sql..",
            "org.jdbi..",
            "org.flywaydb..",
            "com.zaxxer..",
            "org.sqlite..",
            "org.postgresql.."),
        library(
            "telephone numbers",
            SCHEDULING,
            "only the search for zones reads numbers",
            "com.google.i18n.phonenumbers.."),
        library("the command line", CLI, "a host embeds Candor without it", "picocli.."),
        library(
            "JSON",
            both(JSON, both(CLI, STORE)),
            "hosts bring their own; elsewhere annotations are enough",
            "com.fasterxml.jackson.core..",
            "com.fasterxml.jackson.databind.."),
        library(
            "the validator",
            both(CORE, JSON),
            "the words carry constraints and check nothing themselves",
            "org.hibernate.validator.."),
        library(
            "tests",
            FIXTURES,
            "what ships must run without them",
            "org.junit..",
            "org.assertj..",
            "org.opentest4j.."),
        library(
            "properties",
            ARBITRARIES,
            "a host on another JUnit platform takes the test kit without jqwik",
            "net.jqwik.."));
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void a_library_stays_at_home(List<String> library, List<String> home, String because) {
    check(
        noClasses()
            .that(ours().and(not(in(home))))
            .should()
            .dependOnClassesThat(in(library))
            .because(because));
  }

  private static Arguments library(
      String name, List<String> home, String because, String... packages) {
    return Arguments.argumentSet(name, List.of(packages), home, because);
  }

  private static List<String> both(List<String> one, List<String> other) {
    return Stream.of(one, other).flatMap(List::stream).toList();
  }
}
