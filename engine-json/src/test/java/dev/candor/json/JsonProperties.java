package dev.candor.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.json.internal.LocatedJson;
import dev.candor.message.RenderRequest;
import dev.candor.message.SendRequest;
import dev.candor.message.Word;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Company;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class JsonProperties {

  private static final List<Class<? extends Record>> RECORDS =
      List.of(
          SendRequest.class,
          RenderRequest.class,
          BorrowerFile.class,
          Company.class,
          Portfolio.Contents.class);

  // ---- whatever the bytes are, they are read or refused ----

  @Property
  void arbitrary_bytes_are_read_or_refused(@ForAll byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property
  void scraps_of_json_are_read_or_refused(@ForAll("scraps") String text) {
    readOrRefuse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Property
  void a_text_in_memory_is_read_as_its_bytes_are(@ForAll("scraps") String text) {
    // two bytes of which one is zero are taken for UTF-16; a text in memory has no encoding
    Assume.that(text.indexOf('\0') < 0 || text.indexOf('\0') > 1);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    Reading<SendRequest> inMemory = RecordReader.read("r.json", text, SendRequest.class);
    Reading<SendRequest> inBytes =
        RecordReader.read("r.json", new ByteArrayInputStream(bytes), SendRequest.class);

    assertThat(inMemory.faults()).isEqualTo(inBytes.faults());
    assertThat(inMemory.partial()).isEqualTo(inBytes.partial());
  }

  @Property
  void any_text_in_memory_is_read_or_refused(@ForAll String text) {
    Reading<SendRequest> reading = RecordReader.read("r.json", text, SendRequest.class);

    assertThat(reading.record().isPresent()).isEqualTo(reading.faults().isEmpty());
  }

  @Provide
  Arbitrary<String> scraps() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\",
            "\\u",
            "d800",
            "\n",
            " ",
            "/",
            "/*",
            "#",
            "'",
            "-",
            "+",
            ".",
            "0",
            "1",
            "9e99999",
            "NaN",
            "Infinity",
            "true",
            "false",
            "null",
            "\"subject\"",
            "\"personId\"",
            "\"context\"",
            "\"statement\"",
            "\"borrowers\"",
            "\"company\"",
            "\"sendAt\"",
            "\"loanIds\"",
            "\u0000",
            "\ufeff",
            "😀")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Property
  void a_request_with_one_byte_changed_is_read_or_refused(
      @ForAll @IntRange(max = 10_000) int at, @ForAll byte other) throws IOException {
    byte[] bytes = Files.readAllBytes(Examples.REQUESTS.resolve("payment-receipt.json"));
    bytes[at % bytes.length] = other;

    readOrRefuse(bytes);
  }

  @Property
  void a_request_cut_off_anywhere_is_refused(@ForAll @IntRange(max = 10_000) int at)
      throws IOException {
    String text = Files.readString(Examples.REQUESTS.resolve("payment-receipt.json")).strip();
    byte[] cut = text.substring(0, at % text.length()).getBytes(StandardCharsets.UTF_8);
    Reading<SendRequest> reading =
        RecordReader.read("r.json", new ByteArrayInputStream(cut), SendRequest.class);

    assertThat(reading.faults()).hasSize(1);
    assertThat(reading.record()).isEmpty();
  }

  private static void readOrRefuse(byte[] bytes) {
    for (Class<? extends Record> type :
        List.<Class<? extends Record>>of(SendRequest.class, Portfolio.Contents.class)) {
      Reading<?> reading = RecordReader.read("r.json", new ByteArrayInputStream(bytes), type);
      assertThat(reading.record().isPresent()).isEqualTo(reading.faults().isEmpty());
      assertThat(reading.faults()).isSortedAccordingTo(Fault.BY_PLACE);
      assertThat(reading.faults())
          .allSatisfy(
              fault -> assertThat(fault.place()).matches("r\\.json:[1-9][0-9]*:[1-9][0-9]*"));
    }
    try {
      LocatedJson.of("r.json", bytes);
      Portfolio.read("r.json", new ByteArrayInputStream(bytes));
    } catch (InvalidInputException refused) {
      assertThat(refused.faults()).isNotEmpty();
    }
  }

  // ---- every record comes back as it was written ----

  @Property
  void every_record_comes_back_as_it_was_written(
      @ForAll long seed, @ForAll @IntRange(max = 4) int which) throws Exception {
    Record record = (Record) new AnyRecord(new Random(seed)).of(RECORDS.get(which));
    byte[] written = new ObjectMapper().writeValueAsBytes(write(record));
    Reading<? extends Record> reading =
        RecordReader.read("r.json", new ByteArrayInputStream(written), record.getClass());

    // random texts may break a length or a pattern; what was read is the same all the same
    assertThat(reading.partial().orElseThrow()).isEqualTo(record);
  }

  private static ObjectNode write(Record record) throws ReflectiveOperationException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      component.getAccessor().setAccessible(true);
      object.set(component.getName(), writeAny(component.getAccessor().invoke(record)));
    }
    return object;
  }

  private static com.fasterxml.jackson.databind.JsonNode writeAny(Object value)
      throws ReflectiveOperationException {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value == null) {
      return nodes.nullNode();
    }
    if (value instanceof Boolean flag) {
      return nodes.booleanNode(flag);
    }
    if (value instanceof Integer number) {
      return nodes.numberNode(number);
    }
    if (value instanceof Long number) {
      return nodes.numberNode(number);
    }
    if (value instanceof BigDecimal number) {
      return nodes.numberNode(number);
    }
    if (value instanceof Word word) {
      return nodes.textNode(word.wireName());
    }
    if (value instanceof DayOfWeek day) {
      return nodes.textNode(day.name().toLowerCase(Locale.ROOT));
    }
    if (value instanceof Iterable<?> items) {
      ArrayNode list = nodes.arrayNode();
      for (Object item : items) {
        list.add(writeAny(item));
      }
      return list;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = nodes.objectNode();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        object.set(
            entry.getKey() instanceof Word word ? word.wireName() : entry.getKey().toString(),
            writeAny(entry.getValue()));
      }
      return object;
    }
    boolean identifier =
        value instanceof Record
            && value.getClass().getDeclaredConstructors()[0].isAnnotationPresent(JsonCreator.class);
    return value instanceof Record record && !identifier
        ? write(record)
        : nodes.textNode(value.toString());
  }

  /** Records of any values their types allow. */
  private static final class AnyRecord {

    private final Random random;

    AnyRecord(Random random) {
      this.random = random;
    }

    Object of(Class<?> type) throws ReflectiveOperationException {
      RecordComponent[] components = type.getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        values[i] = random.nextInt(4) == 0 ? null : any(components[i].getGenericType());
      }
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    }

    private Object any(Type type) throws ReflectiveOperationException {
      if (type instanceof ParameterizedType generic) {
        Type[] inner = generic.getActualTypeArguments();
        if (generic.getRawType() == Map.class) {
          Map<Object, Object> map = new LinkedHashMap<>();
          for (int i = random.nextInt(3); i > 0; i--) {
            map.put(any(inner[0]), inner[1] == Object.class ? plain(2) : any(inner[1]));
          }
          return map;
        }
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
          items.add(any(inner[0]));
        }
        return generic.getRawType() == Set.class ? new LinkedHashSet<>(items) : items;
      }
      Class<?> plain = (Class<?>) type;
      if (plain.isEnum()) {
        Object[] words = plain.getEnumConstants();
        return words[random.nextInt(words.length)];
      }
      if (plain.isRecord()) {
        Constructor<?> only = plain.getDeclaredConstructors()[0];
        return only.isAnnotationPresent(JsonCreator.class)
            ? only.newInstance("ID-" + text())
            : of(plain);
      }
      return scalar(plain);
    }

    private Object scalar(Class<?> type) {
      long second = random.nextLong(-62_000_000_000L, 253_000_000_000L);
      Instant instant = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
      Map<Class<?>, Object> values =
          Map.of(
              String.class, text(),
              Boolean.class, random.nextBoolean(),
              Integer.class, random.nextInt(),
              BigDecimal.class, decimal(),
              Instant.class, instant,
              LocalDate.class, LocalDate.ofEpochDay(Math.floorDiv(second, 86_400L)),
              LocalTime.class, LocalTime.ofSecondOfDay(random.nextInt(86_400)),
              ZoneId.class, ZoneId.of(random.nextBoolean() ? "America/Denver" : "Europe/Madrid"));
      return java.util.Objects.requireNonNull(values.get(type), type.toString());
    }

    private Object plain(int depth) {
      return switch (random.nextInt(depth == 0 ? 6 : 8)) {
        case 0 -> null;
        case 1 -> random.nextBoolean();
        case 2 -> random.nextInt();
        case 3 -> random.nextLong(1L << 32, Long.MAX_VALUE);
        case 4 -> decimal();
        case 5 -> text();
        case 6 -> Arrays.asList(plain(depth - 1), plain(depth - 1));
        default ->
            new LinkedHashMap<>(java.util.Collections.singletonMap(text(), plain(depth - 1)));
      };
    }

    private BigDecimal decimal() {
      return new BigDecimal(
          new BigInteger(1 + random.nextInt(200), random), 1 + random.nextInt(20));
    }

    private String text() {
      int[] points =
          random
              .ints(random.nextInt(12), 0x20, 0x1F700)
              .filter(c -> c < 0xD800 || c > 0xDFFF)
              .filter(c -> c < 0x7F || c > 0x9F)
              .toArray();
      return new String(points, 0, points.length);
    }
  }
}
