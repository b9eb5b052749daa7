package dev.candor.template.internal.visible;

/** What stands in a page in the place of data: {@link #START}, a number, {@link #END}. */
public final class DataMark {

  public static final char START = '\ue000';

  public static final char END = '\ue001';

  private DataMark() {}

  static boolean isIn(String value) {
    return value.indexOf(START) >= 0;
  }
}
