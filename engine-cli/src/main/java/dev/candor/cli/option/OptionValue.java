package dev.candor.cli.option;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.message.UnknownWordException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the values of options into the words of the API. */
public final class OptionValue {

  private OptionValue() {}

  /**
   * Refuses the command line where there is anything wrong with it.
   *
   * @throws InvalidInputException with all the faults
   */
  public static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new InvalidInputException("the command line", faults);
    }
  }

  /**
   * Reads a value; null where none was given, or where it is wrong.
   *
   * @param faults what is wrong with it is added here
   */
  public static <T> @Nullable T read(
      String option, @Nullable String text, Function<String, T> reader, List<Fault> faults) {
    return read(option, text, reader, "see candor --help.", faults);
  }

  /**
   * Does the same.
   *
   * @param advice what to do where no word is near
   */
  public static <T> @Nullable T read(
      String option,
      @Nullable String text,
      Function<String, T> reader,
      String advice,
      List<Fault> faults) {
    if (text == null) {
      return null;
    }
    try {
      return reader.apply(text);
    } catch (UnknownWordException unknown) {
      faults.add(
          new Fault(
              option,
              "",
              String.valueOf(unknown.getMessage()),
              unknown.nearest().isEmpty() ? advice : "write " + unknown.nearest().get(0) + "."));
    } catch (IllegalArgumentException malformed) {
      faults.add(
          new Fault(option, "", String.valueOf(malformed.getMessage()), "check " + option + "."));
    }

    return null;
  }
}
