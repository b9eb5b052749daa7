package dev.candor.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Every main source of every module, as the compiler parses it. */
final class Sources {

  /**
   * A method with a body.
   *
   * @param owner the simple names of the classes around it, outermost first
   * @param branches its cyclomatic complexity: one, and one more for each if, loop, case, catch,
   *     conditional and short-circuit operator; classes inside count for themselves
   * @param statements how many its body has, those inside others not counted
   * @param lines the lines of its body, the braces' not among them
   */
  record Method(
      String module, String owner, String name, int branches, int statements, List<String> lines) {

    String place() {
      return module + ": " + owner + "." + name;
    }
  }

  /** A file, by its module, its package and its class. */
  record File(String module, String packageName, String name, int lines) {}

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private final List<File> files = new ArrayList<>();
  private final List<Method> methods = new ArrayList<>();

  private Sources() {}

  /** Parses all main sources; takes a second or two. */
  static Sources read() {
    Sources sources = new Sources();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> modules = Files.list(ROOT);
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> paths = new ArrayList<>();
      for (Path module : modules.sorted().toList()) {
        Path main = module.resolve(Path.of("src", "main", "java"));
        if (Files.isDirectory(main)) {
          try (Stream<Path> found = Files.walk(main)) {
            found.filter(path -> path.toString().endsWith(".java")).sorted().forEach(paths::add);
          }
        }
      }
      sources.parse(compiler, manager, manager.getJavaFileObjectsFromPaths(paths));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }

    return sources;
  }

  /** Parses one text, for the tests of the measures themselves. */
  static Sources of(Path file) {
    Sources sources = new Sources();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      sources.parse(compiler, manager, manager.getJavaFileObjects(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }

    return sources;
  }

  List<File> files() {
    return files;
  }

  List<Method> methods() {
    return methods;
  }

  private void parse(
      JavaCompiler compiler,
      StandardJavaFileManager manager,
      Iterable<? extends JavaFileObject> objects)
      throws IOException {
    JavacTask task =
        (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, objects);
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    for (CompilationUnitTree unit : task.parse()) {
      Path path = Path.of(unit.getSourceFile().toUri());
      String module =
          path.startsWith(ROOT) ? ROOT.relativize(path).getName(0).toString() : "elsewhere";
      List<String> lines = Files.readAllLines(path);
      String name = path.getFileName().toString().replace(".java", "");
      files.add(new File(module, String.valueOf(unit.getPackageName()), name, lines.size()));
      new MethodsOf(module, unit, positions, lines).scan(unit, "");
    }
  }

  /** Walks the classes of a file, and the classes inside them. */
  private final class MethodsOf extends TreeScanner<Void, String> {

    private final String module;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> lines;

    MethodsOf(
        String module, CompilationUnitTree unit, SourcePositions positions, List<String> lines) {
      this.module = module;
      this.unit = unit;
      this.positions = positions;
      this.lines = lines;
    }

    @Override
    public Void visitClass(ClassTree type, String owner) {
      String name = type.getSimpleName().toString();
      String inside = owner.isEmpty() || name.isEmpty() ? owner + name : owner + "." + name;
      return super.visitClass(type, inside);
    }

    @Override
    public Void visitMethod(MethodTree method, String owner) {
      if (method.getBody() != null) {
        int from = line(positions.getStartPosition(unit, method.getBody()));
        int to = line(positions.getEndPosition(unit, method.getBody()));
        List<String> body = from < to ? lines.subList(from, to - 1) : List.of();
        String name = method.getName().toString();
        int statements = method.getBody().getStatements().size();
        methods.add(new Method(module, owner, name, Branches.of(method), statements, body));
      }

      return super.visitMethod(method, owner);
    }

    private int line(long position) {
      return (int) unit.getLineMap().getLineNumber(position);
    }
  }

  /** Counts what branches in one method. */
  private static final class Branches extends TreeScanner<Void, Void> {

    private int count = 1;

    static int of(MethodTree method) {
      Branches branches = new Branches();
      branches.scan(method.getBody(), null);
      return branches.count;
    }

    @Override
    public Void visitIf(IfTree tree, Void nothing) {
      count++;
      return super.visitIf(tree, nothing);
    }

    @Override
    public Void visitForLoop(ForLoopTree tree, Void nothing) {
      count++;
      return super.visitForLoop(tree, nothing);
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void nothing) {
      count++;
      return super.visitEnhancedForLoop(tree, nothing);
    }

    @Override
    public Void visitWhileLoop(WhileLoopTree tree, Void nothing) {
      count++;
      return super.visitWhileLoop(tree, nothing);
    }

    @Override
    public Void visitDoWhileLoop(DoWhileLoopTree tree, Void nothing) {
      count++;
      return super.visitDoWhileLoop(tree, nothing);
    }

    @Override
    public Void visitCase(CaseTree tree, Void nothing) {
      if (!tree.getExpressions().isEmpty()) {
        count++;
      }
      return super.visitCase(tree, nothing);
    }

    @Override
    public Void visitCatch(CatchTree tree, Void nothing) {
      count++;
      return super.visitCatch(tree, nothing);
    }

    @Override
    public Void visitConditionalExpression(ConditionalExpressionTree tree, Void nothing) {
      count++;
      return super.visitConditionalExpression(tree, nothing);
    }

    @Override
    public Void visitBinary(BinaryTree tree, Void nothing) {
      if (tree.getKind() == Tree.Kind.CONDITIONAL_AND
          || tree.getKind() == Tree.Kind.CONDITIONAL_OR) {
        count++;
      }
      return super.visitBinary(tree, nothing);
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      return null;
    }
  }
}
