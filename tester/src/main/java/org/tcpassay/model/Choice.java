// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

/**
 * What the RFCs leave to a stack, beyond the optional standards that a profile claims.
 *
 * <p>Either way is right, so a reference with any of them switched must conform too, and the referee permits both.
 */
public enum Choice {
    /** An acknowledgment of data in order may wait for company (RFC 9293 SHLD-18); otherwise each leaves at once. */
    DELAYED_ACKNOWLEDGMENTS,
    /** Small segments wait for an acknowledgment (RFC 9293 SHLD-7). */
    NAGLE,
    /** Ten segments to begin with (RFC 6928) instead of three (RFC 5681 §3.1). */
    LARGE_INITIAL_WINDOW,
    /** A SYN in the window ends a half-open connection without a word (RFC 9293 §3.10.7.4); RFC 793 sent a reset. */
    HALF_OPEN_ENDED_SILENTLY,
    /**
     * The SYN,ACK that completes a simultaneous open is acknowledged (its number is old: §3.10.7.4, first check);
     * Figure 7 of §3.5 shows none.
     */
    CROSSING_SYN_ACK_ACKNOWLEDGED,
    /** Of text across the right edge the part inside is taken (RFC 9293 §3.10.7.4); else nothing of it. */
    TEXT_ACROSS_EDGE_TRIMMED,
    /** In TIME-WAIT whatever is acceptable and carries text or FIN is acknowledged (§3.10.7.4, fifth check). */
    TEXT_IN_TIME_WAIT_ACKNOWLEDGED,
    /** An acknowledgment of something never sent is answered in TIME-WAIT too (§3.5.2, third group). */
    ACK_CHECKED_IN_TIME_WAIT,
    /** The reset for lost text has SND.NXT, as that of ABORT; else SEG.ACK, as that of CLOSED. */
    LOST_TEXT_RESET_AS_ABORT,
    /** Text on a SYN waits for the handshake (RFC 9293 §3.10.7.2); otherwise it must come again. */
    TEXT_OF_SYN_KEPT,
    /** Text beyond a hole is kept (RFC 9293 §3.10.7.4, seventh check); otherwise it must come again. */
    TEXT_BEYOND_HOLE_KEPT,
    /** Text that comes when no user can take it is answered by a reset (RFC 9293 SHLD-3). */
    RESET_FOR_LOST_TEXT,
    /** A FIN leaves on the last text instead of behind it. */
    FIN_ON_LAST_TEXT,
    /** A closed window is probed with a byte (RFC 9293 SHLD-29); otherwise with an empty old segment. */
    WINDOW_PROBED_WITH_TEXT,
    /** A hard ICMP error ends a connection that is synchronized (RFC 9293 SHLD-26); RFC 5927 says no. */
    HARD_ERROR_ENDS_CONNECTION,
    /** A new SYN may reopen a connection in TIME-WAIT (RFC 9293 MAY-2). */
    TIME_WAIT_REOPENED,
    /** Timestamps are offered on a SYN. */
    TIMESTAMPS_OFFERED,
    /** A window scale is offered on a SYN. */
    WINDOW_SCALE_OFFERED,
    /** Selective acknowledgment is offered on a SYN. */
    SACK_OFFERED,
    /** Segments without the timestamps that were negotiated are dropped (RFC 7323 §3.2, SHOULD). */
    MISSING_TIMESTAMP_DROPPED
}
