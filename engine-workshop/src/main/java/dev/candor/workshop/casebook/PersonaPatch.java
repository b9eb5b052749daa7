package dev.candor.workshop.casebook;

import dev.candor.compliance.internal.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A persona with what differs in a case put over it. Immutable.
 *
 * @param request the request of the case
 * @param file the borrower's file of the case
 */
record PersonaPatch(LocatedNode.Keys request, LocatedNode.Keys file) {

  /** Keys of a case that replace those of the file as a whole. */
  static final List<String> WHOLE = List.of("loans", "contacts", "cases", "statements");

  private static final Set<String> UNCONNECTED =
      Set.of(
          "voiceLineBusyNoRing",
          "voiceFailedToInitiate",
          "voiceNumberDisconnected",
          "voiceNumberInvalid",
          "invalidContact");

  /** Puts a case over the request and the file of its persona. */
  static PersonaPatch of(LocatedNode.Keys request, LocatedNode.Keys file, YamlNode yaml) {
    LocatedNode.Keys asked = patched(request, yaml, "request");
    LocatedNode.Keys whole = file(file, yaml, asked);
    Optional<YamlNode> differs = yaml.get("contact");
    PersonaPatch patch = new PersonaPatch(asked, whole);
    if (differs.isPresent()) {
      patch = contact(differs.get(), yaml, whole, asked).orElse(patch);
    }

    return patch.file.get("borrower") instanceof LocatedNode.Keys borrower
            && borrower.get("id") instanceof LocatedNode.One id
        ? new PersonaPatch(patch.request.orElse("personId", id), patch.file)
        : patch;
  }

  /** Returns the keys of a value; none where it has none, which is noted. */
  static LocatedNode.Keys keys(Optional<YamlNode> at, String place) {
    if (at.isEmpty()) {
      return LocatedNode.Keys.none(place);
    }
    if (LocatedNode.of(at.get()) instanceof LocatedNode.Keys keys) {
      return keys;
    }
    at.get().entries(); // notes that it has none
    return LocatedNode.Keys.none(place);
  }

  /**
   * Returns the status of what happened before where a case says none: it succeeded, or, where its
   * outcome says that it reached nobody, was attempted.
   */
  private static String statusUnsaid(LocatedNode.Keys past) {
    boolean unconnected =
        past.says("agentOutcome", UNCONNECTED) || past.says("statusDetails", UNCONNECTED);
    return unconnected ? "attempted" : "succeeded";
  }

  private static LocatedNode.Keys patched(LocatedNode.Keys below, YamlNode yaml, String key) {
    Optional<YamlNode> patch = yaml.get(key);
    return patch.isEmpty()
        ? new LocatedNode.Keys(yaml.place(), below.values())
        : below.patched(keys(patch, yaml.place()));
  }

  private static LocatedNode.Keys file(
      LocatedNode.Keys below, YamlNode yaml, LocatedNode.Keys request) {
    LocatedNode.Keys file = new LocatedNode.Keys(yaml.place(), below.values());
    if (yaml.get("borrower").isPresent()) {
      LocatedNode.Keys borrower =
          file.get("borrower") instanceof LocatedNode.Keys keys
              ? keys
              : LocatedNode.Keys.none(yaml.place());
      file = file.with("borrower", patched(borrower, yaml, "borrower"));
    }
    for (String key : WHOLE) {
      Optional<YamlNode> whole = yaml.get(key);
      if (whole.isPresent()) {
        file = file.with(key, LocatedNode.of(whole.get()));
      }
    }
    Optional<YamlNode> loan = yaml.get("loan");
    if (loan.isPresent()) {
      if (file.get("loans") instanceof LocatedNode.Items loans
          && !loans.items().isEmpty()
          && loans.items().get(0) instanceof LocatedNode.Keys first) {
        file = file.with("loans", loans.with(0, patched(first, yaml, "loan")));
      } else {
        loan.get().fault("The persona has no loan to change.", "write loans: whole.");
      }
    }
    Optional<YamlNode> history = yaml.get("history");

    return history.isEmpty()
        ? file
        : file.with("history", history(LocatedNode.of(history.get()), request));
  }

  private static LocatedNode history(LocatedNode written, LocatedNode.Keys request) {
    if (!(written instanceof LocatedNode.Items list)) {
      return written;
    }

    List<LocatedNode> items = new ArrayList<>();
    int number = 1;
    for (LocatedNode item : list.items()) {
      if (item instanceof LocatedNode.Keys past) {
        LocatedNode.Keys whole =
            past.orElse("id", LocatedNode.One.text(past.place(), "H" + number))
                .orElse("direction", LocatedNode.One.text(past.place(), "outbound"))
                .orElse("status", LocatedNode.One.text(past.place(), statusUnsaid(past)));
        String channel = request.text("channel");
        items.add(
            channel == null
                ? whole
                : whole.orElse("channel", LocatedNode.One.text(past.place(), channel)));
      } else {
        items.add(item);
      }
      number++;
    }

    return new LocatedNode.Items(list.place(), items);
  }

  /**
   * Puts what differs over the contact the message would go to, which it is then bound to: what
   * differs may be why it would go elsewhere.
   */
  private static Optional<PersonaPatch> contact(
      YamlNode at, YamlNode yaml, LocatedNode.Keys file, LocatedNode.Keys request) {
    String asked = request.text("contactId");
    String channel = request.text("channel");
    if (file.get("contacts") instanceof LocatedNode.Items contacts) {
      Optional<LocatedNode.Keys> found =
          contacts.items().stream()
              .filter(LocatedNode.Keys.class::isInstance)
              .map(LocatedNode.Keys.class::cast)
              .filter(one -> asked != null ? asked.equals(one.text("id")) : suits(one, channel))
              .min(
                  Comparator.comparing((LocatedNode.Keys one) -> "false".equals(one.text("valid")))
                      .thenComparing(one -> !"primary".equals(one.text("status")))
                      .thenComparing(
                          one ->
                              "text".equals(channel) && !"mobile".equals(one.text("phoneKind"))));
      if (found.isPresent()) {
        LocatedNode.Keys changed = patched(found.get(), yaml, "contact");
        int index = contacts.items().indexOf(found.get());
        String id = changed.text("id");
        return Optional.of(
            new PersonaPatch(
                id == null
                    ? request
                    : request.with("contactId", LocatedNode.One.text(at.place(), id)),
                file.with("contacts", contacts.with(index, changed))));
      }
    }
    at.fault(
        "The persona has no contact "
            + (asked == null ? "for a message by " + channel : asked)
            + " to change.",
        "write contacts: whole, or name contactId: in the request.");

    return Optional.empty();
  }

  /** Whether a message by this channel would go there, as Candor chooses. */
  private static boolean suits(LocatedNode.Keys contact, @Nullable String channel) {
    String type = contact.text("type");
    String affiliation = contact.text("affiliation");
    if (channel == null
        || "archived".equals(contact.text("status"))
        || !(affiliation == null || affiliation.equals("self"))) {
      return false;
    }

    return switch (channel) {
      case "email" -> "email".equals(type);
      case "voice", "fax" -> "phone".equals(type);
      case "text" -> "phone".equals(type) && !"landline".equals(contact.text("phoneKind"));
      case "mail" -> "address".equals(type);
      default -> false;
    };
  }
}
