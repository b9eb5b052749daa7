package dev.candor.message;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a subject and may be set for it. It has no id but the subject itself.
 *
 * @param subject the subject
 * @param title its title
 * @param theme its implicit theme, or null where it has none
 * @param caseTypes the types of case it belongs to
 * @param agentCanSend whether an agent may send it
 * @param previewOnly whether the rendered output must be edited before it is sent
 */
public record SubjectDescriptor(
    Subject subject,
    String title,
    @Nullable Theme theme,
    Set<CaseType> caseTypes,
    boolean agentCanSend,
    boolean previewOnly) {

  public SubjectDescriptor {
    caseTypes = Set.copyOf(caseTypes);
  }

  /** Returns the subject as the source describes it. */
  public static SubjectDescriptor of(Subject subject) {
    return new SubjectDescriptor(
        subject, subject.title(), subject.implicitTheme().orElse(null), Set.of(), true, false);
  }

  /** Returns this descriptor with what the update gives; what it leaves out stays. */
  public SubjectDescriptor with(SubjectUpdate update) {
    return new SubjectDescriptor(
        subject,
        title,
        update.theme() == null ? theme : update.theme(),
        update.caseTypes() == null ? caseTypes : update.caseTypes(),
        update.agentCanSend() == null ? agentCanSend : update.agentCanSend(),
        update.previewOnly() == null ? previewOnly : update.previewOnly());
  }
}
