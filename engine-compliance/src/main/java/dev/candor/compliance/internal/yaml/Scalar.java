package dev.candor.compliance.internal.yaml;

import org.snakeyaml.engine.v2.resolver.BaseScalarResolver;

/** What a single value of YAML is. */
public enum Scalar {
  /** Whatever is none of the others. */
  TEXT,

  /** A whole number, such as -7. */
  WHOLE,

  /** Any other number: 1.5, 1e3, .inf. */
  NUMBER,

  /** True or false. */
  FLAG,

  /** The word null, or nothing at all. */
  NOTHING,

  /** A variable of the environment, such as {@code ${HOME}}. */
  VARIABLE;

  /**
   * What a value written without quotes is, by the JSON schema of YAML 1.2. Decided as the library
   * decides it, but without its patterns: most values of a rulebook are text, which their first
   * character tells.
   */
  static Scalar of(String plain) {
    if (plain.isEmpty()) {
      return NOTHING;
    }
    return switch (plain.charAt(0)) {
      case 't', 'f' -> plain.equals("true") || plain.equals("false") ? FLAG : TEXT;
      case 'n' -> plain.equals("null") ? NOTHING : TEXT;
      case '$' -> BaseScalarResolver.ENV_FORMAT.matcher(plain).matches() ? VARIABLE : TEXT;
      case '.' -> plain.equals(".inf") || plain.equals(".nan") ? NUMBER : TEXT;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          plain.equals("-.inf") ? NUMBER : number(plain);
      default -> TEXT;
    };
  }

  /** Whether JSON writes this number so, too: it knows no infinity and no 1. without a fraction. */
  static boolean isJsonNumber(String text) {
    Scalar scalar = of(text);
    int dot = text.indexOf('.');
    return (scalar == WHOLE || scalar == NUMBER) && (dot < 0 || digits(text, dot + 1) > dot + 1);
  }

  private static Scalar number(String text) {
    int first = text.charAt(0) == '-' ? 1 : 0;
    int end = digits(text, first);
    if (end == first || (end > first + 1 && text.charAt(first) == '0')) {
      return TEXT;
    }
    if (end == text.length()) {
      return WHOLE;
    }

    if (text.charAt(end) == '.') {
      end = digits(text, end + 1);
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int signed = end + 1;
      boolean sign =
          signed < text.length() && (text.charAt(signed) == '-' || text.charAt(signed) == '+');
      int exponent = sign ? signed + 1 : signed;
      end = digits(text, exponent);
      if (end == exponent) {
        return TEXT;
      }
    }

    return end == text.length() ? NUMBER : TEXT;
  }

  /** Where the digits end that begin here. */
  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
