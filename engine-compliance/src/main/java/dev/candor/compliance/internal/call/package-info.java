/**
 * Who was called about which debt, what was talked about, and which calls a person agreed to. Enter
 * through {@link dev.candor.compliance.internal.call.CallConsents}.
 */
@NullMarked
package dev.candor.compliance.internal.call;

import org.jspecify.annotations.NullMarked;
