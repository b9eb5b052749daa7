package dev.candor.cli.text;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.Locale;

/**
 * The standard output, which remembers that nobody reads it any more: a pipe to {@code head} that
 * has its lines. Not to be shared between threads.
 */
public final class StandardOutput extends FilterOutputStream {

  private boolean noLongerRead;

  public StandardOutput() {
    super(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
  }

  /** Returns whether writing failed since the reader of the pipe is gone. */
  public boolean isNoLongerRead() {
    return noLongerRead;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException failed) {
      throw remember(failed);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException failed) {
      throw remember(failed);
    }
  }

  /**
   * Notes a broken pipe, and returns the failure. The JDK tells the cause in the system's words
   * alone.
   */
  private IOException remember(IOException failed) {
    noLongerRead |=
        String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
    return failed;
  }
}
