package dev.candor.cli.option;

/** The exit codes of the command: what a shell script tells one end from another by. */
public final class ExitCode {

  /** It did what was asked. */
  public static final int DONE = 0;

  /** The answer is no: a message that may not go, or two states that differ. */
  public static final int REFUSED = 1;

  /** Something that was given is wrong. */
  public static final int BAD_INPUT = 2;

  /** A template or a rulebook is broken. */
  public static final int BROKEN = 3;

  /** Anything else. */
  public static final int FAILED = 70;

  private ExitCode() {}
}
