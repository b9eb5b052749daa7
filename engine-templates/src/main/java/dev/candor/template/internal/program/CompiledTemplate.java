package dev.candor.template.internal.program;

import dev.candor.fault.Fault;
import dev.candor.template.internal.html.HtmlContext;
import dev.candor.template.internal.html.PrintedData;
import dev.candor.template.internal.program.PageSkeleton.Places;
import dev.candor.template.internal.syntax.Source;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template ready to be rendered: nodes in order, every name resolved as far as it can be.
 * Immutable; shared between threads.
 */
public final class CompiledTemplate implements RenderRun.Part {

  private final Source source;
  private final ProgramNode[] nodes;
  private final TemplateSummary summary;
  private final boolean page;
  private final boolean letter;
  // found when they are first asked for: twice by two threads does no harm
  private volatile @Nullable DataPlaces data;
  private volatile @Nullable Places places;

  CompiledTemplate(Source source, ProgramNode[] nodes, TemplateSummary summary) {
    this(source, nodes, summary, false, false);
  }

  private CompiledTemplate(
      Source source, ProgramNode[] nodes, TemplateSummary summary, boolean page, boolean letter) {
    this.source = source;
    this.nodes = nodes;
    this.summary = summary;
    this.page = page;
    this.letter = letter;
  }

  /** Returns the same template, as a page that stands for itself. */
  public CompiledTemplate asPage() {
    return new CompiledTemplate(source, nodes, summary, true, false);
  }

  /** Returns the same template, as a page that is read on paper only. */
  public CompiledTemplate asLetter() {
    return new CompiledTemplate(source, nodes, summary, true, true);
  }

  /** Returns what readers of the page see of what it prints. */
  public Places places() {
    Places found = places;
    if (found == null) {
      found = page ? PageSkeleton.of(nodes, letter) : Places.NONE;
      places = found;
    }
    return found;
  }

  private DataPlaces data() {
    DataPlaces found = data;
    if (found == null) {
      found = DataPlaces.of(nodes);
      data = found;
    }
    return found;
  }

  /** Returns the file it was compiled from. */
  public Source source() {
    return source;
  }

  /** Returns what is known of it before it is rendered. */
  public TemplateSummary summary() {
    return summary;
  }

  ProgramNode[] nodes() {
    return nodes;
  }

  @Override
  public boolean isSeen(PrintedData printed) {
    return places().seen().contains(printed);
  }

  @Override
  public boolean isPlain(PrintedData printed) {
    return page && data().plain().contains(printed);
  }

  @Override
  public @Nullable HtmlContext findStart(PrintedData printed) {
    return page ? data().start(printed) : null;
  }

  /** Returns the faults of data that stand where a page has no place for them. */
  public Set<Fault> misplacedData() {
    return page ? data().faults() : Set.of();
  }

  @Override
  public int sizeHint() {
    return source.text().length() * 2;
  }

  @Override
  public void write(RenderRun run) {
    ProgramNode.writeAll(nodes, run, Scope.of(run.root));
  }
}
