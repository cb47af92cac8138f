// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import org.tcpassay.rules.Given;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Explicit congestion notification: what the two SYNs say, and what the receiver of text does (RFC 3168). */
abstract class Notices extends Options {

    protected static final Flags ECN_SETUP = Flags.ECE.with(Flags.CWR);

    protected Notices(Settings settings) {
        super(settings);
    }

    // ---- what the SYNs say (§6.1.1)

    protected boolean asksForEcn() {
        return claims(Given.RFC3168) && settings.ecnAsked();
    }

    /** ECE and CWR. */
    protected boolean isEcnSetupSyn(Segment syn) {
        return syn.has(ECN_SETUP);
    }

    /** ECE alone: a peer that sends back what it does not know sends CWR too. */
    protected boolean isEcnSetupSynAck(Segment synAck) {
        return synAck.has(Flags.ECE) && !synAck.has(Flags.CWR);
    }

    /** Takes over what the peer's SYN says. */
    protected void negotiateEcn(Tcb tcb, Segment syn) {
        tcb.ecn = syn.has(Flags.ACK)
                ? tcb.ecnAsked && isEcnSetupSynAck(syn)
                : claims(Given.RFC3168) && isEcnSetupSyn(syn);
    }

    /** The flags of our SYN. */
    protected Flags setupOfSyn(Tcb tcb) {
        return tcb.ecnAsked ? ECN_SETUP : Flags.NONE;
    }

    /** The flags of our SYN,ACK. */
    protected Flags setupOfSynAck(Tcb tcb) {
        return tcb.ecn ? Flags.ECE : Flags.NONE;
    }

    /** §6.1.1.1: a SYN that is not answered is sent again without, for the sake of what stands on the path. */
    protected void withdrawEcn(Tcb tcb) {
        tcb.ecnAsked = false;
    }

    // ---- the receiver of text (§6.1.3)

    /** A segment with text was taken; whether CE stands on an acknowledgment is nothing to us (§6.1.4). */
    protected void noteCongestion(Tcb tcb, Segment segment) {
        if (!tcb.ecn || segment.payload().isEmpty()) {
            return;
        }
        if (segment.has(Flags.CWR)) {
            tcb.echoes = false;
        }
        if (arriving == Ecn.CE) {
            tcb.echoes = true;
        }
    }

    /** Every acknowledgment has ECE until the peer says CWR. */
    @Override
    protected void emit(Tcb tcb, Segment segment, Ecn ecn) {
        boolean acknowledges = segment.has(Flags.ACK) && !segment.flags().hasAny(Flags.SYN.with(Flags.RST));
        boolean echo = acknowledges && tcb.echoes;
        super.emit(tcb, echo ? segment.withFlags(segment.flags().with(Flags.ECE)) : segment, ecn);
    }
}
