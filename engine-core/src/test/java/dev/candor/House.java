package dev.candor;

import dev.candor.compliance.DroolsRules;
import dev.candor.compliance.Rulebooks;
import dev.candor.document.Renderer;
import dev.candor.fixture.InMemoryBorrowers;
import dev.candor.fixture.InMemoryInteractions;
import dev.candor.fixture.WrittenClock;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Company;
import dev.candor.pdf.PdfWriter;
import dev.candor.template.TemplateRenderer;
import dev.candor.template.Templatebook;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A house with the real rulebook and the real templates, and a record in memory. */
final class House {

  static final DroolsRules RULES =
      DroolsRules.of(Rulebooks.fromClasspath(House.class.getClassLoader(), "rulebook/us"));
  static final Renderer RENDERER =
      TemplateRenderer.of(
          Templatebook.fromClasspath(House.class.getClassLoader(), "templatebook/us"),
          new PdfWriter());
  static final Company COMPANY =
      new Company(
          "Juniper Lending",
          "Juniper Lending LLC",
          null,
          "800-555-0100",
          "help@example.com",
          "juniper.example.com",
          "weekdays 9 to 5",
          Map.of());

  final InMemoryBorrowers borrowers;
  final InMemoryInteractions interactions = new InMemoryInteractions();
  final WrittenClock clock = WrittenClock.atStart();
  final Candor candor;

  private House(Renderer renderer, UnaryOperator<Candor.Builder> options, BorrowerFile... files) {
    borrowers = InMemoryBorrowers.of(files);
    candor =
        options
            .apply(
                Candor.builder()
                    .borrowers(borrowers)
                    .interactions(interactions)
                    .rules(RULES)
                    .renderer(renderer)
                    .company(COMPANY)
                    .clock(clock)
                    .seeds(() -> 7))
            .build();
  }

  /** One whose Candor has these options. */
  static House set(UnaryOperator<Candor.Builder> options, BorrowerFile... files) {
    return new House(RENDERER, options, files);
  }

  static House with(BorrowerFile... files) {
    return set(UnaryOperator.identity(), files);
  }

  static House with(Renderer renderer, BorrowerFile... files) {
    return new House(renderer, UnaryOperator.identity(), files);
  }
}
