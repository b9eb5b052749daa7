package dev.candor.cli.answer;

/** What a command answers, in both forms. */
public interface CommandAnswer {

  /** Returns it as a tree of maps, lists and values; null where there is nothing to say. */
  Object toJson();

  /** Prints it for a person. */
  void print(TextPage text);
}
