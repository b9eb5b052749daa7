/**
 * JSON as text: every value with its place, every mistake with its fault. Public for the compiler
 * only. Enter at {@link dev.candor.json.internal.LocatedJson}.
 */
@NullMarked
package dev.candor.json.internal;

import org.jspecify.annotations.NullMarked;
