// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

/**
 * The connections of a listener that stand and wait to be accepted.
 *
 * @param waiting how many there are
 * @param limit what the listener allows, by its own word; what that means is the target's affair
 */
public record AcceptQueue(long waiting, long limit) {}
