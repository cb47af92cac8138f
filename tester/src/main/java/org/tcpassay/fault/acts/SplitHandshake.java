// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.List;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.SeqNum;

/**
 * Makes of a SYN,ACK an ACK and a SYN, as RFC 793 allowed and few firewalls expect. At strength zero of a share of none.
 *
 * <p>What is no SYN,ACK goes as it came.
 */
public record SplitHandshake(Share share) implements Act {

    private static final Flags SYN_ACK = Flags.SYN.with(Flags.ACK);

    @Override
    public Running start(Dice dice) {
        return (transit, outlet) -> {
            boolean answers = transit.segment()
                    .filter(segment -> segment.has(SYN_ACK) && !segment.flags().hasAny(Flags.RST.with(Flags.FIN)))
                    .isPresent();
            if (answers && share.hits(dice)) {
                split(transit, outlet);
            } else {
                outlet.pass(transit);
            }
        };
    }

    private static void split(Transit transit, Outlet outlet) {
        Draft ack = Draft.of(transit).orElseThrow();
        ack.flags = Flags.ACK;
        ack.options = List.of();
        ack.payload = Bytes.EMPTY;
        outlet.add(transit, ack.bytes(), "the acknowledgment alone", outlet.nowNs());
        Draft syn = Draft.of(transit).orElseThrow();
        syn.flags = syn.flags.without(Flags.ACK);
        syn.ack = SeqNum.of(0);
        outlet.change(transit, syn.bytes(), "the SYN alone");
    }

    @Override
    public String text() {
        return "split" + share.text() + " into an ACK and a SYN";
    }

    @Override
    public Set<Effect> effects() {
        return Set.of(Effect.CHANGES, Effect.BREAKS_NUMBERING);
    }

    @Override
    public Act atZero() {
        return new SplitHandshake(Share.NONE);
    }
}
