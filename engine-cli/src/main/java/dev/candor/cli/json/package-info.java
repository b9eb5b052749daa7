/**
 * Reads what people write in JSON, requests and portfolios, and gives every mistake its file, line
 * and column. Enter at {@link dev.candor.cli.json.RecordReader} or {@link
 * dev.candor.cli.json.Portfolio}.
 */
@NullMarked
package dev.candor.cli.json;

import org.jspecify.annotations.NullMarked;
