// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/** The two ends that name a connection. */
public record FourTuple(Endpoint tester, Endpoint target) {}
