package dev.candor.template.internal.book;

import dev.candor.document.TemplateDescriptor;
import dev.candor.message.Channel;
import dev.candor.template.internal.program.CompiledTemplate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one message in one language. Immutable.
 *
 * @param descriptor what it is for
 * @param checksum SHA-256 over its sources and those of its partials, in hexadecimal
 */
public record TemplateSet(
    TemplateDescriptor descriptor,
    @Nullable CompiledTemplate subjectLine,
    @Nullable CompiledTemplate html,
    @Nullable CompiledTemplate text,
    String checksum) {

  /** Returns the same templates for what a book above says of them. */
  TemplateSet with(TemplateDescriptor other) {
    return new TemplateSet(other, subjectLine, html, text, checksum);
  }

  /** Returns the files of all partials its parts may print, without their suffix. */
  Set<String> uses() {
    Set<String> uses = new TreeSet<>();
    for (CompiledTemplate part : new CompiledTemplate[] {subjectLine, html, text}) {
      if (part != null) {
        uses.addAll(part.summary().uses);
      }
    }
    return uses;
  }

  public String name() {
    return descriptor.key();
  }

  public String language() {
    return descriptor.language();
  }

  /** A part of a message, by the name in its file's name. */
  public enum Part {
    SUBJECT,
    TEXT,
    HTML;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The parts a channel may have. */
  public static Set<Part> parts(Channel channel) {
    return switch (channel) {
      case EMAIL -> EnumSet.allOf(Part.class);
      case MAIL, DOCUMENT, GUI, FAX -> EnumSet.of(Part.HTML);
      case TEXT, VOICE, CHAT -> EnumSet.of(Part.TEXT);
    };
  }

  /** The parts a channel must have. */
  public static Set<Part> neededParts(Channel channel) {
    return channel == Channel.EMAIL ? EnumSet.of(Part.SUBJECT, Part.HTML) : parts(channel);
  }

  /** Returns whether pages of a channel are read on paper only. */
  public static boolean isOnPaper(Channel channel) {
    return switch (channel) {
      case MAIL, FAX, DOCUMENT -> true;
      default -> false;
    };
  }
}
