package dev.candor.benchmark.turn;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM for one turn, with the jars its contender ships with and no others of Drools. */
public final class OwnJvm {

  /** What compiles DRL; Candor leaves it out, and some of it changes how sessions are made. */
  private static final Pattern COMPILER =
      Pattern.compile(
          "(drools-(engine|drl-.*|ecj|io|tms|model-codegen|codegen-common|model-prototype|mvel-.*"
              + "|commands|wiring-dynamic)|ecj|javaparser-core|antlr4?-runtime|kie-util-.*)-[0-9].*");

  private OwnJvm() {}

  /** Runs a class of ours to its end and gives the lines it prints; errors go to our own. */
  public static List<String> run(
      Class<?> main, boolean compiler, List<String> options, String... arguments) {
    return run(main, classpath(compiler), options, arguments);
  }

  /** Returns the same with a class path of its own. */
  public static List<String> run(
      Class<?> main, String classpath, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-classpath");
    command.add(classpath);
    command.add(main.getName());
    command.addAll(List.of(arguments));

    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
      int result = process.waitFor();
      if (result != 0) {
        throw new IllegalStateException(
            "The turn ("
                + main.getSimpleName()
                + " "
                + String.join(" ", arguments)
                + ") ended with "
                + result
                + ".");
      }
      return lines;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Returns the class path as jars alone, as it ships: a class archive takes no folders. */
  public static String jars(boolean compiler, OwnFolder folder) {
    List<String> jars = new ArrayList<>();
    for (String entry : classpath(compiler).split(File.pathSeparator)) {
      Path path = Path.of(entry);
      jars.add(
          Files.isDirectory(path)
              ? jar(path, folder.path().resolve(jars.size() + ".jar")).toString()
              : entry);
    }
    return String.join(File.pathSeparator, jars);
  }

  private static Path jar(Path classes, Path file) {
    try (Stream<Path> walk = Files.walk(classes);
        JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      for (Path one : walk.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(
            new JarEntry(classes.relativize(one).toString().replace(File.separatorChar, '/')));
        jar.write(Files.readAllBytes(one));
        jar.closeEntry();
      }
      return file;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String classpath(boolean compiler) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry ->
                compiler || !COMPILER.matcher(Path.of(entry).getFileName().toString()).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
