package dev.candor.cli.option;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.config.Configuration;
import dev.candor.cli.config.ConfigurationSources;
import dev.candor.cli.text.TerminalWidth;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option {@code --config} of every command, and the configuration read by it once. */
public final class ConfigurationOption {

  /** The end of the help of a flag that the configuration may stand in for. */
  public static final String UNLESS = " unless given here or in the configuration.";

  /** The name under which the first command has it. */
  private static final String MIXIN = "configuration";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "The configuration; what CANDOR_CONFIG names, or candor.yaml of this folder, unless given; - for standard input. See: candor config show.")
  private @Nullable Path config;

  private final Map<String, String> environment;
  private final Path folder;
  private @Nullable Configuration known;

  private ConfigurationOption(Map<String, String> environment, Path folder) {
    this.environment = environment;
    this.folder = folder;
  }

  /** Gives the first command the option; it reads in this environment and folder. */
  public static void addTo(CommandSpec first, Map<String, String> environment, Path folder) {
    first.addMixin(
        MIXIN, CommandSpec.forAnnotatedObject(new ConfigurationOption(environment, folder)));
  }

  /** Returns what is in force for a command, but for its own flags. */
  public static Configuration of(@Nullable CommandSpec command) {
    return find(command).read();
  }

  /** Returns how wide the terminal is that a command answers on. */
  public static TerminalWidth terminalWidth(@Nullable CommandSpec command) {
    return TerminalWidth.of(find(command).environment);
  }

  private static ConfigurationOption find(@Nullable CommandSpec command) {
    CommandSpec mixin = requireValue(requireValue(command).root().mixins().get(MIXIN));
    return (ConfigurationOption) mixin.userObject();
  }

  private Configuration read() {
    Configuration configuration = known;
    if (configuration == null) {
      configuration = ConfigurationSources.read(config, environment, folder);
      known = configuration;
    }
    return configuration;
  }
}
