package dev.candor.cli.when;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.Openings;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.json.form.VerdictForm;
import dev.candor.message.SendRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code when}.
 *
 * @param sender the zone of who asks
 * @param width the columns the picture may take
 * @param ofOneInstant whether one instant was asked of, which leaves nothing to draw
 * @param file where the picture was written to; null where it is part of the answer
 */
record OpeningsAnswer(
    SendRequest request,
    WhenPicture picture,
    Instant now,
    ZoneId sender,
    int width,
    boolean ofOneInstant,
    @Nullable Path file)
    implements CommandAnswer {

  @Override
  public Object toJson() {
    Openings openings = picture.openings();
    Map<String, @Nullable Object> json =
        JsonAnswers.of(
            ofOneInstant ? "at" : "from",
            openings.from().toString(),
            "open",
            openings.open(),
            "nextOpenAt",
            JsonAnswers.text(openings.nextOpenAt()));
    if (ofOneInstant) {
      json.put("closedBy", closedBy(openings.stretches().get(0)));
    } else {
      json.put("until", openings.until().toString());
      json.put("stretches", openings.stretches().stream().map(OpeningsAnswer::toJson).toList());
    }
    json.put("zoneEvidence", openings.zoneEvidence().stream().map(VerdictForm::evidence).toList());
    json.put("rulebook", VerdictForm.rulebook(openings.rulebook()));
    json.put("tzdb", openings.tzdb());

    return json;
  }

  private static Map<String, @Nullable Object> toJson(Openings.Stretch stretch) {
    return JsonAnswers.of(
        "from", stretch.from().toString(),
        "until", stretch.until().toString(),
        "open", stretch.open(),
        "closedBy", closedBy(stretch));
  }

  private static List<ObjectNode> closedBy(Openings.Stretch stretch) {
    return stretch.closedBy().stream()
        .map(one -> VerdictForm.reason(one.reason()).put("until", JsonAnswers.text(one.until())))
        .toList();
  }

  @Override
  public void print(TextPage text) {
    WhenText told = new WhenText(text, picture, now, sender);
    told.printWords(request);
    if (!ofOneInstant && file == null) {
      text.printLine("");
      told.printPicture(width);
      text.printLine("");
    }
    told.printGrounds();
    if (file != null) {
      text.printLine("wrote " + file);
    }
  }
}
