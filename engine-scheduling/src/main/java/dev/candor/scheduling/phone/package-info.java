/**
 * The one reader of telephone numbers. Enter at {@link dev.candor.scheduling.phone.DialedNumber}.
 */
@NullMarked
package dev.candor.scheduling.phone;

import org.jspecify.annotations.NullMarked;
