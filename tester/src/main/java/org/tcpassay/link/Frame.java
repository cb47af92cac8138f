// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;

/**
 * A packet that passed a link.
 *
 * @param timeNs when, on the link's clock
 * @param packet the IP packet, link header removed
 * @param checksumComputed false where the sending host left the checksum to hardware that is not there
 */
public record Frame(Direction direction, long timeNs, Bytes packet, boolean checksumComputed) {}
