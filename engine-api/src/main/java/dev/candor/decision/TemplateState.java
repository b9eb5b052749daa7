package dev.candor.decision;

/** Whether there is a template for a subject and channel. */
public enum TemplateState {
  /** There is one and it may be used. */
  ENABLED,
  /** There is one and it is switched off. */
  DISABLED,
  /** There is none. */
  MISSING
}
