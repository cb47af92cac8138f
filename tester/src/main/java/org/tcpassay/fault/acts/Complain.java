// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.Optional;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.IpPacket;

/**
 * Sends an ICMP error that quotes the packet back to its sender, from the address it was for. At strength zero about a
 * share of none.
 *
 * <p>None is sent about an ICMP error, a later fragment or a packet without a readable header (RFC 1122 §3.2.2), nor
 * one that the version of IP does not have; such packets go as they came.
 *
 * @param rest the 32 bits that some carry: the MTU of {@link IcmpError#TOO_BIG}, a pointer; else 0
 * @param loses the packet, as a router would; else it goes as it came
 */
public record Complain(IcmpError error, long rest, boolean loses, Share share) implements Act {

    private static final int MOST_4 = 576 - 20 - 8; // bytes quoted, RFC 1812 §4.3.2.3
    private static final int MOST_6 = 1280 - 40 - 8; // RFC 4443 §2.4 (c)

    public Complain {
        if (rest < 0 || rest > 0xffff_ffffL) {
            throw new IllegalArgumentException("32 bits of " + rest + "; 0 to 4294967295 are right");
        }
    }

    @Override
    public Running start(Dice dice) {
        return (transit, outlet) -> complain(transit, outlet, dice);
    }

    private void complain(Transit transit, Outlet outlet, Dice dice) {
        Optional<Bytes> message = message(transit);
        if (!share.hits(dice) || message.isEmpty()) {
            outlet.pass(transit);
            return;
        }
        if (loses) {
            outlet.lose(transit, "answered by ICMP " + error);
        } else {
            outlet.pass(transit);
        }
        outlet.make(
                transit.from().other(),
                message.get(),
                "ICMP " + error + " about packet " + transit.number(),
                outlet.nowNs());
    }

    private Optional<Bytes> message(Transit transit) {
        return transit.packet()
                .ip()
                .filter(ip -> error.existsIn(ip.version()) && ip.fragmentOffset() == 0)
                .filter(ip -> !(transit.packet().content() instanceof Icmp icmp && icmp.isError()))
                .map(ip -> message(ip, transit.bytes()));
    }

    private Bytes message(IpPacket ip, Bytes packet) {
        Bytes quote = packet.slice(0, Math.min(packet.length(), ip.version() == 4 ? MOST_4 : MOST_6));
        Icmp icmp = error.message(ip.version(), rest, quote, Checksum.RIGHT);
        return Codec.packet(icmp, /* source= */ ip.destination(), /* destination= */ ip.source());
    }

    @Override
    public String text() {
        return (loses ? "drop" : "let go") + share.text() + " and answer by ICMP " + error
                + (rest == 0 ? "" : " (" + rest + ")");
    }

    @Override
    public Set<Effect> effects() {
        return loses
                ? Set.of(Effect.INVENTS, Effect.LOSES, Effect.BREAKS_NUMBERING)
                : Set.of(Effect.INVENTS, Effect.BREAKS_NUMBERING);
    }

    @Override
    public Act atZero() {
        return new Complain(error, rest, loses, Share.NONE);
    }
}
