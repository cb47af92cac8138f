// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.rules;

import java.util.Locale;

/** The eleven states of a connection (RFC 9293 §3.3.2), of the target as always. */
public enum State {
    CLOSED,
    LISTEN,
    SYN_SENT,
    SYN_RECEIVED,
    ESTABLISHED,
    FIN_WAIT_1,
    FIN_WAIT_2,
    CLOSE_WAIT,
    CLOSING,
    LAST_ACK,
    TIME_WAIT;

    /** The RFC's spelling, such as {@code FIN-WAIT-1}. */
    public String text() {
        return name().replace('_', '-');
    }

    /** The spelling of probe ids, such as {@code fin-wait-1}. */
    public String label() {
        return text().toLowerCase(Locale.ROOT);
    }
}
