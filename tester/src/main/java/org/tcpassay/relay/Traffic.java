// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

/**
 * What a relay has moved at one side so far.
 *
 * @param came packets that came from there
 * @param cameBytes of IP packets
 * @param went packets that were handed over there
 * @param wentBytes of IP packets
 * @param refused packets that the kernel there did not want, such as one that is cut off within its IP header
 * @param dropped packets that the kernel lost before the relay saw them: no rule chose them, and results are in doubt
 */
public record Traffic(long came, long cameBytes, long went, long wentBytes, long refused, long dropped) {}
