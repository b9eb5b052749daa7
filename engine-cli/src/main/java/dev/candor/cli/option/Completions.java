package dev.candor.cli.option;

import dev.candor.cli.source.RulebookFolders;
import dev.candor.document.Format;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.message.Vocabulary;
import java.util.Iterator;
import java.util.List;

/** Lists the words that a shell completes an option to. */
public final class Completions {

  private Completions() {}

  public static final class Channels extends WordCompletion {
    Channels() {
      super(Channel.WORDS);
    }
  }

  public static final class Subjects extends WordCompletion {
    Subjects() {
      super(Subject.WORDS);
    }
  }

  public static final class ThemeCompletion extends WordCompletion {
    ThemeCompletion() {
      super(Theme.WORDS);
    }
  }

  public static final class Formats extends WordCompletion {
    Formats() {
      super(Format.WORDS);
    }
  }

  /** The rules of rulebook-us, read when a shell asks for its completion and not before. */
  public static final class RuleCompletion implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return RulebookFolders.standard().rules().stream().map(rule -> rule.id().value()).iterator();
    }
  }

  private abstract static class WordCompletion implements Iterable<String> {
    private final List<String> names;

    WordCompletion(Vocabulary<?> vocabulary) {
      names = List.copyOf(vocabulary.names());
    }

    @Override
    public Iterator<String> iterator() {
      return names.iterator();
    }
  }
}
