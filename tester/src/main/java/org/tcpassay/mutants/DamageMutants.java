// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.tcpassay.target.EmbeddedStack;
import org.tcpassay.target.UpperTester;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;

/** Mistakes with checksums in a handshake and where there is no connection. */
final class DamageMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.around(
                    "checksum-of-syn-unverified",
                    "Does not verify the checksum of a segment with SYN, which goes to the listener by a shorter way.",
                    stack -> new Lenient(stack, segment -> segment.has(Flags.SYN)),
                    "RFC9293-MUST-3"),
            Mutant.around(
                    "checksum-of-empty-segments-unverified",
                    "Verifies the checksum while it copies text, so that empty segments are taken as they come.",
                    stack -> new Lenient(stack, segment -> segment.payload().isEmpty()),
                    "RFC9293-MUST-3"));

    private DamageMutants() {}

    /** Takes some damaged segments for good. */
    private record Lenient(EmbeddedStack stack, Predicate<Segment> blind) implements EmbeddedStack {

        @Override
        public void deliver(Bytes packet, long nowNs) {
            stack.deliver(mended(packet), nowNs);
        }

        private Bytes mended(Bytes bytes) {
            Packet packet = Codec.decode(bytes, true);
            if (packet.ip().isEmpty() || packet.segment().filter(blind).isEmpty()) {
                return bytes;
            }
            IpPacket ip = packet.ip().get();
            Segment whole = Altered.checksum(packet.segment().get(), Checksum.RIGHT);
            return Codec.packet(whole, ip.source(), ip.destination());
        }

        @Override
        public List<Bytes> collect(long nowNs) {
            return stack.collect(nowNs);
        }

        @Override
        public OptionalLong nextTimerNs() {
            return stack.nextTimerNs();
        }

        @Override
        public UpperTester upperTester(LongSupplier nowNs) {
            return stack.upperTester(nowNs);
        }
    }
}
