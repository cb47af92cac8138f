// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import org.tcpassay.wire.Flags;

/** The control bits of a stimulus: every combination on which a check of RFC 9293 §3.10.7 decides. */
enum Control {
    NULL("null", "-"),
    ACK("ack", "."),
    URG_ACK("urg-ack", "U."),
    FIN("fin", "F."),
    BARE_FIN("bare-fin", "F"),
    XMAS("xmas", "FPU"),
    SYN("syn", "S"),
    SYN_ACK("syn-ack", "S."),
    SYN_FIN("syn-fin", "SF"),
    SYN_FIN_ACK("syn-fin-ack", "SF."),
    RST("rst", "R"),
    RST_ACK("rst-ack", "R."),
    SYN_RST("syn-rst", "SR"),
    FIN_RST_ACK("fin-rst-ack", "FR.");

    private final String word;
    private final Flags flags;

    Control(String word, String letters) {
        this.word = word;
        this.flags = Flags.of(letters);
    }

    /** As in the names of stimuli; an ordinary FIN carries ACK. */
    String word() {
        return word;
    }

    Flags flags() {
        return flags;
    }

    boolean has(Flags some) {
        return flags.has(some);
    }

    /** SYN and FIN, which have sequence numbers of their own. */
    int length() {
        return (has(Flags.SYN) ? 1 : 0) + (has(Flags.FIN) ? 1 : 0);
    }
}
