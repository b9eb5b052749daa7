package dev.candor.workshop.check;

import dev.candor.compliance.rule.Restriction;

/** Tells whether another restriction is of the same kind and bounds the same thing. Immutable. */
final class BoundsTheSame implements Restriction.Kinds<Boolean> {

  private final Restriction other;

  BoundsTheSame(Restriction other) {
    this.other = other;
  }

  @Override
  public Boolean hours(Restriction.Hours one) {
    return other instanceof Restriction.Hours that && one.zone().equals(that.zone());
  }

  @Override
  public Boolean weekdays(Restriction.Weekdays one) {
    return other instanceof Restriction.Weekdays that && one.zone().equals(that.zone());
  }

  @Override
  public Boolean holidays(Restriction.Holidays one) {
    return false;
  }

  @Override
  public Boolean inconvenientTimes(Restriction.InconvenientTimes one) {
    return false;
  }

  @Override
  public Boolean notBefore(Restriction.NotBefore one) {
    return other instanceof Restriction.NotBefore that && one.fact() == that.fact();
  }

  @Override
  public Boolean notAfter(Restriction.NotAfter one) {
    return other instanceof Restriction.NotAfter that && one.fact() == that.fact();
  }

  @Override
  public Boolean cap(Restriction.Cap one) {
    return other instanceof Restriction.Cap that
        && one.length().equals(that.length())
        && one.unit() == that.unit()
        && one.count().equals(that.count());
  }

  @Override
  public Boolean coolDown(Restriction.CoolDown one) {
    return other instanceof Restriction.CoolDown that && one.count().equals(that.count());
  }
}
