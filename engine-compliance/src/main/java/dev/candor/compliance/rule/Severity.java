package dev.candor.compliance.rule;

/** What follows when a rule speaks. */
public enum Severity {
  /** What it says binds. */
  BLOCK("block"),
  /** What it says is told, and stops and moves nothing. */
  WARN("warn");

  private final String text;

  Severity(String text) {
    this.text = text;
  }

  /** Returns the word a rule writes. */
  public String text() {
    return text;
  }
}
