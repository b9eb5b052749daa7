/**
 * What a template may see of a context. Enter at {@link
 * dev.candor.template.internal.value.TemplateValues}; nothing else here or above reads the data of
 * a host.
 */
@NullMarked
package dev.candor.template.internal.value;

import org.jspecify.annotations.NullMarked;
