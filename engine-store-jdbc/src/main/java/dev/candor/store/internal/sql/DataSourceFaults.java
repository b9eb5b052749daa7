package dev.candor.store.internal.sql;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;

/** Words what is wrong with a data source of the host's. */
public final class DataSourceFaults {

  private DataSourceFaults() {}

  /** Returns the refusal of the host's data source. */
  public static InvalidInputException of(String message, String maybe) {
    return new InvalidInputException("the store", new Fault("DataSource", "", message, maybe));
  }
}
