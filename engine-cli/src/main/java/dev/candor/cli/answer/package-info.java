/**
 * The answers of commands, in text and in JSON, and what several of them are made of. Enter at
 * {@link dev.candor.cli.answer.Answers}.
 */
@NullMarked
package dev.candor.cli.answer;

import org.jspecify.annotations.NullMarked;
