package dev.candor.template.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class RecordAccessTest {

  /** A record of texts and numbers, one of which cannot be read. */
  private record Loan(String id, int days, boolean late) {
    @Override
    public boolean late() {
      throw new IllegalStateException();
    }
  }

  @Test
  void reads_texts_and_numbers_of_a_private_record() {
    RecordAccess reader = RecordAccess.of(Loan.class);
    Loan loan = new Loan("LN-1", 5, true);

    assertThat(reader.names()).containsExactly("id", "days", "late");
    assertThat(reader.read(loan, "id")).isEqualTo("LN-1");
    assertThat(reader.read(loan, "days")).isEqualTo(5);
    assertThat(reader.read(loan, "hashCode")).isSameAs(TemplateValues.UNDEFINED);
  }

  @Test
  void refuses_a_component_whose_accessor_fails() {
    assertThat(RecordAccess.of(Loan.class).read(new Loan("LN-1", 5, true), "late"))
        .isSameAs(TemplateValues.REFUSED);
  }

  @Test
  void reads_a_record_of_another_class_loader() throws Exception {
    Class<?> stranger = new OwnLoader().loadClass(Loan.class.getName());
    var constructor = stranger.getDeclaredConstructor(String.class, int.class, boolean.class);
    constructor.setAccessible(true);
    Object loan = constructor.newInstance("LN-2", 7, true);

    assertThat(stranger).isNotSameAs(Loan.class);
    assertThat(RecordAccess.of(stranger).read(loan, "id")).isEqualTo("LN-2");
    assertThat(RecordAccess.of(stranger).read(loan, "days")).isEqualTo(7);
    assertThat(RecordAccess.of(stranger).read(loan, "late")).isSameAs(TemplateValues.REFUSED);
  }

  /** Defines the classes of this test anew. */
  private static final class OwnLoader extends ClassLoader {

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(RecordAccessTest.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in =
          RecordAccessTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }
}
