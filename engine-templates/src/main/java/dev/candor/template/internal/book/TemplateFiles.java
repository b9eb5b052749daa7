package dev.candor.template.internal.book;

import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The files of a templatebook, read into memory: path below its root, with slashes, to text. */
public final class TemplateFiles {

  public static final String PROPERTIES = "templatebook.properties";

  /** Bytes one file may have. */
  public static final int LARGEST = 256 * 1024;

  private final SortedMap<String, String> texts = new TreeMap<>();
  private final List<Fault> faults;

  private TemplateFiles(List<Fault> faults) {
    this.faults = faults;
  }

  /**
   * What a folder has. A link to a file in the folder is read; one that leads out of it, or
   * nowhere, is a fault, since nobody says that what lies there is for borrowers to see.
   */
  public static SortedMap<String, String> inFolder(Path folder, List<Fault> faults) {
    return inFolder(folder, false, faults);
  }

  private static SortedMap<String, String> inFolder(
      Path folder, boolean linksMayLeave, List<Fault> faults) {
    if (!Files.isDirectory(folder)) {
      throw new BrokenTemplateException(
          "the templatebook",
          new Fault(
              folder.toString(),
              "",
              "There is no folder (" + folder + ").",
              "name the folder that holds " + PROPERTIES + "."));
    }

    TemplateFiles files = new TemplateFiles(faults);
    try {
      // the folder itself may be a link
      files.walk(folder.toRealPath(), linksMayLeave);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The templatebook cannot be read.", unreadable);
    }

    return files.texts;
  }

  private void walk(Path folder, boolean linksMayLeave) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        String name = String.join("/", names(folder.relativize(path)));
        if (!linksMayLeave
            && Files.isSymbolicLink(path)
            && (isWanted(name) || isWanted(name + "/"))
            && !isWithin(path, folder)) {
          faults.add(
              new Fault(
                  name,
                  "",
                  "The link leads out of the folder, or nowhere.",
                  "put the file itself there."));
        } else if (Files.isRegularFile(path) && isWanted(name)) {
          try (InputStream in = Files.newInputStream(path)) {
            read(name, in);
          }
        }
      }
    }
  }

  private static boolean isWithin(Path link, Path folder) {
    try {
      return link.toRealPath().startsWith(folder);
    } catch (IOException nowhere) {
      return false;
    }
  }

  private static List<String> names(Path path) {
    List<String> names = new ArrayList<>();
    path.forEach(name -> names.add(name.toString()));
    return names;
  }

  public static SortedMap<String, String> onClasspath(
      ClassLoader loader, String root, List<Fault> faults) {
    String base = root.endsWith("/") ? root : root + "/";
    URL url = loader.getResource(base + PROPERTIES);
    if (url == null) {
      throw new BrokenTemplateException(
          "the templatebook",
          new Fault(
              root,
              "",
              "The class path has no (" + base + PROPERTIES + ").",
              "add the jar of the templatebook to the class path."));
    }

    try {
      if (url.getProtocol().equals("file")) {
        // a build may lay out a class path with links
        return inFolder(Objects.requireNonNull(Path.of(url.toURI()).getParent()), true, faults);
      }
      if (url.openConnection() instanceof JarURLConnection jar) {
        // an own handle, so that closing it closes nobody else's
        jar.setUseCaches(false);
        try (JarFile file = jar.getJarFile()) {
          String entry = jar.getEntryName();
          return inJar(file, entry.substring(0, entry.length() - PROPERTIES.length()), faults);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The templatebook cannot be read.", unreadable);
    } catch (URISyntaxException noPath) {
      throw new IllegalStateException("The class path has a folder that is no path.", noPath);
    }
    throw new BrokenTemplateException(
        "the templatebook",
        new Fault(
            root,
            "",
            "The class path holds it under the protocol ("
                + url.getProtocol()
                + "), which is neither file nor jar.",
            "unpack it and load the folder."));
  }

  private static SortedMap<String, String> inJar(JarFile jar, String base, List<Fault> faults)
      throws IOException {
    TemplateFiles files = new TemplateFiles(faults);
    for (JarEntry entry : Collections.list(jar.entries())) {
      String name = entry.getName();
      if (!entry.isDirectory()
          && name.startsWith(base)
          && isWanted(name.substring(base.length()))) {
        try (InputStream in = jar.getInputStream(entry)) {
          files.read(name.substring(base.length()), in);
        }
      }
    }
    return files.texts;
  }

  /**
   * Templates, wherever they lie, and whatever else lies where only templates may; not a README
   * beside them.
   */
  private static boolean isWanted(String name) {
    boolean hidden = name.startsWith(".") || name.contains("/.");
    boolean placed =
        name.startsWith("templates/")
            || name.startsWith("partials/")
            || name.startsWith("layouts/");
    return !hidden && (placed || name.endsWith(".hbs") || name.equals(PROPERTIES));
  }

  private void read(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      faults.add(
          new Fault(
              name,
              "",
              "The file is larger than (" + LARGEST + ") bytes.",
              "move parts of it into partials."));
      return;
    }

    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      // one text whatever editor or checkout wrote it
      texts.put(name, (text.startsWith("\ufeff") ? text.substring(1) : text).replace("\r\n", "\n"));
    } catch (CharacterCodingException notText) {
      faults.add(new Fault(name, "", "The file is not UTF-8.", "save it as UTF-8."));
    }
  }

  /**
   * Returns the SHA-256 over files, in hexadecimal: over the path, the size in bytes and the text
   * of each, sorted by path.
   */
  public static String checksum(Collection<String> paths, Map<String, String> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String path : new TreeSet<>(paths)) {
        byte[] bytes = files.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
        digest.update((path + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
