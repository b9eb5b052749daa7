package dev.candor.time;

import java.time.ZoneId;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose clock a limit reads: the recipient's, wherever that may plausibly be, or one fixed zone.
 * Immutable.
 */
public sealed interface LimitZone {

  /**
   * Returns every zone the recipient may plausibly be in: the limit holds in all of them at once
   * (12 CFR 1006.6(b)(1), comment 2).
   */
  static LimitZone recipient() {
    return Recipient.INSTANCE;
  }

  /** Returns the zone named, whoever the recipient is. */
  static LimitZone fixed(ZoneId zone) {
    return new Fixed(zone);
  }

  /** Hands this zone to the function for its kind. */
  <T extends @Nullable Object> T match(Supplier<T> recipient, Function<ZoneId, T> fixed);

  /** See {@link LimitZone#recipient()}. */
  enum Recipient implements LimitZone {
    /** The one there is. */
    INSTANCE;

    @Override
    public <T extends @Nullable Object> T match(Supplier<T> recipient, Function<ZoneId, T> fixed) {
      return recipient.get();
    }
  }

  /** See {@link LimitZone#fixed(ZoneId)}. */
  record Fixed(ZoneId zone) implements LimitZone {
    @Override
    public <T extends @Nullable Object> T match(Supplier<T> recipient, Function<ZoneId, T> fixed) {
      return fixed.apply(zone);
    }
  }
}
