// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

/**
 * What happens to which packets.
 *
 * @param name stands in the journal, and in captures beside every packet it touched
 */
public record Rule(String name, Condition when, Fault fault) {}
