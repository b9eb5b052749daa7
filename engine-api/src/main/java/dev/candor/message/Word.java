package dev.candor.message;

/** A value of a closed vocabulary, known by the name it has on the wire. */
public interface Word {

  /** Returns the name exactly as the source spells it, such as {@code loanOverdueFirstNotice}. */
  String wireName();
}
