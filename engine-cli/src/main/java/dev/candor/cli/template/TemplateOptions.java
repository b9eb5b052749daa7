package dev.candor.cli.template;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.config.Configuration;
import dev.candor.cli.option.ConfigurationOption;
import dev.candor.cli.option.DatabaseOption;
import dev.candor.cli.source.LazyInteractions;
import dev.candor.cli.source.StandardTemplates;
import dev.candor.template.Templatebook;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options by which a command that looks at templates finds them. */
final class TemplateOptions {

  @Option(
      names = "--templates",
      paramLabel = "FOLDER",
      description = "Your own templates, over templatebook-us.")
  private @Nullable Path folder;

  @Mixin private @Nullable DatabaseOption database;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  private Configuration inForce() {
    return ConfigurationOption.of(command)
        .with(requireValue(database).flag(), null, null, null, folder);
  }

  /** Returns the folder of own templates, or null. */
  @Nullable Path folder() {
    return inForce().templates().value();
  }

  /** Reads the standard templates, over them what is in use, and over both the folder. */
  Templatebook book() {
    return with(interactions -> StandardTemplates.layer(folder(), interactions));
  }

  /** Reads the standard templates, and over them what is in use. */
  Templatebook inUse() {
    return with(StandardTemplates::inUse);
  }

  private <T> T with(Function<LazyInteractions, T> work) {
    try (LazyInteractions interactions = new LazyInteractions(inForce().database().get())) {
      return work.apply(interactions);
    }
  }
}
