package dev.candor.template;

import dev.candor.party.Money;
import dev.candor.template.internal.value.TemplateValues;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/** The values of the hostile contexts that no text can hold. What they would tell is S3CRET. */
final class HostileValues {

  static final String SECRET = "S3CRET";

  private HostileValues() {}

  /** Each call makes another of the same. */
  static Object made(String name) {
    return switch (name) {
      case "huge-integer" -> BigInteger.TEN.pow(1_000_000);
      case "instant-first" -> Instant.MIN;
      case "instant-last" -> Instant.MAX;
      case "huge-picture" -> picture(1_000_000, 1_000_000, chunk("IEND", new byte[0]));
      case "picture-with-note" -> picture(1, 1, chunk("zTXt", new byte[100_000]));
      case "picture-with-endless-chunk" ->
          picture(1, 1, new byte[] {127, -1, -1, -1, 73, 68, 65, 84});
      case "long-picture" -> "data:image/png;base64," + "A".repeat(3_000_000);
      case "map-cyclic" -> cyclicMap();
      case "list-cyclic" -> cyclicList(1);
      case "list-cyclic-twice" -> cyclicList(2);
      case "array-cyclic" -> cyclicArray();
      case "map-deep" -> deepMap();
      case "list-deep" -> deepList();
      case "list-huge" -> Collections.nCopies(2_000_000, "a");
      case "map-huge" -> hugeMap();
      case "list-of-long-texts" -> Collections.nCopies(1_000, "w".repeat(1_000_000));
      case "map-with-long-key" -> new HashMap<>(Map.of("x".repeat(10_000_000), SECRET));
      case "map-endless" -> new OddMap(Odd.ENDLESS);
      case "map-changing" -> new OddMap(Odd.CHANGING);
      case "map-throwing" -> new OddMap(Odd.THROWS);
      case "map-throwing-keys" -> new OddMap(Odd.KEYS_THROW);
      case "map-error" -> new OddMap(Odd.ERROR);
      case "map-endless-get" -> new OddMap(Odd.RECURSES);
      case "map-fussy" -> new OddMap(Odd.FUSSY);
      case "list-endless" -> new OddList(Odd.ENDLESS);
      case "list-lying" -> new OddList(Odd.LIES);
      case "list-negative" -> new OddList(Odd.NEGATIVE);
      case "list-shrinking" -> new OddList(Odd.CHANGING);
      case "list-throwing" -> new OddList(Odd.THROWS);
      case "list-null" -> new OddList(Odd.NULL);
      case "map-null-key" -> Collections.singletonMap(null, SECRET);
      case "map-number-keys" -> Map.of(1, SECRET, 2, SECRET);
      case "map-mixed-keys" -> mixedKeys();
      case "map-sorted" -> new TreeMap<>(Map.of(1, SECRET));
      case "map-identity" -> new IdentityHashMap<>(Map.of("x", SECRET));
      case "properties" -> properties();
      case "proxy-map" -> proxy(Map.class);
      case "proxy-list" -> proxy(List.class);
      case "undefined" -> TemplateValues.UNDEFINED;
      default -> name.startsWith("record") || name.startsWith("money") ? record(name) : kind(name);
    };
  }

  private static Object kind(String name) {
    return switch (name) {
      case "file" -> new File("/" + SECRET);
      case "path" -> java.nio.file.Path.of("/" + SECRET);
      case "url" -> URI.create("http://" + SECRET + ".example.org/");
      case "class" -> String.class;
      case "thread" -> Thread.currentThread();
      case "loader" -> HostileValues.class.getClassLoader();
      case "object" -> new Object();
      case "bean" -> new Bean();
      case "lambda" -> (Function<Object, Object>) any -> SECRET;
      case "runnable" ->
          (Runnable)
              () -> {
                throw new AssertionError(SECRET);
              };
      case "optional" -> Optional.of(SECRET);
      case "iterator" -> List.of(SECRET).iterator();
      case "stream" -> Stream.of(SECRET);
      case "set" -> Set.of(SECRET);
      case "queue" -> new ArrayDeque<>(List.of(SECRET));
      case "future" -> CompletableFuture.completedFuture(SECRET);
      case "ints" -> new int[] {1, 2};
      case "bytes" -> new byte[] {1, 2};
      case "chars" -> SECRET.toCharArray();
      case "objects" -> new Object[] {null, new Bean(), new File("/"), 1, "a", new Object[] {}};
      case "sequence" -> new LoudText();
      case "builder" -> new StringBuilder(SECRET);
      case "atomic" -> new AtomicInteger(1);
      case "decimal" -> new LoudDecimal();
      case "integer" -> new LoudInteger();
      case "enum" -> LoudWord.SHOUT;
      case "uuid" -> new UUID(1, 1);
      case "date-time" -> LocalDateTime.of(2026, 1, 1, 1, 1);
      case "calendar" -> new GregorianCalendar(2026, 1, 1);
      case "throwable" -> new IllegalStateException(SECRET);
      default -> throw new IllegalArgumentException("There is no value (" + name + ").");
    };
  }

  private static Object record(String name) {
    return switch (name) {
      case "record-throwing" -> new Throwing("a", "b");
      case "record-error" -> new Erring("a");
      case "record-endless" -> new Endless("a");
      case "record-file" -> new Holder(new File("/" + SECRET));
      case "record-cyclic" -> {
        List<Object> items = new ArrayList<>();
        Holder holder = new Holder(items);
        items.add(holder);
        yield holder;
      }
      case "money-null" -> new Money(null, null);
      case "money-huge" -> new Money(new BigDecimal("1E+2000000000"), "USD");
      case "money-loud" -> new Money(new LoudDecimal(), "USD");
      case "money-markup" -> new Money(BigDecimal.ONE, "<script>alert(1)</script>\r\nBcc:");
      default -> throw new IllegalArgumentException("There is no value (" + name + ").");
    };
  }

  // ---- shapes

  private static Map<String, Object> cyclicMap() {
    Map<String, Object> map = new HashMap<>();
    map.put("x", map);
    map.put("name", map);
    return map;
  }

  private static List<Object> cyclicList(int times) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      list.add(list);
    }
    return list;
  }

  private static Object cyclicArray() {
    Object[] array = new Object[2];
    Arrays.fill(array, array);
    return array;
  }

  private static Object deepMap() {
    Object deep = SECRET;
    for (int i = 0; i < 10_000; i++) {
      deep = new HashMap<>(Map.of("x", deep));
    }
    return deep;
  }

  private static Object deepList() {
    Object deep = SECRET;
    for (int i = 0; i < 10_000; i++) {
      deep = new ArrayList<>(List.of(deep));
    }
    return deep;
  }

  private static Map<String, Object> hugeMap() {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < 500_000; i++) {
      map.put("name" + i, i);
    }
    return map;
  }

  private static Map<Object, Object> mixedKeys() {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put("a", 1);
    map.put(null, 2);
    map.put(3L, 3);
    map.put(List.of(), 4);
    return map;
  }

  private static Properties properties() {
    Properties properties = new Properties(new Properties());
    properties.put("x", SECRET);
    properties.put(1, new Object());
    return properties;
  }

  private static Object proxy(Class<?> type) {
    return Proxy.newProxyInstance(
        HostileValues.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          throw new IOException(SECRET);
        });
  }

  // ---- pictures

  private static String picture(int width, int height, byte[] more) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put(new byte[] {8, 2, 0, 0, 0});
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    png.writeBytes(chunk("IHDR", header.array()));
    png.writeBytes(more);
    png.writeBytes(chunk("IEND", new byte[0]));
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
  }

  private static byte[] chunk(String type, byte[] data) {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(chunk)) {
      out.writeInt(data.length);
      out.writeBytes(type);
      out.write(data);
      out.writeInt(0);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return chunk.toByteArray();
  }

  // ---- classes

  private enum Odd {
    ENDLESS,
    LIES,
    NEGATIVE,
    CHANGING,
    THROWS,
    KEYS_THROW,
    ERROR,
    RECURSES,
    FUSSY,
    NULL
  }

  private static IllegalStateException thrown() {
    return new IllegalStateException(SECRET);
  }

  private static final class OddMap extends AbstractMap<String, Object> {
    private final Odd odd;
    private int asked;

    OddMap(Odd odd) {
      this.odd = odd;
    }

    @Override
    public Object get(Object key) {
      return switch (odd) {
        case THROWS -> throw thrown();
        case ERROR -> throw new AssertionError(SECRET);
        case RECURSES -> get(key);
        case FUSSY -> throw new NullPointerException(SECRET);
        case CHANGING -> ++asked % 2 == 0 ? null : "a" + asked;
        default -> "a";
      };
    }

    @Override
    public boolean containsKey(Object key) {
      return odd == Odd.CHANGING ? ++asked % 3 == 0 : get(key) != null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      if (odd == Odd.KEYS_THROW) {
        throw thrown();
      }
      return new AbstractSet<>() {
        @Override
        public Iterator<Entry<String, Object>> iterator() {
          return new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
              return odd == Odd.ENDLESS || at < 3;
            }

            @Override
            public Entry<String, Object> next() {
              at++;
              return new SimpleEntry<>(odd == Odd.CHANGING ? "k" + asked++ : "k" + at % 100, "a");
            }
          };
        }

        @Override
        public int size() {
          return 3;
        }
      };
    }

    @Override
    public int hashCode() {
      throw thrown();
    }

    @Override
    public boolean equals(Object other) {
      throw thrown();
    }

    @Override
    public String toString() {
      throw thrown();
    }
  }

  private static final class OddList extends AbstractList<Object> {
    private final Odd odd;
    private int asked;

    OddList(Odd odd) {
      this.odd = odd;
    }

    @Override
    public Object get(int index) {
      if (odd == Odd.THROWS || index > 2) {
        throw thrown();
      }
      if (odd == Odd.CHANGING) {
        modCount++;
      }
      return "a";
    }

    @Override
    public int size() {
      return switch (odd) {
        case LIES -> 1_000_000;
        case NEGATIVE -> -1;
        case CHANGING -> ++asked % 4;
        default -> 3;
      };
    }

    @Override
    public Iterator<Object> iterator() {
      if (odd == Odd.NULL) {
        return null;
      }
      return odd == Odd.ENDLESS ? Stream.<Object>generate(() -> "").iterator() : super.iterator();
    }

    @Override
    public boolean equals(Object other) {
      throw thrown();
    }

    @Override
    public int hashCode() {
      throw thrown();
    }

    @Override
    public String toString() {
      throw thrown();
    }
  }

  /** Something with getters. */
  public static final class Bean {
    public String getName() {
      throw new AssertionError(SECRET);
    }

    public String name() {
      throw new AssertionError(SECRET);
    }

    @Override
    public String toString() {
      throw new AssertionError(SECRET);
    }
  }

  private static final class LoudText implements CharSequence {
    @Override
    public int length() {
      throw new AssertionError(SECRET);
    }

    @Override
    public char charAt(int index) {
      throw new AssertionError(SECRET);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      throw new AssertionError(SECRET);
    }

    @Override
    public String toString() {
      throw new AssertionError(SECRET);
    }
  }

  private static final class LoudDecimal extends BigDecimal {
    private static final long serialVersionUID = 1L;

    LoudDecimal() {
      super("1");
    }

    @Override
    public String toPlainString() {
      throw new AssertionError(SECRET);
    }

    @Override
    public int signum() {
      throw new AssertionError(SECRET);
    }
  }

  private static final class LoudInteger extends BigInteger {
    private static final long serialVersionUID = 1L;

    LoudInteger() {
      super("1");
    }

    @Override
    public String toString() {
      throw new AssertionError(SECRET);
    }
  }

  private enum LoudWord {
    SHOUT {
      @Override
      public String toString() {
        throw new AssertionError(SECRET);
      }
    }
  }

  private record Holder(Object x) {}

  private record Throwing(String x, String name) {
    @Override
    public String x() {
      throw thrown();
    }
  }

  private record Erring(String x) {
    @Override
    public String x() {
      throw new AssertionError(SECRET);
    }
  }

  private record Endless(String x) {
    @Override
    public String x() {
      return x();
    }
  }
}
