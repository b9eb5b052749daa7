/**
 * Templates made ready to be rendered, and rendering. Enter at {@link
 * dev.candor.template.internal.program.Compiler} to make one ready and at {@link
 * dev.candor.template.internal.program.RenderRun} to render it.
 */
@NullMarked
package dev.candor.template.internal.program;

import org.jspecify.annotations.NullMarked;
