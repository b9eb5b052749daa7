package dev.candor.compliance.internal.fact;

import dev.candor.message.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * A fact a rule may name; {@link FactRegister} has them all. A fact that is missing is never taken
 * for a yes or a no: a rule that needs it refuses and names it. Immutable.
 */
public final class Fact {

  static final String SENDER = "the request";
  static final String LOAN = "the loan";
  static final String CONTACT = "the contact the message goes to";
  static final String BORROWER = "the borrower's file";
  static final String HISTORY = "past interactions";
  static final String CASES = "the borrower's cases that touch the loan";

  /** What kind of value a fact has. */
  public enum Type {
    /** One word. */
    WORD("word"),
    /** A set of words. */
    WORDS("set of words"),
    /** A whole number. */
    NUMBER("number"),
    /** True or false. */
    FLAG("true or false"),
    /** A day. */
    DATE("day");

    private final String text;

    Type(String text) {
      this.text = text;
    }

    /** Returns the type as a person reads it. */
    public String text() {
      return text;
    }
  }

  /**
   * What a fact is called and what it says.
   *
   * @param text the name a rule uses
   * @param vocabulary the words it may have; null when any
   * @param source where it comes from
   * @param meaning what it says, in one sentence
   */
  record FactDeclaration(
      String text, Type type, @Nullable Vocabulary<?> vocabulary, String source, String meaning) {

    static FactDeclaration word(
        String text, @Nullable Vocabulary<?> vocabulary, String source, String meaning) {
      return new FactDeclaration(text, Type.WORD, vocabulary, source, meaning);
    }

    static FactDeclaration words(
        String text, @Nullable Vocabulary<?> vocabulary, String source, String meaning) {
      return new FactDeclaration(text, Type.WORDS, vocabulary, source, meaning);
    }

    /** Declares a number of days. */
    static FactDeclaration days(String text, String source, String meaning) {
      return new FactDeclaration(text, Type.NUMBER, null, source, meaning);
    }

    static FactDeclaration flag(String text, String source, String meaning) {
      return new FactDeclaration(text, Type.FLAG, null, source, meaning);
    }

    static FactDeclaration date(String text, String source, String meaning) {
      return new FactDeclaration(text, Type.DATE, null, source, meaning);
    }
  }

  /**
   * Declares a fact and reads it. The facts of one subject are an enum, whose switch the compiler
   * keeps whole: a class for each fact, as a lambda is, takes the JVM longer to make than all of
   * them take it to read.
   */
  interface Reader {

    FactDeclaration declaration();

    /** Reads the fact; null where it is missing. */
    @Nullable Object read(FactSource from);
  }

  private final int index;
  private final FactDeclaration declaration;
  private final Reader reader;

  Fact(int index, Reader reader) {
    this.index = index;
    this.declaration = reader.declaration();
    this.reader = reader;
  }

  /** Returns its place in the register, from 0. */
  public int index() {
    return index;
  }

  /** Returns the name a rule uses. */
  public String text() {
    return declaration.text();
  }

  /** Returns what kind of value it has. */
  public Type type() {
    return declaration.type();
  }

  /** Returns what a number counts; null for other facts. */
  public @Nullable String unit() {
    return type() == Type.NUMBER ? "days" : null;
  }

  /** Returns the words it may have; null when any. */
  public @Nullable Vocabulary<?> vocabulary() {
    return declaration.vocabulary();
  }

  /** Returns what it says, in one sentence. */
  public String meaning() {
    return declaration.meaning();
  }

  /** Returns where it comes from. */
  public String source() {
    return declaration.source();
  }

  /** Reads the fact; null where it is missing. */
  @Nullable Object read(FactSource from) {
    return reader.read(from);
  }

  /** Returns the name a rule uses. */
  @Override
  public String toString() {
    return text();
  }
}
