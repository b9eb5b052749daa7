package dev.candor.law;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names the rulebook that decided: its name, its version and the hash of its text. Stands in every
 * decision, so that an old answer can be traced to the words it was made with.
 *
 * @param name such as {@code rulebook-us}; layered rulebooks join their names with {@code +}
 * @param version as the rulebook states it, such as {@code 2026.1}; joined likewise
 * @param hash {@code sha256:} and the lower-case hex digest of all its files in path order
 * @param layers the rulebooks that are laid over one another, lowest first; at least one, itself
 *     where nothing lies below
 */
public record RulebookVersion(String name, String version, String hash, List<Layer> layers) {

  private static final String JOINED = "\\+";

  /**
   * One rulebook of those laid over one another.
   *
   * @param name as the rulebook states it, such as {@code rulebook-us}
   * @param version as the rulebook states it; empty where an old record does not tell
   * @param hash of its own files alone; empty where an old record does not tell
   */
  public record Layer(String name, String version, String hash) {}

  public RulebookVersion {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("The rulebook (" + name + ") has no layer.");
    }
  }

  /** Names a rulebook that nothing lies below. */
  public RulebookVersion(String name, String version, String hash) {
    this(name, version, hash, List.of(new Layer(name, version, hash)));
  }

  /** Returns this with another layer on top: names and versions joined, under the given hash. */
  public RulebookVersion under(Layer upper, String hash) {
    List<Layer> all = new ArrayList<>(layers);
    all.add(upper);
    return new RulebookVersion(join(all, Layer::name), join(all, Layer::version), hash, all);
  }

  /**
   * Returns what a record says that was kept before layers were: names and versions are parted at
   * each {@code +}. Of several layers the hashes are not known, and where names and versions do not
   * pair off, neither are the versions.
   */
  public static RulebookVersion ofJoined(String name, String version, String hash) {
    String[] names = name.split(JOINED, -1);
    String[] versions = version.split(JOINED, -1);
    if (names.length == 1) {
      return new RulebookVersion(name, version, hash);
    }
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      layers.add(new Layer(names[i], versions.length == names.length ? versions[i] : "", ""));
    }
    return new RulebookVersion(name, version, hash, layers);
  }

  private static String join(List<Layer> layers, Function<Layer, String> text) {
    return layers.stream().map(text).collect(Collectors.joining("+"));
  }
}
