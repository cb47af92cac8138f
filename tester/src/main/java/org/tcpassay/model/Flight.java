// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import org.tcpassay.wire.SeqNum;

/**
 * A segment in the retransmission queue.
 *
 * @param length bytes of text
 * @param sentNs when it left last
 * @param times how often it has left
 * @param sacked the peer has it (RFC 2018)
 * @param repaired sent again in this recovery (RFC 6675)
 */
public record Flight(
        SeqNum seq, int length, boolean syn, boolean fin, long sentNs, int times, boolean sacked, boolean repaired) {

    public static Flight first(SeqNum seq, int length, boolean syn, boolean fin, long nowNs) {
        return new Flight(seq, length, syn, fin, nowNs, 1, false, false);
    }

    public SeqNum end() {
        return seq.plus(length + (syn ? 1 : 0) + (fin ? 1 : 0));
    }

    public Flight again(long nowNs) {
        return new Flight(seq, length, syn, fin, nowNs, times + 1, sacked, true);
    }

    public Flight sackedNow() {
        return new Flight(seq, length, syn, fin, sentNs, times, true, repaired);
    }

    /** As at the start of a recovery. */
    public Flight unrepaired() {
        return new Flight(seq, length, syn, fin, sentNs, times, sacked, false);
    }

    /** As if never reported (RFC 2018 §8: the peer may have thrown it away). */
    public Flight unsacked() {
        return new Flight(seq, length, syn, fin, sentNs, times, false, repaired);
    }

    /** What an acknowledgment inside of it leaves. */
    public Flight from(SeqNum first) {
        int cut = (int) seq.distanceTo(first);
        int ofText = Math.min(length, cut - (syn && cut > 0 ? 1 : 0));
        return new Flight(first, length - ofText, syn && cut == 0, fin, sentNs, times, sacked, repaired);
    }
}
