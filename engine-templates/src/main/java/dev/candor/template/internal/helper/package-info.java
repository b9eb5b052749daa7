/**
 * The helpers a template may call. Enter at {@link
 * dev.candor.template.internal.helper.HelperRegistry}; a call is seen through {@link
 * dev.candor.template.internal.helper.HelperCall} alone.
 */
@NullMarked
package dev.candor.template.internal.helper;

import org.jspecify.annotations.NullMarked;
