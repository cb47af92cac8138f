// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.TcpOption;

/**
 * Cuts the data of a segment into several segments, as an offload engine does. At strength zero into pieces of 65535
 * bytes, which nothing exceeds.
 *
 * <p>PSH and FIN stay with the last piece, CWR with the first, URG with those that begin before the urgent data ends;
 * options are on all. SYN and RST are never split, nor what is signed or arrived damaged.
 *
 * @param most bytes of data of each piece, 1 or more
 */
public record Split(int most) implements Act {

    private static final int LARGEST = 0xffff;

    public Split {
        if (most < 1) {
            throw new IllegalArgumentException("pieces of " + most + " bytes; 1 or more are right");
        }
    }

    @Override
    public Running start(Dice dice) {
        return this::split;
    }

    private void split(Transit transit, Outlet outlet) {
        Optional<Draft> draft = Draft.of(transit).filter(this::isDivisible);
        if (draft.isEmpty()) {
            outlet.pass(transit);
            return;
        }
        List<Bytes> pieces = pieces(transit, draft.get().payload.length());
        String of = " of " + pieces.size();
        outlet.change(transit, pieces.get(0), "piece 1" + of);
        for (int i = 1; i < pieces.size(); i++) {
            outlet.add(transit, pieces.get(i), "piece " + (i + 1) + of, outlet.nowNs());
        }
    }

    private boolean isDivisible(Draft draft) {
        return draft.payload.length() > most
                && draft.isSound()
                && !draft.flags.hasAny(Flags.SYN.with(Flags.RST))
                && draft.options.stream()
                        .noneMatch(option ->
                                option instanceof TcpOption.Md5 || option instanceof TcpOption.Authentication);
    }

    private List<Bytes> pieces(Transit transit, int length) {
        List<Bytes> pieces = new ArrayList<>();
        for (int first = 0; first < length; first += most) {
            pieces.add(piece(Draft.of(transit).orElseThrow(), first, Math.min(first + most, length)));
        }
        return pieces;
    }

    private Bytes piece(Draft draft, int first, int end) {
        if (first > 0) {
            draft.flags = draft.flags.without(Flags.CWR);
        }
        if (end < draft.payload.length()) {
            draft.flags = draft.flags.without(Flags.PSH.with(Flags.FIN));
        }
        if (draft.flags.has(Flags.URG)) {
            draft.flags = draft.urgent > first ? draft.flags : draft.flags.without(Flags.URG);
            draft.urgent = Math.max(0, draft.urgent - first);
        }
        if (draft.ip.version() == 4) {
            draft.ip = draft.ip.withIdentification(draft.ip.identification() + first / most & 0xffff);
        }
        draft.seq = draft.seq.plus(first);
        draft.payload = draft.payload.slice(first, end);
        return draft.bytes();
    }

    @Override
    public String text() {
        return "split into segments of " + most + " bytes of data";
    }

    @Override
    public Set<Effect> effects() {
        return Set.of(Effect.CHANGES);
    }

    @Override
    public Act atZero() {
        return new Split(LARGEST);
    }
}
