package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.cli.option.ExitCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no file, or too large a one, is one error wherever a file is read; nothing waits. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class InputFilesTest {

  @TempDir private Path folder;

  static Stream<Arguments> inputs() {
    String request = Terminal.EXAMPLES.resolve("requests/overdue-email.json").toString();
    return Stream.of(
        input("a request", "explain", "FILE"),
        input("a request to send", "send", "FILE", "--db", "none/x.db"),
        input("a request to draw", "when", "FILE"),
        input("a portfolio", "explain", request, "--portfolio", "FILE"),
        input("a portfolio to release", "release", "--portfolio", "FILE", "--db", "DB"),
        input("a record", "interactions", "list", "--db", "FILE"),
        input("a record to send to", "send", request, "--db", "FILE"),
        input(
            "a context",
            "preview",
            "--subject",
            "freeForm",
            "--channel",
            "text",
            "--context",
            "FILE"),
        input("a configuration", "subjects", "list", "--config", "FILE"),
        input("a rulebook", "explain", request, "--rulebook", "FILE"),
        input("rules of the house", "explain", request, "--house", "FILE"),
        input("a rulebook to check", "rules", "check", "FILE"),
        input("a history", "rules", "diff", "rulebook-us", "rulebook-us", "--history", "FILE"),
        input("a table", "rules", "table", "import", "FILE.csv", "-o", "OUT"),
        input("templates", "templates", "check", "FILE"),
        input("templates to write with", "explain", request, "--templates", "FILE"));
  }

  private static Arguments input(String name, String... args) {
    return Arguments.argumentSet(name, (Object) args);
  }

  /** Each kind of what is no file that can be read, by its path. */
  private List<Path> strange() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.csv");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), pipe);
    Path zero = Files.createSymbolicLink(folder.resolve("zero.csv"), Path.of("/dev/zero"));
    Path huge = folder.resolve("huge.csv");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(20_000_000_000L);
    }
    return List.of(pipe, link, zero, huge);
  }

  @ParameterizedTest
  @MethodSource("inputs")
  @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void what_is_no_file_is_one_error(String[] args) throws IOException, InterruptedException {
    List<Path> strange = new ArrayList<>(strange());
    if (!Arrays.asList(args).contains("--templates")
        && !Arrays.asList(args).contains("--rulebook")
        && !Arrays.asList(args).contains("--house")
        && !args[1].equals("check")) {
      strange.add(Files.createDirectories(folder.resolve("folder.csv")));
    }
    for (Path file : strange) {
      Terminal refused =
          Terminal.candor(
              Arrays.stream(args)
                  .map(arg -> arg.startsWith("FILE") ? file.toString() : arg)
                  .map(arg -> arg.equals("OUT") ? folder.resolve("out").toString() : arg)
                  .map(arg -> arg.equals("DB") ? folder.resolve("x.db").toString() : arg)
                  .toArray(String[]::new));
      assertThat(refused.exit())
          .as(file + "\n" + refused.out() + refused.err())
          .isIn(ExitCode.BAD_INPUT, ExitCode.BROKEN);
      assertThat(refused.err()).as(file.toString()).contains("Maybe ");
    }
  }
}
