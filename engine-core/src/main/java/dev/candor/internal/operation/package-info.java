/**
 * One class for each verb of {@link dev.candor.internal.operation.SendMessage send} and its like,
 * with one public method. An operation names no other one: what two share goes down, to {@code
 * gather}, {@code decide} or {@code write}.
 */
@NullMarked
package dev.candor.internal.operation;

import org.jspecify.annotations.NullMarked;
