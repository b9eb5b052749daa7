package dev.candor.template;

import dev.candor.document.TemplateDescriptor;
import dev.candor.message.Channel;
import dev.candor.template.internal.program.CompiledTemplate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one message in one language. Immutable.
 *
 * @param descriptor what it is for
 * @param checksum SHA-256 over its sources and those of its partials, in hexadecimal
 */
record TemplateSet(
    TemplateDescriptor descriptor,
    @Nullable CompiledTemplate subjectLine,
    @Nullable CompiledTemplate html,
    @Nullable CompiledTemplate text,
    String checksum) {

  String name() {
    return descriptor.key();
  }

  String language() {
    return descriptor.language();
  }

  /** A part of a message, by the name in its file's name. */
  enum Part {
    SUBJECT,
    TEXT,
    HTML;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The parts a channel may have. */
  static Set<Part> parts(Channel channel) {
    return switch (channel) {
      case EMAIL -> EnumSet.allOf(Part.class);
      case MAIL, DOCUMENT, GUI, FAX -> EnumSet.of(Part.HTML);
      case TEXT, VOICE, CHAT -> EnumSet.of(Part.TEXT);
    };
  }

  /** The parts a channel must have. */
  static Set<Part> needed(Channel channel) {
    return channel == Channel.EMAIL ? EnumSet.of(Part.SUBJECT, Part.HTML) : parts(channel);
  }
}
