package dev.candor.cli.answer;

/** Gives the answers of a command in the form that was asked for: text or JSON. */
public interface Answers {

  /** Gives the one answer of a command. */
  void give(CommandAnswer answer);

  /** Gives one of many answers: in JSON on a line of its own, to be read as it comes. */
  void giveLine(CommandAnswer answer);
}
