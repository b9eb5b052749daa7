package dev.candor.workshop.change;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks questions on a writer, one answer a line from a reader. Not to be shared between threads.
 */
final class QuestionConsole {

  /** Says what is wrong with an answer; empty where nothing is. */
  interface Taking {
    Optional<String> take(String answer);
  }

  private final BufferedReader in;
  private final PrintWriter out;

  QuestionConsole(BufferedReader in, PrintWriter out) {
    this.in = in;
    this.out = out;
  }

  /** Prints a line that is no question. */
  void say(String line) {
    out.println(line);
  }

  /** Asks until an answer is taken; an empty one is what stands in brackets. */
  void ask(String question, String otherwise, Taking taking) {
    while (true) {
      out.print(question + (otherwise.isEmpty() ? ": " : " [" + otherwise + "]: "));
      out.flush();
      String answer = line(question);
      String taken = answer.isEmpty() ? otherwise : answer;
      Optional<String> fault =
          taken.isEmpty() ? Optional.of("It cannot be left out.") : taking.take(taken);
      if (fault.isEmpty()) {
        return;
      }
      out.println("  " + fault.get());
    }
  }

  /** Asks for one of some choices; returns its place among them. */
  int choose(String question, List<String> choices) {
    list(choices);
    int[] chosen = {0};
    ask(
        question + ", by number",
        "",
        answer -> {
          Optional<Integer> one = choice(answer, choices.size());
          one.ifPresent(number -> chosen[0] = number);
          return one.isPresent()
              ? Optional.empty()
              : Optional.of("The value (" + answer + ") must be from 1 to " + choices.size() + ".");
        });

    return chosen[0];
  }

  /** Asks for any of some choices; returns none where any will do. */
  List<String> chooseSeveral(String question, Iterable<String> words) {
    List<String> choices = new ArrayList<>();
    words.forEach(choices::add);
    list(choices);
    List<String> chosen = new ArrayList<>();
    ask(
        question + ", by numbers such as 1, 3",
        "any",
        answer -> {
          chosen.clear();
          if (answer.equals("any")) {
            return Optional.empty();
          }
          for (String one : answer.split(",")) {
            Optional<Integer> number = choice(one.strip(), choices.size());
            if (number.isEmpty()) {
              return Optional.of(
                  "The value (" + one.strip() + ") must be from 1 to " + choices.size() + ".");
            }
            if (!chosen.contains(choices.get(number.get()))) {
              chosen.add(choices.get(number.get()));
            }
          }
          return Optional.empty();
        });

    return List.copyOf(chosen);
  }

  private void list(List<String> choices) {
    for (int i = 0; i < choices.size(); i++) {
      out.println("  " + (i + 1) + " " + choices.get(i));
    }
  }

  private static Optional<Integer> choice(String answer, int size) {
    return answer.matches("[0-9]{1,4}")
            && Integer.parseInt(answer) >= 1
            && Integer.parseInt(answer) <= size
        ? Optional.of(Integer.parseInt(answer) - 1)
        : Optional.empty();
  }

  private String line(String question) {
    try {
      String line = in.readLine();
      if (line == null) {
        throw new InvalidInputException(
            "the answers",
            new Fault(
                "standard input",
                "",
                "The answers end before the question (" + question + "). Nothing was written.",
                "answer every question, one a line."));
      }
      return line.strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
