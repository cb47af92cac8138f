// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.util.List;

/**
 * A variable of the target's TCB, or of the last segment that the tester sent.
 *
 * @see "RFC 9293 §3.3.1"
 */
public enum Symbol implements Position {
    /** Oldest number that the target sent and that is not acknowledged. */
    SND_UNA,
    /** The next number that the target will send. */
    SND_NXT,
    /** The next number that the target expects. */
    RCV_NXT,
    /** Size of the target's receive window: up to the highest right edge it ever advertised. */
    RCV_WND,
    /** The target's initial send sequence number. */
    ISS,
    /** The initial sequence number that the tester chose. */
    IRS,
    /** SEG.SEQ of the tester's last segment. */
    SEG_SEQ,
    /** SEG.ACK of the tester's last segment. */
    SEG_ACK,
    /** SEG.LEN of the tester's last segment, SYN and FIN counted. */
    SEG_LEN;

    @Override
    public Sum sum() {
        return new Sum(List.of(this), List.of(), 0);
    }

    /** The RFC's spelling, such as {@code RCV.NXT}; ISS and IRS are themselves. */
    @Override
    public String toString() {
        return name().replace('_', '.');
    }
}
