// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace;

import org.tcpassay.wire.Endpoint;

/** The two ends that name a connection. */
public record FourTuple(Endpoint tester, Endpoint target) {}
