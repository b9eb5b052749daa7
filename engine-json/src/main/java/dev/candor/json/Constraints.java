package dev.candor.json;

import dev.candor.fault.Fault;
import dev.candor.json.internal.Faults;
import dev.candor.json.internal.JsonPath;
import dev.candor.json.internal.LocatedJson;
import dev.candor.json.internal.Redaction;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Checks the Jakarta constraints of what was read and says each violation in our words, at its
 * place. Stateless but for the one validator of the process, which is made when first needed.
 */
final class Constraints {

  /** The patterns the records use, in words; the value of any other is never shown. */
  private static final Map<String, String> PATTERNS =
      Map.of(
          "[A-Z]{2}", "two capital letters, such as NY or US",
          "[a-z]{2}", "two small letters, such as en",
          "[A-Z]{3}", "three capital letters, such as USD",
          ".{1,4}", "1 to 4 characters");

  private static final int MOST_SHOWN = 20;

  private record ConstraintText(String message, String maybe) {}

  /** Makes the validator when first asked: it costs more than the rest of a small request. */
  private static final class ValidatorHolder {

    // it greets on its first use, and the command line prints its own words only; held, since a
    // logger that nobody holds forgets its level
    private static final Logger GREETING =
        Logger.getLogger("org.hibernate.validator.internal.util.Version");

    static final Validator VALIDATOR = make();

    private static Validator make() {
      GREETING.setLevel(Level.WARNING);
      try (ValidatorFactory factory =
          Validation.byProvider(HibernateValidator.class)
              .configure()
              .ignoreXmlConfiguration()
              .messageInterpolator(
                  new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
              .buildValidatorFactory()) {
        return factory.getValidator();
      }
    }
  }

  private Constraints() {}

  /**
   * Adds a fault for each violation in a record, but where the value has a fault already.
   *
   * @param made where the records inside it stand in the document, by identity
   */
  static void check(Record record, Map<Object, JsonPath> made, LocatedJson json, Faults faults) {
    for (ConstraintViolation<Record> violation : ValidatorHolder.VALIDATOR.validate(record)) {
      String path = pathOf(violation, made);
      if (!faults.hasAnyIn(path)) {
        ConstraintText said = said(violation, path.substring(path.lastIndexOf('.') + 1));
        faults.add(new Fault(json.placeOf(path), path, said.message, said.maybe));
      }
    }
  }

  /**
   * Returns the path in the document: lists may have lost items that were refused, so not the
   * bean's own.
   */
  private static String pathOf(ConstraintViolation<?> violation, Map<Object, JsonPath> made) {
    JsonPath bean = made.getOrDefault(violation.getLeafBean(), JsonPath.ROOT);
    Path.@Nullable Node property = null;
    Path.@Nullable Node last = null;
    for (Path.Node node : violation.getPropertyPath()) {
      last = node;
      property = node.getKind() == ElementKind.PROPERTY ? node : property;
    }
    if (property == null
        || property.getName() == null
        || (last != null && last.getKind() == ElementKind.BEAN)) {
      return bean.toString();
    }
    JsonPath path = bean.field(property.getName());
    if (last != null && last.getKind() == ElementKind.CONTAINER_ELEMENT) {
      path =
          last.getIndex() != null
              ? path.item(last.getIndex())
              : path.field(String.valueOf(last.getKey()));
    }

    return path.toString();
  }

  private static ConstraintText said(ConstraintViolation<?> violation, String name) {
    Annotation rule = violation.getConstraintDescriptor().getAnnotation();
    Object value = violation.getInvalidValue();
    if (rule instanceof NotNull || value == null) {
      return new ConstraintText("The field (" + name + ") is required.", "add \"" + name + "\".");
    }
    if (rule instanceof NotEmpty) {
      return new ConstraintText(
          "The field (" + name + ") must not be empty.", "put at least one item in it.");
    }
    if (rule instanceof PositiveOrZero) {
      return new ConstraintText(
          "The value (" + value + ") of " + name + " must be 0 or more.",
          "take away the minus sign.");
    }

    if (rule instanceof Size size) {
      return new ConstraintText(
          "The length (" + length(value) + ") of " + name + " must be " + bounds(size) + ".",
          length(value) > size.max() ? "shorten it." : "write something in it, or leave it out.");
    }

    if (rule instanceof jakarta.validation.constraints.Pattern pattern) {
      String form = PATTERNS.get(pattern.regexp());
      boolean shown =
          form != null
              && pattern.regexp().startsWith("[")
              && value.toString().length() <= MOST_SHOWN;
      return new ConstraintText(
          "The value"
              + (shown ? Redaction.inParentheses(value.toString()) : "")
              + " of "
              + name
              + " must be "
              + (form == null ? "of the form " + pattern.regexp() : form)
              + ".",
          "write " + (form == null ? "it in that form" : form) + ".");
    }
    if (rule instanceof Email) {
      return new ConstraintText(
          "The value of " + name + " is not an e-mail address.",
          "write one such as name@example.com.");
    }

    return new ConstraintText(
        "The value of " + name + " " + violation.getMessage() + ".",
        "see candor schema for what it may be.");
  }

  private static String bounds(Size size) {
    if (size.min() == 0) {
      return "at most " + size.max();
    }
    return size.min() == size.max() ? "" + size.min() : size.min() + " to " + size.max();
  }

  private static int length(Object value) {
    if (value instanceof CharSequence text) {
      return text.length();
    }
    if (value instanceof Collection<?> items) {
      return items.size();
    }
    return value instanceof Map<?, ?> map ? map.size() : 0;
  }
}
