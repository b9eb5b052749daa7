/**
 * What every turn of a contest stands on: a JVM and a folder of its own, the meter, the templates.
 * Enter at {@link dev.candor.benchmark.turn.OwnJvm}.
 */
@NullMarked
package dev.candor.benchmark.turn;

import org.jspecify.annotations.NullMarked;
