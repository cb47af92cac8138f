// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.tcpassay.target.EmbeddedStack;
import org.tcpassay.target.UpperTester;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;

/** A stack of before RFC 6633: text that it has no room for draws Source Quench beside the acknowledgment. */
final class Quenching implements EmbeddedStack {

    private static final int QUOTED = 28; // bytes, RFC 792

    private final EmbeddedStack inner;
    private Bytes last = Bytes.EMPTY;

    Quenching(EmbeddedStack inner) {
        this.inner = inner;
    }

    @Override
    public void deliver(Bytes packet, long nowNs) {
        last = packet;
        inner.deliver(packet, nowNs);
    }

    @Override
    public List<Bytes> collect(long nowNs) {
        var leaving = new ArrayList<Bytes>();
        for (Bytes packet : inner.collect(nowNs)) {
            leaving.add(packet);
            boolean full = Codec.decode(packet, true)
                    .segment()
                    .filter(segment -> segment.flags().equals(Flags.ACK) && segment.window() == 0)
                    .isPresent();
            if (full && hasText(last)) {
                leaving.add(quench(Codec.decode(packet, true).ip().orElseThrow()));
            }
        }
        return leaving;
    }

    private static boolean hasText(Bytes packet) {
        return Codec.decode(packet, true)
                .segment()
                .map(Segment::payload)
                .filter(text -> !text.isEmpty())
                .isPresent();
    }

    private Bytes quench(IpPacket ip) {
        Icmp message = IcmpError.SOURCE_QUENCH.message(4, 0, last.slice(0, QUOTED), Checksum.RIGHT);
        return Codec.packet(message, ip.source(), ip.destination());
    }

    @Override
    public OptionalLong nextTimerNs() {
        return inner.nextTimerNs();
    }

    @Override
    public UpperTester upperTester(LongSupplier nowNs) {
        return inner.upperTester(nowNs);
    }
}
