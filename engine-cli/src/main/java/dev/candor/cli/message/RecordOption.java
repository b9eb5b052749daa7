package dev.candor.cli.message;

import static dev.candor.cli.option.Required.requireValue;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.candor.decision.Facts;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.message.SendRequest;
import dev.candor.party.BorrowerFile;
import dev.candor.workshop.change.RecordedDecision;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --record}: where a command writes down what it decided on, to be replayed. */
final class RecordOption {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(LocalDate.class, ToStringSerializer.instance)
                  .addSerializer(LocalTime.class, ToStringSerializer.instance)
                  .addSerializer(ZoneId.class, ToStringSerializer.instance)
                  .addSerializer(DayOfWeek.class, new SmallLetters()))
          .build();

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "Adds a line with the instant, the request and all that is known of the borrower, for candor rules diff --history. It holds personal data.")
  private @Nullable Path file;

  /** Returns whether anything is to be written down. */
  boolean isGiven() {
    return file != null;
  }

  /**
   * Writes down one decision.
   *
   * @param facts what was known before it was made; a borrower nobody knows is left out
   */
  void add(Instant at, SendRequest request, Facts facts, PrintWriter err) {
    Path to = requireValue(file);
    BorrowerFile known = facts.file();
    if (known == null) {
      err.println("Not written to " + to + ": nothing is known of " + request.personId() + ".");
      return;
    }
    BorrowerFile whole =
        new BorrowerFile(
            known.borrower(),
            known.contacts(),
            known.loans(),
            known.cases(),
            known.statements(),
            facts.history());

    try {
      Files.writeString(
          to,
          line(new RecordedDecision(at, request, whole)) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      throw new InvalidInputException(
          "the command line",
          new Fault(
              "--record",
              "",
              "The file (" + to + ") cannot be written.",
              "check the path and the room there is."));
    }
  }

  static String line(RecordedDecision decision) {
    try {
      return MAPPER.writeValueAsString(decision);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The reader wants days of the week so. */
  private static final class SmallLetters extends JsonSerializer<DayOfWeek> {
    @Override
    public void serialize(DayOfWeek day, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(day.name().toLowerCase(Locale.ROOT));
    }
  }
}
