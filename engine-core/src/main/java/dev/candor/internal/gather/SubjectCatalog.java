package dev.candor.internal.gather;

import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.message.SubjectDescriptor;
import dev.candor.message.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps what is known of each subject, by the source or as the host set it. Immutable. */
public final class SubjectCatalog {

  private final Map<Subject, SubjectDescriptor> replaced;
  private final boolean listedThemesOnly;

  /**
   * Creates a catalog.
   *
   * @param replaced what the host knows otherwise than the source
   * @param listedThemesOnly whether only the 22 themes that the source lists are known
   */
  public SubjectCatalog(Map<Subject, SubjectDescriptor> replaced, boolean listedThemesOnly) {
    this.replaced = Map.copyOf(replaced);
    this.listedThemesOnly = listedThemesOnly;
  }

  /** Returns every subject with what is known of it. */
  public List<SubjectDescriptor> list() {
    List<SubjectDescriptor> all = new ArrayList<>();
    for (Subject subject : Subject.values()) {
      all.add(get(subject));
    }
    return all;
  }

  /** Returns what is known of one subject. */
  public SubjectDescriptor get(Subject subject) {
    return Objects.requireNonNullElseGet(
        replaced.get(subject), () -> SubjectDescriptor.of(subject));
  }

  /** Returns the subject's own theme; null where it has none. */
  public @Nullable Theme ownTheme(Subject subject) {
    return get(subject).theme();
  }

  /** Returns whether a theme is one that the source's prose alone names, and such are unknown. */
  boolean isUnknown(@Nullable Theme theme) {
    return listedThemesOnly && theme == Theme.OUT_OPS_LOAN;
  }

  /**
   * Returns the theme that a valid request is recorded under: the one given, else the subject's.
   */
  Theme themeOf(SendRequest request) {
    Theme given = request.theme();
    if (given != null) {
      return given;
    }
    Theme own = Objects.requireNonNull(ownTheme(request.subject()));

    return listedThemesOnly ? own.toListed() : own;
  }
}
