// SPDX-License-Identifier: Apache-2.0

/**
 * The model of RFC 9293 as a target in this process, and the example of an adapter for authors of stacks: packets and
 * user calls in, packets out, the time as an argument. May see {@code target} and what is pure.
 */
@NullMarked
package org.tcpassay.target.reference;

import org.jspecify.annotations.NullMarked;
