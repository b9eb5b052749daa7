package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.TemplateDescriptor;
import dev.candor.document.TemplateStore;
import dev.candor.document.TemplateVersion;
import dev.candor.document.TemplateVersion.Stamp;
import dev.candor.document.TemplateVersion.State;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.fixture.InMemoryTemplates;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateLibraryTest {

  private static final Stamp ANA = new Stamp("ana", Instant.parse("2026-03-01T10:00:00Z"));
  private static final String SLOT = "{{#each disclosures}}{{text}}{{/each}}";
  private static final String TEXT = "templates/en/paymentFailed/text.text.hbs";
  private static final String KEY = "en/paymentFailed/text";

  private final InMemoryTemplates store = new InMemoryTemplates();
  private final TemplateLibrary library = TemplateLibrary.over(standard(), store);

  private static Templatebook standard() {
    return book(
        Map.of(
            TEXT,
            "Standard. {{> sign}}" + SLOT,
            "partials/sign.hbs",
            "Juniper",
            "templates/en/paymentFailed/email.subject.hbs",
            "Standard {{> sign}}",
            "templates/en/paymentFailed/email.html.hbs",
            "<p>Standard</p>" + SLOT,
            "templates/en/paymentFailed/email.text.hbs",
            "Standard text " + SLOT));
  }

  private static Templatebook book(Map<String, String> files) {
    return Templatebook.of(new TreeMap<>(files), new ArrayList<>());
  }

  private static RenderOrder order(Channel channel, Format... formats) {
    return new RenderOrder(
        Subject.PAYMENT_FAILED,
        channel,
        "en",
        null,
        Map.of(),
        List.of(),
        true,
        Set.of(formats),
        Instant.EPOCH,
        ZoneOffset.UTC);
  }

  private String text() {
    return Objects.requireNonNull(
        library.render(order(Channel.TEXT, Format.TEXT)).document().text());
  }

  private TemplateVersion draft(String text) {
    return library.draft(Map.of(TEXT, text), "why", ANA).get(0);
  }

  @Test
  void writes_from_the_standard_book_until_something_is_activated() {
    TemplateVersion draft = draft("Ours. " + SLOT);

    assertThat(text()).isEqualTo("Standard. Juniper");
    library.activate(Map.of(KEY, draft.number()), ANA);
    assertThat(library.versions(KEY).get(0).state()).isEqualTo(State.ACTIVE);
    assertThat(text()).isEqualTo("Ours. ");
  }

  @Test
  void one_partial_of_the_lenders_changes_every_template_that_uses_it() {
    TemplateVersion draft = library.draft(Map.of("partials/sign.hbs", "Oak"), "", ANA).get(0);
    library.activate(Map.of(draft.key(), draft.number()), ANA);

    assertThat(text()).isEqualTo("Standard. Oak");
    assertThat(library.render(order(Channel.EMAIL, Format.TEXT)).document().subjectLine())
        .isEqualTo("Standard Oak");
  }

  @Test
  void rolls_back_to_the_version_before_and_then_to_the_standard_book() {
    library.activate(Map.of(KEY, draft("One. " + SLOT).number()), ANA);
    library.activate(Map.of(KEY, draft("Two. " + SLOT).number()), ANA);

    assertThat(library.rollBack(KEY, ANA)).map(TemplateVersion::number).contains(1);
    assertThat(text()).isEqualTo("One. ");
    assertThat(library.rollBack(KEY, ANA)).isEmpty();
    assertThat(text()).isEqualTo("Standard. Juniper");
    assertThatThrownBy(() -> library.rollBack(KEY, ANA))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has no active version");
  }

  private void activate(int... numbers) {
    for (int number : numbers) {
      while (library.versions(KEY).size() < number) {
        draft("Ours. " + SLOT);
      }
      library.activate(Map.of(KEY, number), later());
    }
  }

  private Stamp later() {
    return new Stamp("ana", ANA.at().plusSeconds(store.changes().size()));
  }

  private List<Integer> rolledBack(int times) {
    return IntStream.range(0, times)
        .mapToObj(time -> library.rollBack(KEY, later()))
        .map(now -> now.map(TemplateVersion::number).orElse(0))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("histories")
  void rolls_back_in_time_and_not_by_number(
      String name, List<Integer> activated, List<Integer> rolledBack) {
    activate(3);
    library.retire(KEY, later());
    activate(activated.stream().mapToInt(Integer::intValue).toArray());

    assertThat(rolledBack(rolledBack.size())).isEqualTo(rolledBack);
    assertThat(text()).isEqualTo("Standard. Juniper");
  }

  static Stream<Arguments> histories() {
    return Stream.of(
        arguments("each once", List.of(1, 3, 2), List.of(3, 1, 0)),
        arguments("downwards", List.of(3, 1), List.of(3, 0)),
        arguments("one again", List.of(1, 2, 3, 1), List.of(3, 2, 1, 0)),
        arguments("back by hand", List.of(1, 2, 1), List.of(0)),
        arguments("the same twice", List.of(2, 1, 1), List.of(2, 0)));
  }

  @Test
  void goes_on_from_a_roll_back_and_never_returns_to_what_was_rolled_back() {
    activate(1, 3, 2);
    assertThat(rolledBack(1)).containsExactly(3);
    activate(4);

    assertThat(rolledBack(3)).containsExactly(3, 1, 0);
  }

  @Test
  void a_roll_back_ends_at_the_standard_book_where_that_was_in_use_before() {
    activate(1, 2);
    library.retire(KEY, later());
    activate(3);

    assertThat(rolledBack(1)).containsExactly(0);
  }

  @Test
  void takes_the_key_of_a_template_and_that_of_its_versions() {
    TemplateVersion one = draft("One. " + SLOT);
    draft("Two. " + SLOT);

    library.activate(Map.of("paymentFailed/text", one.number()), ANA);
    assertThat(store.inUse().numbers()).isEqualTo(Map.of(KEY, 1));
    library.activate(Map.of("paymentFailed/text", 2), ANA);
    assertThat(library.versions("paymentFailed/text")).isEqualTo(library.versions(KEY)).hasSize(2);
    assertThat(library.rollBack("paymentFailed/text", ANA)).map(TemplateVersion::key).contains(KEY);
    library.retire("paymentFailed/text", ANA);
    assertThat(text()).isEqualTo("Standard. Juniper");
    assertThat(library.with(Map.of("paymentFailed/text", 2)).files())
        .containsEntry(TEXT, "Two. " + SLOT);

    library.enable(KEY, false, ANA);
    assertThat(store.inUse().enabled()).isEqualTo(Map.of("paymentFailed/text", false));
    assertThatThrownBy(this::text).hasMessageContaining("(paymentFailed/text) is disabled");
    library.enable(KEY, true, ANA);
    assertThat(text()).isEqualTo("Standard. Juniper");
  }

  @Test
  void refuses_two_versions_of_one_key() {
    draft("One. " + SLOT);
    draft("Two. " + SLOT);

    assertThatThrownBy(() -> library.activate(Map.of("paymentFailed/text", 1, KEY, 2), ANA))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(KEY + ": Two versions (2, 1) are named of one key.");
    assertThat(store.inUse().numbers()).isEmpty();
  }

  @Test
  void drafts_nothing_a_link_leads_out_of_the_folder_for(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "Not for borrowers");
    Path own = Files.createDirectories(folder.resolve("own"));
    Files.createDirectories(own.resolve("partials"));
    Files.writeString(own.resolve("partials/sign.hbs"), "Oak");
    Files.createSymbolicLink(own.resolve("partials/twin.hbs"), Path.of("sign.hbs"));
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), own);
    assertThat(library.draft(linked, "", ANA))
        .extracting(TemplateVersion::key)
        .containsExactly("partials/sign", "partials/twin");

    Files.createSymbolicLink(own.resolve("partials/out.hbs"), secret);
    Files.createSymbolicLink(own.resolve("partials/nowhere.hbs"), folder.resolve("none"));
    Files.createSymbolicLink(own.resolve("layouts"), folder);
    Files.createSymbolicLink(own.resolve("notes"), folder);

    assertThatThrownBy(() -> library.draft(own, "", ANA))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(Fault::place, Fault::message)
                    .containsExactlyInAnyOrder(
                        tuple("layouts", "The link leads out of the folder, or nowhere."),
                        tuple(
                            "partials/nowhere.hbs",
                            "The link leads out of the folder, or nowhere."),
                        tuple("partials/out.hbs", "The link leads out of the folder, or nowhere.")))
        .hasMessageNotContaining("Not for borrowers")
        .hasMessageContaining("\nMaybe ");
  }

  @Test
  void remembers_who_did_what_and_when() {
    library.activate(Map.of(KEY, draft("One. " + SLOT).number()), ANA);
    library.rollBack(KEY, new Stamp("ben", ANA.at().plusSeconds(60)));

    assertThat(store.changes())
        .extracting(TemplateStore.Change::action, change -> change.stamp().by())
        .containsExactly(
            tuple(TemplateStore.Action.DRAFTED, "ana"),
            tuple(TemplateStore.Action.ACTIVATED, "ana"),
            tuple(TemplateStore.Action.RETIRED, "ben"));
    assertThat(library.versions(KEY).get(0).checksum()).matches("[0-9a-f]{64}");
  }

  @Test
  void keeps_no_draft_that_would_not_load_and_says_everything_that_is_wrong() {
    assertThatThrownBy(() -> draft("{{> nobody}} {{shout x}}"))
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessageContaining("paymentFailed/text.text:1:1")
        .hasMessageContaining("There is no partial (nobody).")
        .hasMessageContaining("shout");
    assertThat(store.keys()).isEmpty();
  }

  @Test
  void a_version_that_fitted_when_it_was_drafted_is_checked_again_when_it_is_activated() {
    TemplateVersion partial = library.draft(Map.of("partials/extra.hbs", "Extra"), "", ANA).get(0);
    library.activate(Map.of(partial.key(), 1), ANA);
    TemplateVersion user = draft("{{> extra}} " + SLOT);
    library.retire(partial.key(), ANA);

    assertThatThrownBy(() -> library.activate(Map.of(KEY, user.number()), ANA))
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessageContaining("There is no partial (extra).");
    assertThat(text()).isEqualTo("Standard. Juniper");
    assertThat(store.inUse().numbers()).isEmpty();
  }

  @Test
  void takes_nothing_out_of_use_that_something_in_use_needs() {
    library.draft(Map.of("partials/extra.hbs", "Extra"), "", ANA);
    library.activate(Map.of("partials/extra", 1), ANA);
    library.activate(Map.of(KEY, draft("{{> extra}} " + SLOT).number()), ANA);

    assertThatThrownBy(() -> library.retire("partials/extra", ANA))
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessageContaining("There is no partial (extra).");
    assertThat(text()).isEqualTo("Extra ");
  }

  @Test
  void switches_a_template_off_and_on() {
    library.enable("paymentFailed/text", false, ANA);

    assertThat(library.find(Subject.PAYMENT_FAILED, Channel.TEXT, "en", null))
        .map(TemplateDescriptor::enabled)
        .contains(false);
    assertThatThrownBy(this::text).hasMessageContaining("(paymentFailed/text) is disabled");
    assertThat(library.find(Subject.PAYMENT_FAILED, Channel.EMAIL, "en", null))
        .map(TemplateDescriptor::enabled)
        .contains(true);
    library.enable("paymentFailed/text", true, ANA);
    assertThat(text()).isEqualTo("Standard. Juniper");
  }

  @Test
  void an_html_of_the_lenders_never_stands_beside_a_standard_text() {
    TemplateVersion draft =
        library
            .draft(
                Map.of(
                    "templates/en/paymentFailed/email.subject.hbs",
                    "Ours",
                    "templates/en/paymentFailed/email.html.hbs",
                    "<p>Ours</p>" + SLOT),
                "",
                ANA)
            .get(0);
    library.activate(Map.of(draft.key(), 1), ANA);

    Document document = library.render(order(Channel.EMAIL, Format.HTML, Format.TEXT)).document();
    assertThat(document.text()).isEqualTo("Ours");
    assertThat(document.html()).isEqualTo("<p>Ours</p>");
  }

  @Test
  void shows_what_a_version_would_be_without_using_it() {
    TemplateVersion draft = draft("Ours. " + SLOT);

    assertThat(
            TemplateRenderer.of(library.with(Map.of(KEY, draft.number())))
                .render(order(Channel.TEXT, Format.TEXT))
                .document()
                .text())
        .isEqualTo("Ours. ");
    assertThat(text()).isEqualTo("Standard. Juniper");
  }

  @Test
  void takes_up_what_another_process_activated() {
    TemplateLibrary other = TemplateLibrary.over(standard(), store);
    other.draft(Map.of(TEXT, "Theirs. " + SLOT), "", ANA);
    other.activate(Map.of(KEY, 1), ANA);

    assertThat(text()).isEqualTo("Standard. Juniper");
    assertThat(library.refresh()).isTrue();
    assertThat(text()).isEqualTo("Theirs. ");
    assertThat(library.refresh()).isFalse();
  }

  @Test
  void writes_on_from_what_it_had_when_the_store_holds_something_broken() {
    store.draft(KEY, new TreeMap<>(Map.of(TEXT, "{{#if x}}")), "", "", ANA);
    store.activate(Map.of(KEY, 1), 0, ANA);

    assertThatThrownBy(library::refresh).isInstanceOf(BrokenTemplateException.class);
    assertThat(text()).isEqualTo("Standard. Juniper");
  }

  @Test
  void exchanges_a_book_without_a_store() {
    TemplateLibrary plain = TemplateLibrary.of(book(Map.of(TEXT, "Old. " + SLOT)));
    plain.replace(book(Map.of(TEXT, "New. " + SLOT)));

    assertThat(plain.render(order(Channel.TEXT, Format.TEXT)).document().text()).isEqualTo("New. ");
    assertThat(plain.refresh()).isFalse();
    assertThatThrownBy(() -> plain.versions(KEY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Maybe");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a path that is nowhere,      words/x.hbs,                 The path is not that of",
    "a template without a part,   templates/en/x/text.hbs,     The path is not that of",
    "a path that climbs,          partials/../../x.hbs,        The path is not that of",
    "another suffix,              partials/x.html,             The path is not that of"
  })
  void refuses_a_draft_with(String name, String path, String message) {
    assertThatThrownBy(() -> library.draft(Map.of(path, "x"), "", ANA))
        .isInstanceOfAny(InvalidInputException.class, BrokenTemplateException.class)
        .hasMessageContaining(message);
  }

  @Test
  void drafts_and_activates_what_belongs_together_together() {
    List<TemplateVersion> drafts =
        library.draft(
            Map.of(TEXT, "{{> extra}} " + SLOT, "partials/extra.hbs", "Extra"), "both", ANA);

    assertThat(drafts).extracting(TemplateVersion::key).containsExactly(KEY, "partials/extra");
    assertThatThrownBy(() -> library.activate(Map.of(KEY, 1), ANA))
        .hasMessageContaining("There is no partial (extra).");
    library.activate(Map.of(KEY, 1, "partials/extra", 1), ANA);
    assertThat(text()).isEqualTo("Extra ");
  }

  @Test
  void refuses_nobodys_name_no_file_and_what_is_not_there() {
    assertThatThrownBy(() -> library.draft(Map.of(), "", ANA))
        .hasMessageContaining("There is no file.");
    assertThatThrownBy(() -> library.draft(Map.of(TEXT, SLOT), "", new Stamp(" ", Instant.EPOCH)))
        .hasMessageContaining("1 to 200 characters");
    assertThatThrownBy(() -> draft("\u0000" + SLOT)).hasMessageContaining("U+0000");
    assertThatThrownBy(() -> library.activate(Map.of("en/paymentFaild/text", 1), ANA))
        .hasMessageContaining("has no version");
    assertThatThrownBy(() -> library.enable("paymentFaild/text", false, ANA))
        .hasMessageContaining("Nearest: paymentFailed/text");
    assertThat(store.changes()).isEmpty();
  }

  @Test
  void drafts_what_a_folder_changes_and_nothing_else(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("partials"));
    Files.createDirectories(folder.resolve("templates/en/paymentFailed"));
    Files.writeString(folder.resolve("partials/sign.hbs"), "Juniper");
    Files.writeString(folder.resolve(TEXT), "Ours. " + SLOT);

    assertThat(library.draft(folder, "from a folder", ANA))
        .extracting(TemplateVersion::key, TemplateVersion::number, TemplateVersion::note)
        .containsExactly(tuple(KEY, 1, "from a folder"));
    library.activate(Map.of(KEY, 1), ANA);
    assertThat(library.draft(folder, "again", ANA)).isEmpty();

    Files.writeString(
        folder.resolve("templatebook.properties"), "name=ours\ndisabled=paymentFailed/text\n");
    assertThatThrownBy(() -> library.draft(folder, "", ANA))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("that no version holds");
  }

  @Test
  @Tag("slow")
  void never_writes_one_message_from_two_states() throws Exception {
    // both parts print the same partial: a mixed render would print two different ones
    String[] signs = {"Oak", "Elm"};
    TemplateLibrary swapped = TemplateLibrary.of(twice(signs[0]));
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      Callable<Integer> reader =
          () -> {
            int mixed = 0;
            while (!done.get()) {
              Document document =
                  swapped.render(order(Channel.EMAIL, Format.HTML, Format.TEXT)).document();
              String line = Objects.requireNonNull(document.subjectLine());
              mixed +=
                  ("<p>" + line + "</p>").equals(document.html()) && line.equals(document.text())
                      ? 0
                      : 1;
            }
            return mixed;
          };
      List<Future<Integer>> readers = List.of(pool.submit(reader), pool.submit(reader));
      for (int i = 1; i <= 200; i++) {
        swapped.replace(twice(signs[i % 2]));
      }
      done.set(true);
      for (Future<Integer> one : readers) {
        assertThat(one.get()).isZero();
      }
    } finally {
      done.set(true);
      pool.shutdownNow();
    }
  }

  private static Templatebook twice(String sign) {
    return book(
        Map.of(
            "partials/sign.hbs",
            sign,
            "templates/en/paymentFailed/email.subject.hbs",
            "{{> sign}}",
            "templates/en/paymentFailed/email.html.hbs",
            "<p>{{> sign}}</p>" + SLOT,
            "templates/en/paymentFailed/email.text.hbs",
            "{{> sign}}" + SLOT));
  }
}
