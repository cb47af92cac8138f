// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import org.tcpassay.wire.Flags;

/** The control bits of a stimulus: every combination on which a check of RFC 9293 §3.10.7 decides. */
enum Control {
    NULL("null", "-", "a segment without flags"),
    ACK("ack", ".", "an ACK"),
    URG_ACK("urg-ack", "U.", "an urgent ACK"),
    FIN("fin", "F.", "a FIN"),
    BARE_FIN("bare-fin", "F", "a FIN without ACK"),
    XMAS("xmas", "FPU", "FIN, PSH and URG without ACK"),
    SYN("syn", "S", "a SYN"),
    SYN_ACK("syn-ack", "S.", "a SYN,ACK"),
    SYN_FIN("syn-fin", "SF", "a SYN with FIN"),
    SYN_FIN_ACK("syn-fin-ack", "SF.", "a SYN,ACK with FIN"),
    RST("rst", "R", "a RST"),
    RST_ACK("rst-ack", "R.", "a RST,ACK"),
    SYN_RST("syn-rst", "SR", "a RST with SYN"),
    FIN_RST_ACK("fin-rst-ack", "FR.", "a RST,ACK with FIN");

    private final String word;
    private final Flags flags;

    private final String text;

    Control(String word, String letters, String text) {
        this.word = word;
        this.flags = Flags.of(letters);
        this.text = text;
    }

    /** As in the names of stimuli; an ordinary FIN carries ACK. */
    String word() {
        return word;
    }

    /** For titles. */
    String text() {
        return text;
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
