// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/**
 * Sends SYNs after the chosen segment to the port that it is for, from addresses beside its sender's that nobody
 * answers for (RFC 4987). At strength zero none.
 *
 * @param number of SYNs after each chosen segment, 0 or more
 * @param gap how long each follows the one before it
 */
public record SynFlood(int number, Duration gap) implements Act {

    private static final int WINDOW = 0xffff;
    private static final int MSS = 1460;
    private static final int EPHEMERAL = 1024; // the first port that anybody may use
    private static final int PORTS = 0x10000;

    public SynFlood {
        Lasting.check(gap);
        if (number < 0) {
            throw new IllegalArgumentException(number + " SYNs; 0 or more are right");
        }
    }

    @Override
    public Running start(Dice dice) {
        return (transit, outlet) -> {
            outlet.pass(transit);
            if (transit.segment().isPresent()) {
                flood(transit, transit.segment().get(), dice, outlet);
            }
        };
    }

    private void flood(Transit transit, Segment segment, Dice dice, Outlet outlet) {
        IpPacket ip = transit.packet().ip().orElseThrow();
        for (int i = 1; i <= number; i++) {
            outlet.make(
                    transit.from(),
                    syn(neighbour(ip.source(), dice), ip.destination(), segment.destinationPort(), dice),
                    "SYN " + i + " of " + number,
                    outlet.nowNs() + i * Lasting.ns(gap));
        }
    }

    /** Another address with the same beginning: the last two bytes are drawn, with the highest bit set. */
    private static IpAddress neighbour(IpAddress address, Dice dice) {
        Bytes bytes = address.bytes();
        int kept = bytes.length() - 2;
        return new IpAddress(
                bytes.slice(0, kept).concat(Bytes.of((int) dice.between(0x80, 0x100), (int) dice.between(1, 0xff))));
    }

    private static Bytes syn(IpAddress source, IpAddress destination, int port, Dice dice) {
        var segment = new Segment(
                (int) dice.between(EPHEMERAL, PORTS),
                port,
                SeqNum.of(dice.between(0, 1L << 32)),
                SeqNum.of(0),
                Segment.COMPUTED,
                0,
                Flags.SYN,
                WINDOW,
                Checksum.RIGHT,
                0,
                List.of(new TcpOption.Mss(MSS)),
                Bytes.EMPTY);
        return Codec.packet(segment, source, destination);
    }

    @Override
    public String text() {
        return "flood with " + number + " SYNs, " + Lasting.text(gap) + " apart";
    }

    @Override
    public Set<Effect> effects() {
        return EnumSet.of(Effect.INVENTS, Effect.BREAKS_NUMBERING);
    }

    @Override
    public Act atZero() {
        return new SynFlood(0, gap);
    }
}
