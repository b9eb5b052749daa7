package dev.candor.workshop.change;

import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that a new rule goes to: a rulebook, or one that is made now. Immutable. */
final class NewRuleFolder {

  private static final Path MARKER = Path.of("rulebook.yaml");

  private final Path folder;

  NewRuleFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns the files of the rulebook in it; the marker alone where it is empty or not there.
   *
   * @param below the rulebook that one lies over, or null
   * @throws BrokenRulebookException when the folder is a rulebook with faults
   * @throws InvalidInputException when it holds files and is no rulebook
   */
  SortedMap<String, byte[]> read(@Nullable Rulebook below) throws IOException {
    SortedMap<String, byte[]> there = new TreeMap<>();
    if (Files.exists(folder.resolve(MARKER))) {
      there.putAll(Rulebooks.fromFolder(folder, below).files());
    } else {
      refuseFilled();
      there.put(MARKER.toString(), marker().getBytes(StandardCharsets.UTF_8));
    }
    return there;
  }

  private void refuseFilled() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }

    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw new InvalidInputException(
            "the folder",
            new Fault(
                folder.toString(),
                "",
                "The folder (" + folder + ") holds files and no rulebook.yaml.",
                "name a rulebook's folder, or one that is not there yet."));
      }
    }
  }

  private String marker() {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return "name: " + RuleText.quote(plain.isBlank() ? "house" : plain) + "\nversion: \"1\"\n";
  }

  /** Writes files, and over none that is there; the marker too, where there is none. */
  List<Path> write(SortedMap<String, String> texts) throws IOException {
    SortedMap<String, String> files = new TreeMap<>(texts);
    if (!Files.exists(folder.resolve(MARKER))) {
      files.put(MARKER.toString(), marker());
    }

    String taken =
        files.keySet().stream()
            .filter(name -> Files.exists(folder.resolve(name)))
            .collect(Collectors.joining(", "));
    if (!taken.isEmpty()) {
      throw new InvalidInputException(
          "the folder",
          new Fault(
              folder.toString(),
              "",
              "There is already (" + taken + "). Nothing was written.",
              "take another id, or move the file away."));
    }

    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.toAbsolutePath().getParent());
      written.add(
          Files.writeString(
              path, file.getValue(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW));
    }
    return written;
  }
}
