package dev.candor.compliance;

import dev.candor.time.LimitZone;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;

/** What a rule says when it applies. */
sealed interface Saying {

  <T> T match(
      Function<Refuse, T> refuse, Function<Require, T> require, Function<Restrict, T> restrict);

  /** The message may not go. */
  record Refuse() implements Saying {
    @Override
    public <T> T match(
        Function<Refuse, T> refuse, Function<Require, T> require, Function<Restrict, T> restrict) {
      return refuse.apply(this);
    }
  }

  /** The message must carry a disclosure. */
  record Require(DisclosureText disclosure) implements Saying {
    @Override
    public <T> T match(
        Function<Refuse, T> refuse, Function<Require, T> require, Function<Restrict, T> restrict) {
      return require.apply(this);
    }
  }

  /** The message may go only at some times. */
  record Restrict(List<Restriction> restrictions) implements Saying {
    @Override
    public <T> T match(
        Function<Refuse, T> refuse, Function<Require, T> require, Function<Restrict, T> restrict) {
      return restrict.apply(this);
    }
  }

  /** One restriction as the rulebook writes it. */
  sealed interface Restriction {

    <T> T match(Function<Hours, T> hours, Function<Cap, T> cap, Function<Wait, T> wait);

    /** Only these hours. */
    record Hours(LocalTime from, LocalTime to, LimitZone zone) implements Restriction {
      @Override
      public <T> T match(Function<Hours, T> hours, Function<Cap, T> cap, Function<Wait, T> wait) {
        return hours.apply(this);
      }
    }

    /** At most so many in so many days. */
    record Cap(Parameter max, Parameter days, LimitZone zone, Count count) implements Restriction {
      @Override
      public <T> T match(Function<Hours, T> hours, Function<Cap, T> cap, Function<Wait, T> wait) {
        return cap.apply(this);
      }
    }

    /** Not for so many days after. */
    record Wait(Parameter days, LimitZone zone, Count count) implements Restriction {
      @Override
      public <T> T match(Function<Hours, T> hours, Function<Cap, T> cap, Function<Wait, T> wait) {
        return wait.apply(this);
      }
    }
  }
}
