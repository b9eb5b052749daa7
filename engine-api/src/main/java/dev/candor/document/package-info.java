/**
 * The written message and the names its template did not find. Enter at {@link
 * dev.candor.document.Renderer}.
 */
@NullMarked
package dev.candor.document;

import org.jspecify.annotations.NullMarked;
