package dev.candor.scheduling;

import java.util.List;

/** Permits what every one of some gates permits, and everything where there is none. */
final class Every implements Gate {

  private final Gate[] gates;

  private Every(Gate[] gates) {
    this.gates = gates;
  }

  static Gate of(List<Gate> gates) {
    return gates.size() == 1 ? gates.get(0) : new Every(gates.toArray(new Gate[0]));
  }

  /**
   * Pushes the time through the gates, from the first again whenever one moves it. No gate moves it
   * past what all permit, so it cannot arrive later than at the first such time.
   */
  @Override
  public long next(long time, long last) {
    long at = time;
    int mover = -1;
    int gate = 0;
    while (gate < gates.length) {
      long next = gate == mover ? at : gates[gate].next(at, last);
      if (next == at) {
        gate++;
      } else if (next > last) {
        return NEVER;
      } else {
        at = next;
        mover = gate;
        gate = 0;
      }
    }
    return at;
  }

  @Override
  public long until(long permitted, long last) {
    long end = NEVER;
    for (Gate gate : gates) {
      end = Math.min(end, gate.until(permitted, Math.min(end, last)));
    }
    return end;
  }

  @Override
  public boolean goesOn(long permitted) {
    for (Gate gate : gates) {
      if (!gate.goesOn(permitted)) {
        return false;
      }
    }
    return true;
  }
}
