// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

/**
 * What the RFCs leave to a stack, beyond the optional standards that a profile claims.
 *
 * <p>Either way is right, so a reference with any of them switched must conform too, and the referee permits both. What
 * an RFC only recommends is no choice here unless another RFC or the same one gives leave to do otherwise.
 */
public enum Choice {
    /** An acknowledgment of data in order may wait for company (RFC 9293 SHLD-18); otherwise each leaves at once. */
    DELAYED_ACKNOWLEDGMENTS,
    /** Every second segment is acknowledged, however small; otherwise every second full one (RFC 9293 SHLD-19). */
    SMALL_SEGMENTS_COUNTED,
    /** Ten segments to begin with (RFC 6928 §2) instead of two to four (RFC 5681 §3.1). */
    LARGE_INITIAL_WINDOW,
    /** A SYN in the window ends a half-open connection without a word (RFC 9293 §3.10.7.4); RFC 793 sent a reset. */
    HALF_OPEN_ENDED_SILENTLY,
    /**
     * A half-open connection looks at the number of a segment before its acknowledgment (RFC 9293 §3.10.7.4); otherwise
     * what acknowledges something else than its SYN draws a reset, wherever it stands (§3.5.2, second group).
     */
    HALF_OPEN_NUMBER_CHECKED_FIRST,
    /**
     * The SYN,ACK that completes a simultaneous open is acknowledged (its number is old: §3.10.7.4, first check);
     * Figure 7 of §3.5 shows none.
     */
    CROSSING_SYN_ACK_ACKNOWLEDGED,
    /** Of text across the right edge the part inside is taken (RFC 9293 §3.10.7.4); else nothing of it. */
    TEXT_ACROSS_EDGE_TRIMMED,
    /** What is old of a segment is cut off before its window is looked at (RFC 9293 §3.10.7.4, "one could tailor"). */
    OLD_PART_CUT_OFF_FIRST,
    /** In TIME-WAIT all that is acceptable, but for an empty segment at RCV.NXT, is acknowledged (fifth check). */
    TEXT_IN_TIME_WAIT_ACKNOWLEDGED,
    /** An acknowledgment of something never sent is answered in TIME-WAIT too (§3.5.2, third group). */
    ACK_CHECKED_IN_TIME_WAIT,
    /** RFC 5961 is followed though the stack does not claim it, as RFC 9293 §3.10.7.4 leaves open; for referees. */
    BLIND_ATTACKS_MITIGATED,
    /** An acknowledgment of ISS is an old one (RFC 5961 §5.2); otherwise one of what was never sent. */
    ACK_OF_ISS_OLD,
    /** The reset for lost text has SND.NXT, as that of ABORT; else SEG.ACK, as that of CLOSED. */
    LOST_TEXT_RESET_AS_ABORT,
    /** Text on a SYN waits for the handshake (RFC 9293 §3.10.7.2); else it must come again (RFC 7413 §3). */
    TEXT_OF_SYN_KEPT,
    /** A FIN leaves on the last text instead of behind it (RFC 9293 §3.10.4 says after which text, not how). */
    FIN_ON_LAST_TEXT,
    /** Only the last text there is carries PSH (RFC 9293 MUST-61); otherwise all does (§3.9.1.2, MAY-15). */
    PUSH_ON_LAST_TEXT,
    /** A closed window is probed with a byte (RFC 9293 §3.8.6.1); otherwise with an empty old segment. */
    WINDOW_PROBED_WITH_TEXT,
    /** A keep-alive is empty (RFC 9293 SHLD-25); otherwise it carries a byte of garbage (MAY-6). */
    KEEP_ALIVE_EMPTY,
    /** A reset of one's own connection has no ACK (RFC 9293 §3.10.5); §3.1 has it "always sent" once established. */
    RESET_WITHOUT_ACK,
    /** A repeated SYN draws an acknowledgment (RFC 9293 §3.10.7.4); otherwise the SYN,ACK again (§3.8.1). */
    REPEATED_SYN_ACKNOWLEDGED,
    /** An old SYN in TIME-WAIT draws an acknowledgment (RFC 9293 §3.10.7.4); RFC 6191 §2 drops it silently. */
    OLD_SYN_ACKNOWLEDGED,
    /** Padding aligns options (RFC 7323 appendix A); otherwise it follows them (RFC 9293 §3.2, any boundary). */
    OPTIONS_ALIGNED,
    /** The timestamp clock ticks every millisecond; otherwise every tenth of a second (RFC 7323 §5.4, 1 ms to 1 s). */
    FAST_TIMESTAMP_CLOCK,
    /** Timestamps are offered on a SYN (RFC 7323 §3.2, "may"). */
    TIMESTAMPS_OFFERED,
    /** A window scale is offered on a SYN (RFC 7323 §2.2, "may"). */
    WINDOW_SCALE_OFFERED,
    /** Selective acknowledgment is offered on a SYN (RFC 2018 §2, "may"). */
    SACK_OFFERED,
    /** A signed segment for which there is no key is dropped (RFC 2385 says nothing); else its option is unknown. */
    SIGNATURE_WITHOUT_KEY_REFUSED
}
