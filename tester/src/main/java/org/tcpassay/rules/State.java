// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.rules;

import java.util.Locale;

/** The eleven states of a connection (RFC 9293 §3.3.2), of the target as always. */
public enum State {
    CLOSED("CL"),
    LISTEN("LI"),
    SYN_SENT("SS"),
    SYN_RECEIVED("SR"),
    ESTABLISHED("ES"),
    FIN_WAIT_1("F1"),
    FIN_WAIT_2("F2"),
    CLOSE_WAIT("CW"),
    CLOSING("CG"),
    LAST_ACK("LA"),
    TIME_WAIT("TW");

    private final String shorthand;

    State(String shorthand) {
        this.shorthand = shorthand;
    }

    /** As the requirement catalogue abbreviates it in rule ids, such as {@code F1}. */
    public String shorthand() {
        return shorthand;
    }

    /** The RFC's spelling, such as {@code FIN-WAIT-1}. */
    public String text() {
        return name().replace('_', '-');
    }

    /** The spelling of probe ids, such as {@code fin-wait-1}. */
    public String label() {
        return text().toLowerCase(Locale.ROOT);
    }
}
