package dev.candor.cli.answer;

import dev.candor.decision.Verdict;
import dev.candor.json.form.VerdictForm;
import dev.candor.message.SendRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code explain}: a verdict, and the command that shows the days ahead.
 *
 * @param picture the command line of it
 */
public record VerdictAnswer(SendRequest request, Verdict verdict, String picture)
    implements CommandAnswer {

  @Override
  public Object toJson() {
    return toJson(verdict);
  }

  /** Returns a verdict alone. */
  public static Map<String, @Nullable Object> toJson(Verdict verdict) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    VerdictForm.of(verdict).properties().forEach(one -> json.put(one.getKey(), one.getValue()));
    verdict.<@Nullable Object>match(
        permitted -> null, refused -> json.put("undefinedNames", List.of()));
    return json;
  }

  @Override
  public void print(TextPage text) {
    VerdictPrinter told = new VerdictPrinter(text);
    told.print(request, verdict);
    told.printSources(verdict.grounds().zoneEvidence());
    text.printLabeled("picture", picture);
  }
}
