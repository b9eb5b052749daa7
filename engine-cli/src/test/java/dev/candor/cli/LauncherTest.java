package dev.candor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./candor} itself, run by a shell in a checkout that looks as if it were built. What it
 * starts are the classes under test.
 */
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  private static final Path LAUNCHER = Path.of("..", "candor").toAbsolutePath();

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void lay_out_a_checkout() throws IOException {
    home = Files.createDirectories(folder.resolve("checkout"));
    Path target = Files.createDirectories(home.resolve("engine-cli/target"));
    Files.copy(LAUNCHER, home.resolve("candor"));
    assertThat(home.resolve("candor").toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    jar(target.resolve("candor-engine-cli.jar"));
    Files.createDirectories(target.resolve("lib"));
    // an empty archive says that none can be made
    String version = System.getProperty("java.runtime.version").replaceAll("[^A-Za-z0-9.+-]", "_");
    boolean cache = Runtime.version().feature() >= 25;
    Path archive = target.resolve("candor-" + version + (cache ? ".aot" : ".jsa"));
    Instant later = Instant.parse("2100-01-01T00:00:00Z");
    Files.setLastModifiedTime(Files.createFile(archive), FileTime.from(later));
    Files.setLastModifiedTime(
        Files.createFile(target.resolve("candor.ready")), FileTime.from(later));
  }

  /** A jar that starts the command from the class path of this test. */
  private static void jar(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    main.put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri())
            .map(URI::toASCIIString)
            .collect(Collectors.joining(" ")));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.flush();
    }
  }

  /**
   * Runs lines of a shell, which says exit codes; they come in bytes, whatever this JVM's locale.
   */
  private String shell(String lines) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-s").redirectErrorStream(true);
    builder.directory(home.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().keySet().removeIf(name -> name.startsWith("CANDOR_"));
    Process process = builder.start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(lines.getBytes(UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }

  private static String fakeJava(String does) {
    return """
        mkdir -p fake/bin
        echo 'JAVA_RUNTIME_VERSION="17.0.1"' >fake/release
        printf '#!/bin/sh\\n%s\\n' >fake/bin/java
        chmod +x fake/bin/java
        touch -d 2100-01-02 engine-cli/target/candor-17.0.1.jsa
        JAVA_HOME=$PWD/fake ./candor subjects list
        echo "ended with $?"
        """
        .formatted(does);
  }

  @Test
  void ends_with_the_code_of_the_command() throws Exception {
    assertThat(
            shell(
                """
                ./candor subjects show loanOverdueFirstNotice >/dev/null; echo "ended with $?"
                ./candor explain nowhere.json --now x >/dev/null 2>&1; echo "ended with $?"
                ./candor templates check nowhere >/dev/null 2>&1; echo "ended with $?"
                ./candor subjects list >/dev/full; echo "ended with $?"
                """))
        .containsSubsequence(
            "ended with 0",
            "ended with 2",
            "ended with 2",
            "The answer could not be written to standard output",
            "ended with 70");
  }

  @Test
  void a_refusal_is_told_from_a_java_that_fails() throws Exception {
    String examples = Terminal.EXAMPLES.toAbsolutePath().normalize().toString();
    assertThat(
            shell(
                "./candor explain '"
                    + examples
                    + "/requests/seven-calls.json' --portfolio '"
                    + examples
                    + "/portfolio.json' --now 2026-03-06T15:00:00Z | head -1; echo \"ended with ${PIPESTATUS[*]}\""))
        .contains("REFUSED  ")
        .contains("ended with 1 0");
    assertThat(shell(fakeJava("exit 1"))).contains("Java ended with (1)").contains("ended with 70");
  }

  @Test
  void a_java_that_is_killed_ends_with_70() throws Exception {
    assertThat(shell(fakeJava("kill -9 $$"))).contains("ended with 70").doesNotContain("with 1\n");
    assertThat(shell(fakeJava("exit 0"))).contains("ended with 70");
  }

  @Test
  void a_jar_that_is_none_ends_with_70() throws Exception {
    Files.writeString(home.resolve("engine-cli/target/candor-engine-cli.jar"), "no jar");
    assertThat(shell("./candor subjects list; echo \"ended with $?\"")).contains("ended with 70");
  }

  @Test
  void a_java_that_is_too_old_or_not_there_ends_with_70() throws Exception {
    assertThat(
            shell(
                """
                mkdir -p old/bin; echo 'JAVA_VERSION="11.0.2"' >old/release
                printf '#!/bin/sh\\n' >old/bin/java; chmod +x old/bin/java
                JAVA_HOME=$PWD/old ./candor subjects list; echo "ended with $?"
                rm old/release
                JAVA_HOME=$PWD/old ./candor subjects list; echo "ended with $?"
                JAVA_HOME=$PWD/nowhere ./candor subjects list; echo "ended with $?"
                """))
        .contains("is version (11.0.2), and Candor needs at least 17.")
        .contains("is version (unknown)")
        .contains("holds no bin/java.")
        .doesNotContain("ended with 1\n")
        .containsSubsequence("ended with 70", "ended with 70", "ended with 70");
  }

  @Test
  void a_build_that_fails_ends_with_70() throws Exception {
    assertThat(
            shell(
                """
                mkdir bin; printf '#!/bin/sh\\necho no such module; exit 1\\n' >bin/mvn; chmod +x bin/mvn
                rm engine-cli/target/candor.ready
                PATH=$PWD/bin:$PATH ./candor subjects list; echo "ended with $?"
                """))
        .contains("no such module")
        .contains("Candor could not be built; the lines above say why.")
        .contains("ended with 70");
  }

  @Test
  void runs_in_the_locale_c_with_umlauts_in_every_path() throws Exception {
    String examples = Terminal.EXAMPLES.toAbsolutePath().normalize().toString();
    String said =
        shell(
            """
            mkdir 'tést ü'; cp -a candor pom.xml engine-cli 'tést ü/'
            touch -r engine-cli/target/candor.ready 'tést ü/engine-cli/target/candor.ready'
            cd 'tést ü'; mkdir 'wo ß'
            cp '%1$s/requests/overdue-email.json' 'wo ß/größe.json'
            cp '%1$s/portfolio.json' 'wo ß/mappe ö.json'
            export LC_ALL=C
            cd 'wo ß'
            ../candor send größe.json --portfolio 'mappe ö.json' --now 2026-03-06T15:00:00Z --db 'satz ä.db'
            echo "ended with $?"
            ls
            ../candor explain 'gibt es nicht ü.json' --portfolio 'mappe ö.json'; echo "ended with $?"
            """
                .formatted(examples));
    assertThat(said)
        .contains("ACCEPTED  Loan Overdue First Notice")
        .contains("ended with 0")
        .contains("satz ä.db")
        .contains("gibt es nicht ü.json: There is no such file.")
        .contains("ended with 2");
  }

  @Test
  void nobody_hears_of_a_reader_that_has_enough() throws Exception {
    assertThat(
            shell(
                "./candor subjects list | head -1 >/dev/null; echo \"ended with ${PIPESTATUS[*]}\""))
        .isEqualTo("ended with 0 0\n");
  }

  @Test
  void what_stops_it_stops_java() throws Exception {
    assertThat(
            shell(
                fakeJava("echo $$ >pid; exec sleep 60")
                    .replace("./candor subjects list\n", "./candor subjects list & \n")
                    .replace(
                        "echo \"ended with $?\"",
                        """
                        until [ -s pid ]; do sleep 0.1; done
                        kill -TERM $!; wait $!; echo "ended with $?"
                        kill -0 "$(cat pid)" 2>/dev/null || echo "java is gone"
                        """)))
        .contains("ended with 143")
        .contains("java is gone");
  }

  @Test
  void an_unpacked_archive_in_a_folder_with_spaces_runs_and_builds_nothing() throws Exception {
    Path archive = folder.resolve("un packed");
    Files.createDirectories(archive.resolve("app/lib"));
    jar(archive.resolve("app/candor-engine-cli.jar"));
    Path launcher = Files.createDirectories(archive.resolve("bin")).resolve("candor");
    Files.copy(LAUNCHER, launcher);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();

    String answer =
        shell("'" + launcher + "' subjects list --theme opsCollDebt | head -2; echo $?");

    assertThat(answer).contains("loanAccelerated").endsWith("0\n").doesNotContain("Building");
  }

  @Test
  void reads_what_is_piped_to_it() throws Exception {
    assertThat(shell("printf '' | ./candor rules new -o none; echo \"ended with $?\""))
        .contains("The answers end before the question")
        .contains("ended with 2");
  }
}
