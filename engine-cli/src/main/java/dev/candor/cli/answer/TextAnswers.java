package dev.candor.cli.answer;

/** Answers in text, for people. */
final class TextAnswers implements Answers {

  private final TextPage page;

  TextAnswers(TextPage page) {
    this.page = page;
  }

  @Override
  public void give(CommandAnswer answer) {
    answer.print(page);
    page.out().flush();
  }

  @Override
  public void giveLine(CommandAnswer answer) {
    give(answer);
  }
}
