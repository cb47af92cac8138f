// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.lab;

import org.tcpassay.expect.Moment;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IpPacket;

/** A message of ICMP or ICMPv6 that the target has sent. */
public record Message(IpPacket ip, Icmp icmp, long timeNs) implements Moment {}
