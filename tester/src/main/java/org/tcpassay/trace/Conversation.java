// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace;

import java.util.Optional;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.SeqNum;

/**
 * One connection of a trace: its ends, and the numbers that its segments print relative to.
 *
 * @param irs the tester's initial sequence number, once it sent a SYN
 * @param iss the target's, once it sent one
 */
public record Conversation(int index, FourTuple ends, Optional<SeqNum> irs, Optional<SeqNum> iss) {}
