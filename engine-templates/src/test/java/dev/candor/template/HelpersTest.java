package dev.candor.template;

import static dev.candor.template.GivenPart.given;
import static dev.candor.template.GivenPart.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fault.BrokenTemplateException;
import dev.candor.message.LoanId;
import dev.candor.party.Address;
import dev.candor.party.LoanStatus;
import dev.candor.party.Money;
import dev.candor.template.internal.helper.Helper;
import dev.candor.template.internal.helper.HelperRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HelpersTest {

  private static GivenPart template(String text) {
    return given(text)
        .with(
            "usd",
            Money.of("1234.5", "USD"),
            "cents",
            Money.of("412.505", "USD"),
            "minus",
            Money.of("-0.5", "USD"),
            "million",
            Money.of("1234567.89", "USD"),
            "eur",
            Money.of("412.5", "EUR"),
            "yen",
            Money.of("1234.5", "JPY"),
            "group",
            map("amount", 5, "currency", "USD"),
            "bare",
            7,
            "int",
            1234567,
            "one",
            1,
            "oneAndMore",
            new BigDecimal("1.00"),
            "two",
            2,
            "decimal",
            new BigDecimal("-1234.50"),
            "double",
            0.0725,
            "zero",
            0,
            "day",
            LocalDate.of(2026, 3, 6),
            "noon",
            Instant.parse("2026-03-06T17:04:00Z"),
            "midnight",
            Instant.parse("2026-03-06T05:00:00Z"),
            "late",
            Instant.parse("2026-03-07T04:59:00Z"),
            "isoDay",
            "2026-03-06",
            "isoNoon",
            "2026-03-06T17:04:00Z",
            "isoOffset",
            "2026-03-06T18:04:00+01:00",
            "isoLocal",
            "2026-03-06T12:04",
            "name",
            "ana maría o'neill-smith",
            "id",
            LoanId.of("loan-1110"),
            "card",
            "4111 1111-1111 1110",
            "short",
            "1110",
            "tiny",
            "7",
            "status",
            LoanStatus.of("active"),
            "none",
            null,
            "yes",
            true,
            "no",
            false,
            "empty",
            "",
            "list",
            Arrays.asList("a", 2, null, "d"),
            "pair",
            List.of("a", "b"),
            "maps",
            List.of(map("a", 1)),
            "home",
            new Address("1 Main St", " ", "Albany", "NY", "12207", "US"),
            "away",
            map("line1", "Calle 1", "city", "Madrid", "country", "ES"),
            "some",
            new Address(null, null, null, "NY", null, null),
            "phone",
            "+12125550123",
            "ten",
            "212-555-0123",
            "eleven",
            "1 (212) 555 0123",
            "abroad",
            "+442079460000",
            "words",
            "ask for Bo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '^',
      value = {
        "{{money usd}} | $1,234.50",
        "{{money cents}} | $412.51",
        "{{money minus}} | -$0.50",
        "{{money million}} | $1,234,567.89",
        "{{money eur}} | EUR 412.50",
        "{{money yen}} | JPY 1,235",
        "{{money group}} | $5.00",
        "{{money bare currency=^USD^}} | $7.00",
        "{{money bare currency='USD'}} | $7.00",
        "{{usd}} | 1234.5 USD",
        "{{number int}} | 1,234,567",
        "{{number decimal}} | -1,234.50",
        "{{number decimal decimals=0}} | -1,235",
        "{{number two decimals=2}} | 2.00",
        "{{percent double}} | 7.25%",
        "{{percent double decimals=1}} | 7.3%",
        "{{percent one}} | 100%",
        "{{percent zero}} | 0%",
        "{{date day}} | March 6, 2026",
        "{{date noon}} | March 6, 2026",
        "{{date late}} | March 6, 2026",
        "{{date isoDay}} | March 6, 2026",
        "{{date isoNoon}} | March 6, 2026",
        "{{date day format='short'}} | 03/06/2026",
        "{{date day format='long'}} | March 6, 2026",
        "{{dateTime noon}} | March 6, 2026, 12:04 PM",
        "{{time midnight}} | 12:00 AM",
        "{{time isoNoon}} | 12:04 PM",
        "{{time isoOffset}} | 12:04 PM",
        "{{time isoLocal}} | 12:04 PM",
        "{{time '15:04'}} | 3:04 PM",
        "{{{upper name}}} | ANA MARÍA O'NEILL-SMITH",
        "{{lower 'ABC'}} | abc",
        "{{{title name}}} | Ana María O'Neill-Smith",
        "{{mask card}} | ****1110",
        "{{mask short}} | ****1110",
        "{{mask tiny}} | ****7",
        "{{mask id}} | ****1110",
        "{{mask int}} | ****4567",
        "{{phone phone}} | (212) 555-0123",
        "{{phone ten}} | (212) 555-0123",
        "{{phone eleven}} | (212) 555-0123",
        "{{phone abroad}} | +442079460000",
        "{{phone words}} | ask for Bo",
        "{{plural one 'day' 'days'}} | day",
        "{{plural oneAndMore 'day' 'days'}} | day",
        "{{plural two 'day' 'days'}} | days",
        "{{plural zero 'day' 'days'}} | days",
        "{{join list}} | a, 2, , d",
        "{{join pair '; '}} | a; b",
        "{{join pair ', ' last=' and '}} | a and b",
        "{{join list ', ' last=' and '}} | a, 2,  and d",
        "{{concat name ' ' two ' ' day}} | ana maría o&#x27;neill-smith 2 2026-03-06",
        "{{lookup pair two}}x | x",
        "{{lookup pair 1}} | b",
        "{{lookup group 'currency'}} | USD",
        "{{lookup usd 'currency'}} | USD",
        "{{default none 'x'}}{{default no 'x'}}{{default empty 'x'}} | xfalse",
        "{{id}} {{status}} {{noon}} | loan-1110 active 2026-03-06T17:04:00Z",
        "{{join (addressLines home) ' / '}} | 1 Main St / Albany, NY 12207",
        "{{join (addressLines away) ' / '}} | Calle 1 / Madrid / ES",
        "{{join (addressLines some) ' / '}} | NY",
        "{{#each (addressLines home)}}{{this}};{{/each}} | 1 Main St;Albany, NY 12207;",
        "[{{money none}}{{date none}}{{upper none}}{{join none}}{{plural none 'a' 'b'}}{{mask none}}] | []"
      })
  void prints(String text, String written) {
    assertThat(template(text.replace('^', '"')).html()).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{money usd}} | $1,234.50",
        "{{money minus}} | -$0.50",
        "{{money eur}} | EUR 412.50",
        "{{number decimal}} | -1,234.50",
        "{{percent double}} | 7.25%",
        "{{date day}} | 6 de marzo de 2026",
        "{{date day format='short'}} | 6 mar 2026",
        "{{dateTime noon}} | 6 de marzo de 2026, 12:04 p. m.",
        "{{time midnight}} | 12:00 a. m."
      })
  void prints_in_spanish(String text, String written) {
    assertThat(template(text).inSpanish().html()).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eq one 1 | true",
        "eq one oneAndMore | true",
        "eq one 'a' | false",
        "eq short '1110' | true",
        "eq short 1110 | false",
        "eq status 'active' | true",
        "eq id 'loan-1110' | true",
        "eq none null | true",
        "eq none 0 | false",
        "eq yes true | true",
        "eq day '2026-03-06' | true",
        "eq usd usd | true",
        "eq usd eur | false",
        "ne one 2 | true",
        "ne one 1 | false",
        "lt one two | true",
        "lt two two | false",
        "lte two two | true",
        "gt two one | true",
        "gt two two | false",
        "gte two two | true",
        "gte one two | false",
        "gt usd cents | true",
        "lt day isoNoon | false",
        "lt day '2026-03-07' | true",
        "lt midnight noon | true",
        "lt none one | false",
        "gt one none | false",
        "and yes one short | true",
        "and yes zero | false",
        "or no empty | false",
        "or no two | true",
        "not no | true",
        "not short | false",
        "defined none | true",
        "defined nope | false",
        "defined usd.amount | true",
        "defined list.[9] | false"
      })
  void asks(String call, String answer) {
    assertThat(
            template("{{#if (" + call + ")}}true{{else}}false{{/if}} {{" + call + "}}").strictly())
        .isEqualTo(answer + " " + answer);
  }

  @Test
  void and_and_or_stop_where_the_answer_is_known() {
    assertThat(template("{{and no nope}} {{or yes nope}}").strictly()).isEqualTo("false true");
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong(
            "money of a text",
            "{{money name}}",
            "t:1:9 name: The value of (name) is a text, and (money) takes an amount with its currency."),
        wrong(
            "money of a bare number",
            "{{money bare}}",
            "t:1:9 bare: The value of (bare) is a number, and (money) takes an amount with its currency."),
        wrong(
            "number of a text",
            "{{number name}}",
            "t:1:10 name: The value of (name) is a text, and (number) takes a number."),
        wrong(
            "number with words for decimals",
            "{{number two decimals='few'}}",
            "t:1:3 number two decimals='few': The option (decimals) of (number) must be a whole number from 0 to 12."),
        wrong(
            "date of a word",
            "{{date name}}",
            "t:1:8 name: The text in (name) is not a form that (date) reads."),
        wrong(
            "date of a number",
            "{{date two}}",
            "t:1:8 two: The value of (two) is a number, and (date) takes a day."),
        wrong(
            "date in another format",
            "{{date day format='tiny'}}",
            "t:1:3 date day format='tiny': The option (format) of (date) must be \"full\", \"long\", \"medium\", \"short\", \"monthDay\", \"month\" or \"iso\"."),
        wrong(
            "date with a list as format",
            "{{date day format=pair}}",
            "t:1:3 date day format=pair: The option (format) of (date) is a list, and must be a text."),
        wrong(
            "time of a day",
            "{{time day}}",
            "t:1:8 day: The value of (day) is a day, and (time) takes an instant."),
        wrong(
            "upper of a list",
            "{{upper pair}}",
            "t:1:9 pair: The value of (pair) is a list, and (upper) takes a text."),
        wrong(
            "upper of true",
            "{{upper yes}}",
            "t:1:9 yes: The value of (yes) is true or false, and (upper) takes a text."),
        wrong(
            "mask of money",
            "{{mask usd}}",
            "t:1:8 usd: The value of (usd) is an amount of money, and (mask) takes a text."),
        wrong(
            "phone of a day",
            "{{phone day}}",
            "t:1:9 day: The value of (day) is a day, and (phone) takes a text."),
        wrong(
            "plural of a text",
            "{{plural name 'a' 'b'}}",
            "t:1:10 name: The value of (name) is a text, and (plural) takes a number."),
        wrong(
            "join of a text",
            "{{join name}}",
            "t:1:8 name: The value of (name) is a text, and (join) takes a list."),
        wrong(
            "join of maps",
            "{{join maps}}",
            "t:1:8 maps: The value of (maps) is a group of names, and (join) takes a list of texts."),
        wrong(
            "addressLines of a text",
            "{{join (addressLines name)}}",
            "t:1:22 name: The value of (name) is a text, and (addressLines) takes an address."),
        wrong(
            "lt of texts",
            "{{#if (lt name 2)}}{{/if}}",
            "t:1:11 name: The value of (name) is a text, and (lt) takes two numbers, two days, two instants or two amounts of one currency."),
        wrong(
            "lt of two currencies",
            "{{#if (lt usd eur)}}{{/if}}",
            "t:1:15 eur: The value of (eur) is an amount of money, and (lt) takes two numbers, two days, two instants or two amounts of one currency."),
        wrong(
            "lookup by a list",
            "{{lookup usd pair}}",
            "t:1:14 pair: The value of (pair) is a list, and (lookup) takes a name or an index."),
        wrong(
            "each of a text",
            "{{#each name}}x{{/each}}",
            "t:1:9 name: The value of (name) is a text, and each needs a list."),
        wrong(
            "each of a number",
            "{{#each two}}x{{/each}}",
            "t:1:9 two: The value of (two) is a number, and each needs a list."),
        wrong(
            "a list printed",
            "{{pair}}",
            "t:1:3 pair: The value of (pair) is a list and cannot be printed."),
        wrong(
            "a map printed",
            "{{{group}}}",
            "t:1:4 group: The value of (group) is a group of names and cannot be printed."));
  }

  private static Arguments wrong(String name, String text, String line) {
    return Arguments.argumentSet(name, text, line);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refuses_an_argument_of_another_kind_with_its_place(String text, String line) {
    assertThatThrownBy(() -> template(text).html())
        .isInstanceOfSatisfying(
            BrokenTemplateException.class,
            broken -> {
              assertThat(broken.faults()).hasSize(1);
              assertThat(broken.faults().get(0).line().lines().findFirst()).contains(line);
              assertThat(broken.faults().get(0).maybe()).isNotEmpty();
            });
  }

  /** Eleven characters of JSON would else be a gigabyte of zeros. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{number x}} | digits",
        "{{percent x}} | digits",
        "{{ordinal x}} | digits",
        "{{plural x 'a' 'b'}} | digits",
        "{{#if (lt x 1)}}{{/if}} | digits",
        "{{money x currency='USD'}} | digits",
        "{{money m}} | an amount with its currency",
        "{{money t}} | an amount with its currency"
      })
  void refuses_a_number_that_would_unfold_without_end(String text, String wanted) {
    BigDecimal bomb = new BigDecimal("1e999999999");

    assertThatThrownBy(
            () ->
                given(text)
                    .with(
                        "x",
                        bomb,
                        "m",
                        new Money(bomb.negate(), "USD"),
                        "t",
                        map("amount", "1e-999999999", "currency", "USD"))
                    .html())
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessageContaining(wanted)
        .hasMessageNotContaining("999");
  }

  @Test
  void refuses_to_print_a_number_that_would_unfold_without_end() {
    assertThat(given("{{y}}").with("y", 1e20).html()).isEqualTo("100000000000000000000");
    assertThatThrownBy(() -> given("{{x}}").with("x", new BigDecimal("1e999999999")).html())
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessageContaining("cannot be printed")
        .hasMessageNotContaining("999");
  }

  @Test
  void follows_the_letters_of_the_language() {
    GivenPart template = given("{{upper a}} {{lower b}} {{title c}}");

    assertThat(template.with("language", "en", "a", "i\u0131", "b", "IA", "c", "izmir").html())
        .isEqualTo("II ia Izmir");
    assertThat(template.with("language", "tr", "a", "i\u0131", "b", "IA", "c", "izmir").html())
        .isEqualTo("\u0130I \u0131a \u0130zmir");
  }

  @ParameterizedTest
  @MethodSource("everyHelper")
  void an_undefined_argument_is_undefined_and_noted_once(String name, String call) {
    GivenPart template = given("[{{" + call + "}}{{#if (" + call + ")}}yes{{/if}}]");

    assertThat(template.undefined())
        .hasSize(2)
        .allSatisfy(undefined -> assertThat(undefined).endsWith("nope"));
    assertThatThrownBy(template::strictly).hasMessageContaining("The name (nope) is not defined.");
  }

  static Stream<Arguments> everyHelper() {
    return HelperRegistry.names().stream()
        .filter(name -> !List.of("default", "defined").contains(name))
        .map(
            name -> {
              Helper helper = HelperRegistry.find(name);
              String more = " 1".repeat(Math.max(0, helper.least() - 1));
              // 0 lets neither and nor or stop before it
              String first = name.equals("or") ? "0 nope" : "nope" + more;
              String needed = helper.options().containsKey("alt") ? " alt=\"a\"" : "";
              return Arguments.argumentSet(name, name, name + " " + first + needed);
            });
  }

  @Test
  void lists_wrong_arguments_and_undefined_names_together_and_once() {
    assertThatThrownBy(
            () ->
                template("{{#each pair}}{{money name}}{{../nope}}{{/each}}")
                    .with("pair", List.of(map("name", "a"), map("name", "b")))
                    .strictly())
        .isInstanceOfSatisfying(
            BrokenTemplateException.class,
            broken ->
                assertThat(broken.faults())
                    .extracting(dev.candor.fault.Fault::path)
                    .containsExactly("name", "../nope"));
  }
}
