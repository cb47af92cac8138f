// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

/** Options of a socket of the target that probes use; values are integers in the unit given. */
public enum UserOption {
    /** 1: no Nagle. */
    NO_DELAY,
    /** 1: hold partial segments back (TCP_CORK). */
    CORK,
    KEEP_ALIVE,
    /** Seconds. */
    KEEP_ALIVE_IDLE,
    /** Seconds. */
    KEEP_ALIVE_INTERVAL,
    KEEP_ALIVE_COUNT,
    /** Bytes, as asked for (Linux doubles it). */
    RECEIVE_BUFFER,
    /** Bytes, as asked for (Linux doubles it). */
    SEND_BUFFER,
    /** Largest segment to offer and send, bytes. */
    MAX_SEGMENT,
    /** Milliseconds. */
    USER_TIMEOUT,
    /** Seconds; -1 is off. With more than 0 close() waits: that is for a program of its own. */
    LINGER,
    /** Seconds. */
    DEFER_ACCEPT,
    /** Listener: queue length. */
    FAST_OPEN,
    /** Before an open: 1 to use Fast Open, so that what is sent first goes on the SYN where a cookie is known. */
    FAST_OPEN_CONNECT,
    /** Listener: names the secret of its cookies; another number, another secret. */
    FAST_OPEN_KEY,
    /** Before listening or an open: bytes of the {@code SignatureKey} for every peer. */
    SIGNATURE_KEY,
    QUICK_ACK,
    /** Bytes. */
    WINDOW_CLAMP,
    OOB_INLINE,
    REUSE_ADDRESS,
    SYN_COUNT,
    /** Seconds spent in FIN-WAIT-2 as an orphan; negative for none. */
    LINGER2,
    /** 1: soft errors that ICMP reports are told as they come (IP_RECVERR). */
    SOFT_ERRORS,
    /** The only hop of a loose source route: an IPv4 address as 0..2^32-1. */
    SOURCE_ROUTE,
    /** The whole octet; ECN is not the user's. */
    TYPE_OF_SERVICE,
    TIME_TO_LIVE
}
