package dev.candor.document;

import dev.candor.document.TemplateVersion.Stamp;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Where a lender's own templates are kept with all their versions. A port; {@code
 * engine-store-jdbc} keeps them in a database. It judges no template: {@code
 * dev.candor.template.TemplateLibrary} stands before it and lets nothing broken become active. May
 * be shared between threads and processes.
 */
public interface TemplateStore {

  /**
   * What is in use. One moment's state: all of it belongs to the same revision.
   *
   * @param revision moves by one with every change of what is in use
   * @param files the files of all active versions
   * @param numbers the number of the active version by key
   * @param enabled what was switched on or off, by {@link TemplateDescriptor#key}, over what the
   *     templatebook says
   */
  record InUse(
      long revision,
      SortedMap<String, String> files,
      Map<String, Integer> numbers,
      Map<String, Boolean> enabled) {}

  /** Returns the revision alone: cheap enough to be asked before every batch. */
  long revision();

  /** Returns what is in use now. */
  InUse inUse();

  /** Returns all versions of a key, newest first; empty where there are none. */
  List<TemplateVersion> versions(String key);

  /** Returns every key there is a version of, sorted. */
  List<String> keys();

  /** Keeps a new draft, with the next number of its key. Changes nothing in use. */
  TemplateVersion draft(
      String key, SortedMap<String, String> files, String checksum, String note, Stamp by);

  /**
   * Puts versions into use and retires those that were, all in one step. A version that is not
   * there is refused with {@link dev.candor.fault.InvalidInputException}, and nothing changes.
   *
   * @param numbers the number of the version by key
   * @param revisionSeen the revision they were checked against
   * @return false, and nothing changed, when what is in use moved since
   */
  boolean activate(Map<String, Integer> numbers, long revisionSeen, Stamp by);

  /**
   * Takes the active version of a key out of use, so that the templatebook below shows again.
   *
   * @return false, and nothing changed, when what is in use moved since
   */
  boolean retire(String key, long revisionSeen, Stamp by);

  /**
   * Switches a template on or off.
   *
   * @param descriptor its {@link TemplateDescriptor#key}
   * @return false, and nothing changed, when what is in use moved since
   */
  boolean enable(String descriptor, boolean enabled, long revisionSeen, Stamp by);

  /** Returns everything that was ever done, oldest first. */
  List<Change> changes();

  /**
   * Something that was done.
   *
   * @param key of the version, or of the descriptor for enable and disable
   * @param number of the version; 0 for enable and disable
   * @param action drafted, activated, retired, enabled or disabled
   * @param stamp by whom and when
   */
  record Change(String key, int number, Action action, Stamp stamp) {}

  /** What can be done. */
  enum Action {
    DRAFTED,
    ACTIVATED,
    RETIRED,
    ENABLED,
    DISABLED
  }
}
