package dev.candor.compliance.internal.yaml;

import dev.candor.fault.Fault;
import java.util.List;

/** A file, or one row of a sheet, and what is wrong with it. Not to be shared between threads. */
final class YamlSource {

  private final String file;
  private final List<Fault> faults;
  private boolean faulty;

  YamlSource(String file, List<Fault> faults) {
    this.file = file;
    this.faults = faults;
  }

  /** Returns the name of the file, which begins every place in it. */
  String file() {
    return file;
  }

  /** Notes a fault. */
  void add(Fault fault) {
    faults.add(fault);
  }

  /** Notes that nothing is to be made of it. */
  void markFaulty() {
    faulty = true;
  }

  boolean isFaulty() {
    return faulty;
  }
}
