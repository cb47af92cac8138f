// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import org.tcpassay.wire.Bytes;

/** A packet that leaves the path. */
public record Departure(Side to, Bytes packet) {}
