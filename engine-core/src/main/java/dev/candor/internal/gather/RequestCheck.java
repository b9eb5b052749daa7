package dev.candor.internal.gather;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Checks requests before anything looks at them: constraints of their fields, and what only several
 * fields together tell. May be shared between threads.
 */
public final class RequestCheck {

  /** How far ahead a message may be set or moved. */
  public static final Duration HORIZON = Duration.ofDays(7);

  private static final int DEEPEST_CONTEXT = 32;

  private final SubjectCatalog subjects;
  private final Duration nowTolerance;

  /**
   * Creates a check.
   *
   * @param nowTolerance how far in the past a send time may be and still mean now
   */
  public RequestCheck(SubjectCatalog subjects, Duration nowTolerance) {
    this.subjects = subjects;
    this.nowTolerance = nowTolerance;
  }

  /**
   * Refuses a send request that has faults.
   *
   * @throws InvalidInputException with every fault
   */
  public void requireValid(SendRequest request, Instant now) {
    List<Fault> faults = faults(request, now);
    if (!faults.isEmpty()) {
      throw new InvalidInputException("the request", faults);
    }
  }

  /**
   * Returns every fault of a send request; empty when it is valid. Copes with one that was only
   * partly read.
   */
  public List<Fault> faults(SendRequest request, Instant now) {
    Objects.requireNonNull(request, "request");
    List<Fault> faults = new ArrayList<>(violations(request));
    @Nullable Subject subject = request.subject();
    if (subject != null && request.theme() == null && subjects.ownTheme(subject) == null) {
      faults.add(
          new Fault(
              "",
              "$.theme",
              "The subject (" + subject + ") has no theme of its own, so the theme must be given.",
              "add \"theme\", such as \"opsServicing\"."));
    }
    Instant sendAt = request.sendAt();
    if (sendAt != null) {
      Duration ahead = Duration.between(now, sendAt);
      if (ahead.compareTo(HORIZON) > 0) {
        faults.add(
            new Fault(
                "",
                "$.sendAt",
                "The value ("
                    + sendAt
                    + ") is more than "
                    + HORIZON.toDays()
                    + " days after now ("
                    + now
                    + "); the latest is "
                    + now.plus(HORIZON)
                    + ".",
                "send it again nearer to the day, or choose an earlier time."));
      } else if (ahead.compareTo(nowTolerance.negated()) < 0) {
        faults.add(
            new Fault(
                "",
                "$.sendAt",
                "The value (" + sendAt + ") is in the past; now is " + now + ".",
                "leave sendAt out to send as soon as it is permitted, or give the current time to send now or not at all."));
      }
    }
    if (depth(request.context(), 0) > DEEPEST_CONTEXT) {
      faults.add(
          new Fault(
              "",
              "$.context",
              "The context is nested deeper than " + DEEPEST_CONTEXT + ".",
              "flatten it."));
    }
    if (subjects.isUnknown(request.theme())) {
      faults.add(
          new Fault(
              "",
              "$.theme",
              "The theme (outOpsLoan) is not one of the 22 listed ones.",
              "write \"opsServicing\"."));
    }

    return faults;
  }

  /** Returns a fault for each violated constraint of a request. */
  public static List<Fault> violations(Object request) {
    return Holder.VALIDATOR.validate(request).stream().map(RequestCheck::fault).toList();
  }

  private static Fault fault(ConstraintViolation<?> violation) {
    String path = "$." + violation.getPropertyPath();
    String field = violation.getPropertyPath().toString();
    Object value = violation.getInvalidValue();
    if (value == null) {
      return new Fault(
          "", path, "The field (" + field + ") is required.", "add \"" + field + "\".");
    }

    String shown = value instanceof Number || value instanceof Boolean ? " (" + value + ")" : "";

    return new Fault(
        "",
        path,
        "The value" + shown + " of " + field + " " + violation.getMessage() + ".",
        "change " + field + ".");
  }

  private static int depth(@Nullable Object value, int at) {
    if (at > DEEPEST_CONTEXT) {
      return at;
    }
    int deepest = at;
    Iterable<?> inner =
        value instanceof Map<?, ?> map
            ? map.values()
            : value instanceof List<?> list ? list : List.of();
    for (Object item : inner) {
      deepest = Math.max(deepest, depth(item, at + 1));
    }
    return deepest;
  }

  /**
   * One validator for the process, made when first needed: it costs a second (no expression
   * language, so no EL jar).
   */
  private static final class Holder {
    static final Validator VALIDATOR =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .defaultLocale(Locale.ENGLISH)
            .messageInterpolator(
                new ParameterMessageInterpolator(
                    Set.of(Locale.ENGLISH), Locale.ENGLISH, context -> Locale.ENGLISH, false))
            .buildValidatorFactory()
            .getValidator();
  }
}
