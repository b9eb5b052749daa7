package dev.candor.cli.reference;

import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.message.SubjectDescriptor;
import dev.candor.message.Theme;
import java.util.List;

/** The answer of {@code subjects show}, and a line of {@code subjects list}. */
record SubjectAnswer(SubjectDescriptor descriptor) implements CommandAnswer {

  @Override
  public Object toJson() {
    return JsonAnswers.of(
        "subject", descriptor.subject().wireName(),
        "title", descriptor.title(),
        "theme", JsonAnswers.text(descriptor.theme()),
        "caseTypes", caseTypes(),
        "agentCanSend", descriptor.agentCanSend(),
        "previewOnly", descriptor.previewOnly());
  }

  private List<String> caseTypes() {
    return descriptor.caseTypes().stream().map(Object::toString).sorted().toList();
  }

  @Override
  public void print(TextPage text) {
    List<String> caseTypes = caseTypes();
    print(text, "subject", descriptor.subject().wireName());
    print(text, "title", descriptor.title());
    print(text, "theme", theme());
    print(text, "case types", caseTypes.isEmpty() ? "any" : String.join(", ", caseTypes));
    print(text, "agent can send", descriptor.agentCanSend() ? "yes" : "no");
    print(text, "preview only", descriptor.previewOnly() ? "yes" : "no");
  }

  private static void print(TextPage text, String name, String value) {
    text.printLine(String.format("%-15s %s", name, value));
  }

  /** Prints it on one line. */
  void printLine(TextPage text) {
    text.printLine(
        String.format("%-48s %-50s %s", descriptor.subject(), descriptor.title(), theme()));
  }

  private String theme() {
    Theme theme = descriptor.theme();
    return theme == null ? "(theme must be given)" : theme.wireName();
  }
}
