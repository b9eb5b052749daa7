package dev.candor.cli.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An input that ends after so many bytes, whatever follows. Not to be shared between threads. */
public final class FirstBytes extends FilterInputStream {

  private long left;

  public FirstBytes(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    return left-- > 0 ? in.read() : -1;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (left <= 0) {
      return -1;
    }
    int read = in.read(bytes, from, (int) Math.min(length, left));
    left -= Math.max(0, read);
    return read;
  }
}
