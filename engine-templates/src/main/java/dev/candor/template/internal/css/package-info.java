/**
 * Style sheets and styles: how they are read, which may stay, and what they make of words. Enter at
 * {@link dev.candor.template.internal.css.StyleSheet}; nothing here knows pages or templates beyond
 * the place a style stands at.
 */
@NullMarked
package dev.candor.template.internal.css;

import org.jspecify.annotations.NullMarked;
