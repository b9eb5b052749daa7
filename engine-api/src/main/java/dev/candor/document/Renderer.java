package dev.candor.document;

import dev.candor.decision.TemplateState;
import dev.candor.message.Channel;
import dev.candor.message.Subject;

/**
 * Writes messages from templates. A port; {@code engine-templates} builds one from a templatebook.
 * Implementations may be shared between threads, open no file and no connection while they write,
 * and give the same bytes for the same order.
 */
public interface Renderer {

  /** Whether there is a template for this subject and channel, in any language. */
  TemplateState state(Subject subject, Channel channel);

  /**
   * Writes the message. Under strictUndefined every undefined name of subject line, text and html
   * ends in one {@link dev.candor.fault.BrokenTemplateException} that lists them all with their
   * places; otherwise the answer lists the same names. A missing or disabled template, a disclosure
   * without a slot, and output beyond the limits end in that exception too.
   */
  Rendering render(RenderOrder order);
}
