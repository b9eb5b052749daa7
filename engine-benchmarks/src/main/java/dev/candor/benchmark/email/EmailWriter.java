package dev.candor.benchmark.email;

import dev.candor.benchmark.email.engine.EmailEngine;
import dev.candor.benchmark.email.engine.FreemarkerWriter;
import dev.candor.benchmark.email.engine.HandlebarsWriter;
import dev.candor.benchmark.email.engine.JmustacheWriter;
import dev.candor.benchmark.email.engine.JteWriter;
import dev.candor.benchmark.email.engine.MustacheJavaWriter;
import dev.candor.benchmark.email.engine.PebbleWriter;
import dev.candor.benchmark.email.engine.QuteWriter;
import dev.candor.benchmark.email.engine.ThymeleafWriter;
import java.util.function.Supplier;

/** Who writes the reference e-mail. */
public enum EmailWriter {
  /** By hand: nothing is faster in plain Java. */
  FLOOR(HandWritten::new),
  /** Candor as a service calls it, with strict names. */
  CANDOR_STRICT(CandorWriter::strict),
  /** The same where undefined names are noted only. */
  CANDOR_LENIENT(CandorWriter::lenient),
  /** Its plans alone. */
  CANDOR_BARE_PLAN(BareWriter::new),
  /** With records instead of maps. */
  CANDOR_RECORDS(CandorWriter::records),
  /** With amounts and days that helpers make texts of. */
  CANDOR_HELPERS(CandorWriter::helpers),
  /** handlebars-java as its documentation shows it, with its cache. */
  HANDLEBARS_JAVA(HandlebarsWriter::new),
  /** jmustache. */
  JMUSTACHE(JmustacheWriter::new),
  /** mustache.java. */
  MUSTACHE_JAVA(MustacheJavaWriter::new),
  /** Pebble. */
  PEBBLE(PebbleWriter::new),
  /** FreeMarker. */
  FREEMARKER(FreemarkerWriter::new),
  /** Thymeleaf. */
  THYMELEAF(ThymeleafWriter::new),
  /** Qute. */
  QUTE(QuteWriter::new),
  /** jte, which compiles: it interprets nothing. */
  JTE(JteWriter::new);

  private final Supplier<EmailEngine> maker;

  EmailWriter(Supplier<EmailEngine> maker) {
    this.maker = maker;
  }

  EmailEngine open() {
    return maker.get();
  }
}
