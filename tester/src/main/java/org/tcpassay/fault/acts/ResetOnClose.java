// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.List;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;

/**
 * Makes a reset of the FIN of a segment, and resets who sent it too. At strength zero of a share of none.
 *
 * <p>The data of the segment goes on without the FIN; the reset has the number of the FIN, so that it is exact. What has
 * no FIN goes as it came.
 */
public record ResetOnClose(Share share) implements Act {

    @Override
    public Running start(Dice dice) {
        return (transit, outlet) -> {
            boolean closes = transit.segment()
                    .filter(segment ->
                            segment.has(Flags.FIN) && !segment.flags().hasAny(Flags.RST.with(Flags.SYN)))
                    .isPresent();
            if (closes && share.hits(dice)) {
                reset(transit, outlet);
            } else {
                outlet.pass(transit);
            }
        };
    }

    private static void reset(Transit transit, Outlet outlet) {
        Draft draft = Draft.of(transit).orElseThrow();
        boolean answers = draft.flags.has(Flags.ACK);
        if (!draft.payload.isEmpty()) {
            Draft data = Draft.of(transit).orElseThrow();
            data.flags = data.flags.without(Flags.FIN);
            outlet.add(transit, data.bytes(), "its data without FIN", outlet.nowNs());
        }
        draft.seq = draft.seq.plus(draft.payload.length());
        draft.payload = Bytes.EMPTY;
        draft.options = List.of();
        draft.flags = new Flags(draft.flags.bits() & Flags.ACK.bits()).with(Flags.RST);
        draft.urgent = 0;
        outlet.change(transit, draft.bytes(), "FIN -> RST");
        if (answers) {
            outlet.make(
                    transit.from().other(),
                    Resets.expected(transit),
                    "RST back for the FIN of packet " + transit.number(),
                    outlet.nowNs());
        }
    }

    @Override
    public String text() {
        return "reset both ends instead of closing" + (share.value() == 1 ? "" : ", for" + share.text());
    }

    @Override
    public Set<Effect> effects() {
        return Set.of(Effect.CHANGES, Effect.INVENTS, Effect.BREAKS_NUMBERING);
    }

    @Override
    public Act atZero() {
        return new ResetOnClose(Share.NONE);
    }
}
