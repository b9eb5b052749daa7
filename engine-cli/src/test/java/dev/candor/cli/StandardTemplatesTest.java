package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.candor.cli.source.DemoPortfolio;
import dev.candor.cli.source.StandardTemplates;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.Rendering;
import dev.candor.document.TemplateDescriptor;
import dev.candor.template.TemplateCheck;
import dev.candor.template.TemplateRenderer;
import dev.candor.template.TemplateVariables;
import dev.candor.template.Templatebook;
import dev.candor.template.variable.Variable;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found in the standard templates holds when they are written. */
@Tag("slow")
class StandardTemplatesTest {

  private static final Templatebook BOOK = StandardTemplates.book();
  private static final TemplateRenderer RENDERER = TemplateRenderer.of(BOOK);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static Stream<Arguments> templates() {
    return BOOK.descriptors().stream()
        .filter(TemplateDescriptor::enabled)
        .map(template -> Arguments.argumentSet(template.key(), template));
  }

  private static TemplateVariables variables(TemplateDescriptor template) {
    return BOOK.variables(template.subject(), template.channel(), template.language());
  }

  private static Rendering write(TemplateDescriptor template, Map<String, Object> context) {
    return RENDERER.render(
        new RenderOrder(
            template.subject(),
            template.channel(),
            template.language(),
            template.loanType(),
            context,
            List.of(),
            true,
            Set.of(Format.TEXT),
            DemoPortfolio.NOW,
            ZoneOffset.UTC));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void the_sample_fits_the_schema_and_leaves_no_name_undefined(TemplateDescriptor template)
      throws Exception {
    TemplateVariables variables = variables(template);

    assertThat(
            SCHEMAS
                .getSchema(JSON.writeValueAsString(variables.schema()), InputFormat.JSON)
                .validate(JSON.writeValueAsString(variables.sample()), InputFormat.JSON))
        .isEmpty();
    assertThat(write(template, variables.context(null)).undefinedNames()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void what_is_optional_may_be_left_out(TemplateDescriptor template) throws Exception {
    TemplateVariables variables = variables(template);
    Map<String, Object> context = variables.context(null);
    variables.findWanted().forEach(variable -> without(variable, context));

    assertThat(write(template, context).undefinedNames()).isEmpty();
    Map<String, Object> wanted = variables.sample();
    variables.findWanted().forEach(variable -> without(variable, wanted));
    assertThat(
            SCHEMAS
                .getSchema(JSON.writeValueAsString(variables.schema()), InputFormat.JSON)
                .validate(JSON.writeValueAsString(wanted), InputFormat.JSON))
        .isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static void without(Variable variable, Map<String, Object> group) {
    if (variable.optional()) {
      group.remove(variable.name());
    } else if (group.get(variable.name()) instanceof Map<?, ?> inner) {
      variable.names().forEach(name -> without(name, (Map<String, Object>) inner));
    }
  }

  @Test
  void the_standard_templates_have_no_fault() {
    TemplateCheck check =
        TemplateCheck.of(BOOK, StandardTemplates.samples(null, new ArrayList<>()));

    assertThat(check.faults()).isEmpty();
    assertThat(check.templates()).isEqualTo(BOOK.templates().size());
  }

  @Test
  void every_sample_beside_them_is_of_a_subject_with_templates() {
    List<String> idle = new ArrayList<>();
    StandardTemplates.samples(null, new ArrayList<>())
        .keySet()
        .forEach(
            subject -> {
              if (BOOK.variables(subject, null, null).templates().isEmpty()) {
                idle.add(subject.wireName());
              }
            });
    assertThat(idle).isEmpty();
  }
}
