/**
 * Reads what people write in JSON, requests and borrower files, and gives every mistake its file,
 * line and column. Enter at {@link dev.candor.json.RecordReader} for one record, {@link
 * dev.candor.json.Portfolio} for a lender's whole file, {@link dev.candor.json.FreeForm} for an
 * object of anything; {@link dev.candor.json.InputSchema} holds their JSON Schemas.
 */
@NullMarked
package dev.candor.json;

import org.jspecify.annotations.NullMarked;
