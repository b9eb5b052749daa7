package dev.candor.scheduling;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * As many tries as the lane wants of a schedule's laws, and its seed where it has one: the fast
 * lane tries the same each time, the full one something new.
 */
final class Lane implements AroundPropertyHook {

  static final int TRIES = Integer.getInteger("candor.tests.schedule.tries", 1_000);

  private static final String SEED = System.getProperty("candor.tests.schedule.seed", "");

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    context.attributes().setTries(TRIES);
    if (!SEED.isEmpty()) {
      context.attributes().setSeed(SEED);
    }
    return property.execute();
  }
}
