package dev.candor.compliance;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule's keys and values as {@link Yaml#flat} tells them, worked out when somebody asks: tables
 * and comparisons do, and a decision never does. Unmodifiable; may be shared between threads.
 */
final class Written extends AbstractMap<String, String> {

  private final Yaml yaml;

  // written by any thread without a lock: whoever's it is, it says the same
  private @Nullable Map<String, String> flat;

  Written(Yaml yaml) {
    this.yaml = yaml;
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return told().entrySet();
  }

  @Override
  public @Nullable String get(Object key) {
    return told().get(key);
  }

  @Override
  public boolean containsKey(Object key) {
    return told().containsKey(key);
  }

  private Map<String, String> told() {
    Map<String, String> known = flat;
    if (known == null) {
      known = Collections.unmodifiableMap(yaml.flat());
      flat = known;
    }
    return known;
  }
}
