/**
 * Reads YAML and the cells of sheets as nodes that know their place. Enter at {@link
 * dev.candor.compliance.internal.yaml.YamlParser}; public for the compiler only.
 */
@NullMarked
package dev.candor.compliance.internal.yaml;

import org.jspecify.annotations.NullMarked;
