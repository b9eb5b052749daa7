package dev.candor.template.internal.book;

import dev.candor.fault.Fault;
import dev.candor.message.Channel;
import dev.candor.template.internal.syntax.Source;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All templates of a book, compiled. May be shared between threads.
 *
 * @param settings what its properties say
 * @param sources its files
 * @param sets its templates by key, sorted
 * @param notes what is allowed and yet likely not meant, by place
 */
public record CompiledBook(
    TemplateSettings settings,
    BookSources sources,
    Map<String, TemplateSet> sets,
    Set<Fault> notes) {

  /**
   * Finds a template that would come out the same in a book laid over this one.
   *
   * @return it; null where one of its files or partials is another one there, or a setting that
   *     matters to it
   */
  @Nullable TemplateSet findUnchanged(String key, TemplateSettings above, BookSources now) {
    TemplateSet set = sets.get(key);
    if (set == null
        || settings.base() != null
        || above.base() != null
        || !now.templates().getOrDefault(key, Map.of()).equals(sources.templates().get(key))) {
      return null;
    }

    boolean otherLimit =
        set.descriptor().channel() == Channel.TEXT && above.segments() != settings.segments();
    Set<String> uses = set.uses();
    return otherLimit || isNoted(uses) || !haveSame(uses, set.language(), now) ? null : set;
  }

  private boolean haveSame(Set<String> uses, String language, BookSources now) {
    Map<String, Source> theirs = now.partials(language);
    for (Map.Entry<String, Source> partial : sources.partials(language).entrySet()) {
      if (uses.contains(partial.getValue().name())
          && theirs.get(partial.getKey()) != partial.getValue()) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a note stands in a partial: it may be due to any page that uses it. */
  private boolean isNoted(Set<String> partials) {
    Set<String> noted = new HashSet<>();
    notes.forEach(note -> noted.add(sourceOf(note)));
    noted.retainAll(partials);
    return !noted.isEmpty();
  }

  /** Returns the notes that stand in the files of a template. */
  Set<Fault> notesIn(String key) {
    Set<String> names = new HashSet<>();
    sources.templates().getOrDefault(key, Map.of()).values().forEach(one -> names.add(one.name()));
    Set<Fault> found = new TreeSet<>(Fault.BY_PLACE);
    for (Fault note : notes) {
      if (names.contains(sourceOf(note))) {
        found.add(note);
      }
    }
    return found;
  }

  private static String sourceOf(Fault note) {
    return note.place().substring(0, Math.max(0, note.place().indexOf(':')));
  }
}
