// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.Optional;
import org.tcpassay.expect.Composer;
import org.tcpassay.expect.IcmpSpec;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.lab.Sent;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.trace.Event;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.Segment;

/** What the tester sends over one connection. */
final class Outbox {

    private static final int END = 20; // bytes of a packet by which it is known again

    private final Lab lab;
    private final int line;
    private final Numbers numbers;
    private final Optional<Served> served;
    private Optional<Bytes> last = Optional.empty();

    Outbox(Lab lab, int line, Numbers numbers, Optional<Served> served) {
        this.lab = lab;
        this.line = line;
        this.numbers = numbers;
        this.served = served;
    }

    Sent send(SegmentSpec spec, FourTuple ends) {
        Segment segment = Composer.segment(spec, numbers, numbers.ordinary(ends));
        served.ifPresent(by -> by.check(segment));
        Bytes packet = Composer.packet(
                spec, segment, ends.tester().address(), ends.target().address());
        numbers.sent(segment, spec, ends);
        return put(isAstray(spec, ends) ? Event.NO_CONVERSATION : line, packet);
    }

    /** Whether it belongs to no connection; what it draws all the same is heard here. */
    private boolean isAstray(SegmentSpec spec, FourTuple ends) {
        if (Composer.isAstray(spec)) {
            var from = new Endpoint(
                    spec.source().orElse(ends.tester().address()), ends.tester().port());
            var to = new Endpoint(
                    spec.destination().orElse(ends.target().address()),
                    ends.target().port());
            lab.bench().detour(line, new FourTuple(from, to));
            return true;
        }
        return false;
    }

    /**
     * Sends an ICMP error.
     *
     * @param quoted the packet of the target that it is about
     */
    Sent send(IcmpSpec spec, FourTuple ends, Optional<Bytes> quoted) {
        IpAddress target = ends.target().address();
        if (!spec.error().existsIn(target.version())) {
            throw new NotAvailable("ICMP for IPv" + target.version() + " has no " + spec.error());
        }
        Bytes about = quoted.orElseThrow(
                () -> new IllegalStateException("ICMP quotes a segment of the target; none was read"));
        Icmp message = spec.message(about, numbers);
        return put(line, Codec.packet(message, ends.tester().address(), target));
    }

    private Sent put(int conversation, Bytes packet) {
        last = Optional.of(packet);
        return lab.bench().send(conversation, packet, lab.progress().ask());
    }

    /** Whether this is the last packet in whole, by how it ends: headers may be illegible or rewritten. */
    boolean isLast(Bytes quoted) {
        int length = quoted.length();
        return length >= END
                && last.filter(packet -> packet.length() == length)
                        .filter(packet -> packet.slice(length - END, length).equals(quoted.slice(length - END, length)))
                        .isPresent();
    }
}
