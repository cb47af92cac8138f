// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.lab;

import org.tcpassay.expect.Moment;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;

/**
 * A segment of the target that a connection has not read yet.
 *
 * @param event its index in the trace being written
 */
public record Arrival(IpPacket ip, Segment segment, long timeNs, int event) implements Moment {}
