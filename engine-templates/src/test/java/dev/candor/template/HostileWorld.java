package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.document.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a message must not touch: an address that listens, a file that can be read. Whoever asks for
 * any address at all is noted.
 */
final class HostileWorld implements AutoCloseable {

  /** What stands in the file. */
  static final String FILE_WORDS = "the-words-of-the-file";

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final ProxySelector before = ProxySelector.getDefault();
  private final ServerSocket server;
  private final Path file;

  HostileWorld(Path folder) {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      file = Files.writeString(folder.resolve("kept.txt"), FILE_WORDS);
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    Thread listener = new Thread(this::listen, "hostile-listener");
    listener.setDaemon(true);
    listener.start();
    // every connection of the platform's own clients asks here first
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            asked.add(uri.toString());
            return List.of(Proxy.NO_PROXY);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            asked.add(uri.toString());
          }
        });
  }

  private void listen() {
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        asked.add(Objects.toString(caller.getRemoteSocketAddress()));
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** The text with the address and the file put in. */
  String placed(String text) {
    return text.replace("{server}", "http://127.0.0.1:" + server.getLocalPort())
        .replace("{file}", file.toString());
  }

  /** Whoever was called. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** Fails where a reader of this document would read the words of the file, on paper too. */
  static void assertUnread(Document document) {
    StringBuilder words = new StringBuilder();
    if (document.pdf() != null) {
      assertThat(new String(document.pdf(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
      words.append(PdfWords.of(document.pdf()));
    }
    words.append(document.html()).append(document.text()).append(document.subjectLine());
    // paper breaks lines within words
    assertThat(words.toString().replaceAll("\\s", "")).doesNotContain(FILE_WORDS);
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    ProxySelector.setDefault(before);
    server.close();
  }
}
