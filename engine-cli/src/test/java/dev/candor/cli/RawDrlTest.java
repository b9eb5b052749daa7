package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawDrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.candor.drl.DrlRules",
        "org.drools.model.codegen.ExecutableModelProject",
        "org.drools.drl.parser.DrlParser",
        "org.eclipse.jdt.internal.compiler.Compiler",
        "org.mvel2.MVEL"
      })
  void nothing_that_compiles_rules_is_on_the_class_path(String compiler) {
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> Class.forName(compiler));
  }
}
