/**
 * What is wrong with something a person wrote, said once and with its place. Enter at {@link
 * dev.candor.fault.Fault}; {@link dev.candor.fault.FaultException} carries every fault of one
 * input.
 */
@NullMarked
package dev.candor.fault;

import org.jspecify.annotations.NullMarked;
