package dev.candor.workshop.casebook;

import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.fault.Nearest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a case expects; what is wrong is noted where it stands. Stateless. */
final class ExpectationReader {

  private static final List<String> EXPECTED =
      List.of("stops", "lets through", "warns", "silent", "waits until", "requires", "counts");
  private static final String GOES_NOW = "goes now";
  private static final List<String> PRODUCT = List.of(GOES_NOW, "goes at", "carries", "refused by");

  private static final int FEW = 12;

  private ExpectationReader() {}

  /** Reads an instant with its offset. */
  static Optional<Instant> instant(YamlNode at) {
    return at.text()
        .flatMap(
            text -> {
              try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
              } catch (DateTimeException malformed) {
                at.fault(
                    "The value (" + text + ") is not an instant.",
                    "write it as 2026-03-06T15:00:00Z or 2026-03-06T10:00:00-05:00.");
                return Optional.<Instant>empty();
              }
            });
  }

  /** Reads what a case expects of its rule. */
  static Optional<Expectation> expectation(YamlNode at) {
    if (!at.isMapping()) {
      return at.text().flatMap(text -> plain(at, text));
    }

    at.only(List.of("waits until", "requires", "counts"));
    Map<String, YamlNode> entries = at.entries();
    if (entries.size() != 1) {
      at.fault(
          "A case expects one thing; this one expects " + entries.size() + ".",
          "write one case for each.");
      return Optional.empty();
    }

    Optional<Expectation> until =
        at.get("waits until").flatMap(ExpectationReader::instant).map(Expectation.WaitsUntil::new);
    Optional<Expectation> requires =
        at.get("requires").flatMap(YamlNode::text).map(Expectation.Requires::new);
    Optional<Expectation> counts =
        at.get("counts").flatMap(YamlNode::integer).map(Expectation.Counts::new);

    return until.or(() -> requires).or(() -> counts);
  }

  private static Optional<Expectation> plain(YamlNode at, String text) {
    switch (text) {
      case "stops":
        return Optional.of(new Expectation.Stops());
      case "lets through":
        return Optional.of(new Expectation.LetsThrough());
      case "warns":
        return Optional.of(new Expectation.Warns());
      case "silent":
        return Optional.of(new Expectation.Silent());
      default:
        noteUnknown(at, "expectation", text, EXPECTED);
        return Optional.empty();
    }
  }

  /** Reads what a case expects of the whole product. */
  static Optional<ProductExpectation> product(YamlNode at) {
    if (!at.isMapping()) {
      return at.text()
          .flatMap(
              text -> {
                if (text.equals(GOES_NOW)) {
                  return Optional.<ProductExpectation>of(
                      new ProductExpectation.Goes(null, List.of()));
                }
                noteUnknown(at, "answer of the product", text, PRODUCT);
                return Optional.<ProductExpectation>empty();
              });
    }

    at.only(List.of("goes at", "carries", "refused by", "until"));
    List<String> by = ids(at, "refused by");
    List<String> carried = ids(at, "carries");
    boolean goes = at.get("goes at").isPresent() || at.get("carries").isPresent();
    if (goes == at.get("refused by").isPresent() || (goes && at.get("until").isPresent())) {
      at.fault(
          "A case expects the product to let a message go or to refuse it.",
          "write goes at, carries or both; or refused by, with until where the day is known.");
      return Optional.empty();
    }

    Optional<Instant> instant =
        at.get(goes ? "goes at" : "until").flatMap(ExpectationReader::instant);
    return Optional.of(
        goes
            ? new ProductExpectation.Goes(instant.orElse(null), carried)
            : new ProductExpectation.Refused(by, instant.orElse(null)));
  }

  /** Reads one id or a list of them. */
  private static List<String> ids(YamlNode at, String key) {
    return at
        .get(key)
        .map(ids -> ids.isList() ? ids.items() : List.of(ids))
        .orElse(List.of())
        .stream()
        .map(YamlNode::text)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Notes a name that stands for nothing here. */
  static void noteUnknown(YamlNode at, String kind, String value, Collection<String> known) {
    List<String> nearest = Nearest.to(value, known, 3);

    at.fault(
        "The value ("
            + value
            + ") is not a known "
            + kind
            + "."
            + (nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + "."),
        nearest.isEmpty()
            ? (known.size() <= FEW
                ? "use one of: " + String.join(", ", known.stream().sorted().toList()) + "."
                : "check its spelling.")
            : "write " + nearest.get(0) + ".");
  }
}
