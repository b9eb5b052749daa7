/**
 * The JSON that Candor writes of a verdict, for who asked and for the record alike. Enter at {@link
 * dev.candor.json.form.VerdictForm}.
 */
@NullMarked
package dev.candor.json.form;

import org.jspecify.annotations.NullMarked;
