package dev.candor.template.internal.book;

import dev.candor.document.TemplateDescriptor;
import dev.candor.document.TemplateStore;
import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.party.LoanType;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a templatebook says of its templates beside their words. Where several entries fit one
 * template the last one wins, so a layer above undoes what the one below said.
 *
 * @param name the book's name
 * @param version the book's version
 * @param base the book it lies over, or null
 * @param maxSegments how many segments a text message may have, from 1 to 255; null where the book
 *     does not say
 * @param entries in the order in which they were said
 */
public record TemplateSettings(
    String name,
    String version,
    @Nullable String base,
    @Nullable Integer maxSegments,
    List<SettingEntry> entries) {

  /** What an entry says. */
  enum SettingKind {
    DISABLED,
    ENABLED,
    SENSITIVE,
    NAMED
  }

  /** One thing said of some templates. */
  record SettingEntry(SettingKind kind, TemplateSelector of, String value) {}

  private static final String NAMED = "name.";
  private static final String MAX_SEGMENTS = "text.maxSegments";
  private static final int USUAL_SEGMENTS = 10;
  // the header that joins segments counts them in one octet
  private static final int MOST_SEGMENTS = 255;
  private static final List<String> KEYS =
      List.of("name", "version", "base", "disabled", "enabled", "sensitive", MAX_SEGMENTS);

  public static TemplateSettings read(
      @Nullable String text, @Nullable String implied, List<Fault> faults) {
    Properties properties = new Properties();
    List<SettingEntry> entries = new ArrayList<>();
    if (text != null) {
      try {
        properties.load(new StringReader(text));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      } catch (IllegalArgumentException badEscape) {
        faults.add(
            new Fault(
                TemplateFiles.PROPERTIES,
                "",
                "A \\u is not followed by four hexadecimal digits.",
                "mend the escape."));
      }
      for (String key : new TreeSet<>(properties.stringPropertyNames())) {
        String value = properties.getProperty(key);
        switch (key) {
          case "disabled" -> list(SettingKind.DISABLED, key, value, text, entries, faults);
          case "enabled" -> list(SettingKind.ENABLED, key, value, text, entries, faults);
          case "sensitive" -> list(SettingKind.SENSITIVE, key, value, text, entries, faults);
          default -> {
            if (key.startsWith(NAMED)) {
              String named = key.substring(NAMED.length());
              TemplateSelector of = TemplateSelector.read(named, place(text, key), key, faults);
              if (of != null) {
                entries.add(new SettingEntry(SettingKind.NAMED, of, value.strip()));
              }
            } else if (!KEYS.contains(key)) {
              refuseUnknown(key, place(text, key), faults);
            }
          }
        }
      }
    }
    String base = properties.getProperty("base", implied);

    return new TemplateSettings(
        properties.getProperty("name", "templatebook").strip(),
        properties.getProperty("version", "0").strip(),
        base == null ? null : base.strip(),
        segments(properties.getProperty(MAX_SEGMENTS), text, faults),
        List.copyOf(entries));
  }

  private static @Nullable Integer segments(
      @Nullable String value, @Nullable String text, List<Fault> faults) {
    if (value == null || text == null) {
      return null;
    }

    String digits = value.strip();
    boolean number =
        !digits.isEmpty()
            && digits.length() < 9
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int segments = number ? Integer.parseInt(digits) : 0;
    if (segments >= 1 && segments <= MOST_SEGMENTS) {
      return segments;
    }

    faults.add(
        new Fault(
            place(text, MAX_SEGMENTS),
            MAX_SEGMENTS,
            "The value (" + digits + ") is not a number from 1 to " + MOST_SEGMENTS + ".",
            "write " + USUAL_SEGMENTS + ", or leave it out for the same."));

    return null;
  }

  /** How many segments a text message may have. */
  public int segments() {
    return maxSegments == null ? USUAL_SEGMENTS : maxSegments;
  }

  private static void refuseUnknown(String key, String place, List<Fault> faults) {
    List<String> nearest = Nearest.to(key, KEYS, 1);
    faults.add(
        new Fault(
            place,
            "",
            "The key (%s) is not known.%s"
                .formatted(key, nearest.isEmpty() ? "" : " Nearest: " + nearest.get(0) + "."),
            "use " + String.join(", ", KEYS) + " or name.subject/channel."));
  }

  private static void list(
      SettingKind kind,
      String key,
      String value,
      String text,
      List<SettingEntry> entries,
      List<Fault> faults) {
    for (String written : value.split(",", -1)) {
      if (!written.isBlank()) {
        TemplateSelector of = TemplateSelector.read(written.strip(), place(text, key), key, faults);
        if (of != null) {
          entries.add(new SettingEntry(kind, of, ""));
        }
      }
    }
  }

  private static String place(String text, String key) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(key)) {
        return TemplateFiles.PROPERTIES + ":" + (i + 1) + ":" + (lines.get(i).indexOf(key) + 1);
      }
    }
    return TemplateFiles.PROPERTIES;
  }

  /** The fault of lying over another book than the one these settings name; null where it fits. */
  public @Nullable Fault liesOver(String below) {
    return base == null || base.equals(below)
        ? null
        : new Fault(
            TemplateFiles.PROPERTIES,
            "base",
            "The book (" + name + ") lies over (" + base + "), not over (" + below + ").",
            "lay it over (" + base + ").");
  }

  /** What a store says, for a book to be laid over the one given. */
  public static TemplateSettings fromStore(String below, TemplateStore.InUse stored) {
    List<SettingEntry> entries = new ArrayList<>();
    new TreeMap<>(stored.enabled())
        .forEach(
            (key, enabled) -> {
              // kept when the template was there; one that is gone meanwhile matches nothing
              TemplateSelector of = TemplateSelector.read(key, "the store", "", new ArrayList<>());
              if (of != null) {
                String language = of.language() == null ? "en" : of.language();
                entries.add(
                    new SettingEntry(
                        enabled ? SettingKind.ENABLED : SettingKind.DISABLED,
                        new TemplateSelector(
                            language, of.subject(), of.channel(), of.loanType(), true),
                        ""));
              }
            });

    return new TemplateSettings(
        "database", "revision " + stored.revision(), below, null, List.copyOf(entries));
  }

  /** These settings with those of a book below, whose entries come first. */
  public TemplateSettings over(TemplateSettings below) {
    return new TemplateSettings(
        name,
        version,
        below.base,
        maxSegments == null ? below.maxSegments : maxSegments,
        Stream.concat(below.entries.stream(), entries.stream()).toList());
  }

  public TemplateDescriptor descriptor(
      String language, Subject subject, Channel channel, @Nullable LoanType loanType) {
    String title = subject.title() + ", " + channel;
    TemplateDescriptor found =
        new TemplateDescriptor(subject, channel, language, loanType, title, false, true);
    boolean enabled = true;
    boolean sensitive = false;
    for (SettingEntry entry : entries) {
      if (entry.of().matches(found)) {
        switch (entry.kind()) {
          case DISABLED -> enabled = false;
          case ENABLED -> enabled = true;
          case SENSITIVE -> sensitive = true;
          case NAMED -> title = entry.value();
        }
      }
    }

    return new TemplateDescriptor(subject, channel, language, loanType, title, sensitive, enabled);
  }
}
