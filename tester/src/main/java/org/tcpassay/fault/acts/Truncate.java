// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.Optional;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpPacket;

/**
 * Cuts bytes off the end of packets. At strength zero none.
 *
 * @param bytes 0 or more; an IP header is never cut
 */
public record Truncate(int bytes, Repairs repairs) implements Act {

    /** What is set right again afterwards. */
    public enum Repairs {
        /** IP length and checksum. Only data of segments is cut; a FIN behind it is cut off with it. */
        ALL("with right length and checksum"),
        /** The IP length, so that the checksum is wrong. */
        LENGTH("with a wrong checksum"),
        /** The packet claims to be longer than it is. */
        NOTHING("with a wrong length");

        private final String text;

        Repairs(String text) {
            this.text = text;
        }
    }

    public Truncate {
        if (bytes < 0) {
            throw new IllegalArgumentException("cutting " + bytes + " bytes; 0 or more are right");
        }
    }

    @Override
    public Running start(Dice dice) {
        return bytes == 0 ? new Pass().start(dice) : this::truncate;
    }

    private void truncate(Transit transit, Outlet outlet) {
        if (repairs == Repairs.ALL) {
            Changed.by(this::cut, transit, outlet);
            return;
        }
        Optional<IpPacket> ip = transit.packet().ip();
        int most = ip.map(one -> one.payload().length()).orElse(0);
        if (most == 0) {
            outlet.pass(transit);
            return;
        }
        Bytes whole = Codec.encode(ip.get());
        Bytes payload = ip.get().payload();
        Bytes cut = repairs == Repairs.NOTHING
                ? whole.slice(0, whole.length() - Math.min(bytes, most))
                : Codec.encode(ip.get().withPayload(payload.slice(0, most - Math.min(bytes, most))));
        Changed.into(cut, transit, outlet);
    }

    private void cut(Draft draft) {
        int length = draft.payload.length();
        if (length > 0) {
            draft.payload = draft.payload.slice(0, Math.max(0, length - bytes));
            draft.flags = draft.flags.without(Flags.FIN);
        }
    }

    @Override
    public String text() {
        return "cut off the last " + bytes + " bytes, " + repairs.text;
    }

    @Override
    public Set<Effect> effects() {
        return repairs == Repairs.ALL ? Set.of(Effect.CHANGES) : Set.of(Effect.CHANGES, Effect.BREAKS_CHECKSUMS);
    }

    @Override
    public Act atZero() {
        return new Truncate(0, repairs);
    }
}
