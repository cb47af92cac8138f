// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.List;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/**
 * A made-up connection over a path of its own. Before the real one, it loads the classes that its first packets would
 * else wait for: a tenth of a second, which no rule chose.
 */
public final class Rehearsal {

    private static final IpAddress LEFT = IpAddress.parse("198.18.0.1");
    private static final IpAddress RIGHT = IpAddress.parse("198.18.0.2");
    private static final long STEP_NS = 1_000_000;
    private static final long LONG_AFTER_NS = 3_600_000_000_000L; // whatever waits has left by then

    private final Path path;
    private long nowNs;

    private Rehearsal(Scenario scenario) {
        path = new Path(scenario, 0, happening -> {});
    }

    /** Rehearses a scenario; nothing of it is left behind. */
    public static void of(Scenario scenario) {
        var rehearsal = new Rehearsal(scenario);
        rehearsal.handshake();
        rehearsal.data();
        rehearsal.path.end(LONG_AFTER_NS);
    }

    private void handshake() {
        passes(Side.LEFT, 0, 0, Flags.SYN, Bytes.EMPTY);
        passes(Side.RIGHT, 0, 1, Flags.SYN.with(Flags.ACK), Bytes.EMPTY);
        passes(Side.LEFT, 1, 1, Flags.ACK, Bytes.EMPTY);
    }

    private void data() {
        passes(Side.LEFT, 1, 1, Flags.ACK.with(Flags.PSH), Bytes.utf8("question"));
        passes(Side.RIGHT, 1, 9, Flags.ACK.with(Flags.PSH), Bytes.utf8("answer"));
        passes(Side.LEFT, 9, 7, Flags.ACK.with(Flags.FIN), Bytes.EMPTY);
        passes(Side.RIGHT, 7, 10, Flags.ACK.with(Flags.FIN), Bytes.EMPTY);
        passes(Side.LEFT, 10, 8, Flags.ACK, Bytes.EMPTY);
    }

    private void passes(Side from, long seq, long ack, Flags flags, Bytes text) {
        boolean isLeft = from == Side.LEFT;
        var segment = new Segment(
                isLeft ? 1025 : 7,
                isLeft ? 7 : 1025,
                SeqNum.of(seq),
                SeqNum.of(ack),
                Segment.COMPUTED,
                0,
                flags,
                65_535,
                Checksum.RIGHT,
                0,
                List.of(new TcpOption.Timestamps(1, 1)),
                text);
        nowNs += STEP_NS;
        path.arrive(from, Codec.packet(segment, isLeft ? LEFT : RIGHT, isLeft ? RIGHT : LEFT), nowNs);
    }
}
