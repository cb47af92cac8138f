// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Side;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.TcpOption;

/** At least one of every fault, at a strength that shows. */
final class Specimens {

    private static final Duration SOME = Duration.ofMillis(30);

    private Specimens() {}

    static List<Act> all() {
        List<Act> all = new ArrayList<>(ordinary());
        all.addAll(damaging());
        all.addAll(rewriting());
        all.addAll(forging());
        return all;
    }

    private static List<Act> ordinary() {
        return List.of(
                Faults.pass(),
                Faults.drop(),
                Faults.drop(0.2),
                Faults.burstLoss(0.1, 0.4, 0.9),
                Faults.delay(SOME),
                Faults.delay(new Spread.Normal(SOME, Duration.ofMillis(20))),
                Faults.jitter(SOME),
                Faults.jitter(new Spread.Exponential(SOME)),
                Faults.jitter(new Spread.Pareto(Duration.ofMillis(5), 1.5)),
                Faults.duplicate(),
                Faults.duplicate(2, SOME),
                Faults.swapWithNext(),
                Faults.letPast(3, SOME),
                Faults.holdUntil(
                        Condition.of("an acknowledgment alone", transit -> transit.segment()
                                .filter(segment -> segment.len() == 0)
                                .isPresent()),
                        SOME),
                Faults.rate(10_000_000, 20_000),
                Faults.rate(1_000_000, 3_000, 1_000_000, 5),
                Faults.blackHole(Side.LEFT),
                Faults.blackHole(Side.RIGHT, SOME),
                Faults.partition(SOME, SOME.multipliedBy(20)),
                Faults.staleDuplicate(1),
                Faults.staleDuplicate(5));
    }

    private static List<Act> damaging() {
        List<Act> all = new ArrayList<>();
        all.add(Faults.corruptBit());
        all.add(Faults.corruptBits(1, Place.PAYLOAD, Sums.LEFT));
        all.add(Faults.corruptBytes(3, Place.PAYLOAD, Sums.REPAIRED));
        all.add(Faults.corruptBytes(1, Place.FLAGS, Sums.REPAIRED));
        for (Place place : Place.values()) {
            all.add(Faults.corruptField(place, Sums.REPAIRED));
        }
        for (Truncate.Repairs repairs : Truncate.Repairs.values()) {
            all.add(Faults.truncate(7, repairs));
            all.add(Faults.truncate(2000, repairs));
        }
        return all;
    }

    private static List<Act> rewriting() {
        return List.of(
                Faults.split(500),
                Faults.split(1),
                Faults.coalesce(4),
                Faults.coalesce(100, SOME),
                Faults.renumber(Side.LEFT, 0x7fff_1234L),
                Faults.renumber(Side.RIGHT, -5),
                Faults.strip(4),
                Faults.strip(8),
                Faults.clampMss(536),
                Faults.rewrite(Edit.windowAtMost(2000)),
                Faults.rewrite(Edit.window(65_535), Edit.urgent(7), Edit.hopLimit(3), Edit.ds(46)),
                Faults.rewrite(Edit.ecn(Ecn.CE), Edit.identification(77), Edit.dontFragment(false)),
                Faults.rewrite(Edit.setFlags(Flags.PSH), Edit.clearFlags(Flags.ECE)),
                Faults.rewrite(Edit.reserved(5), Edit.flowLabel(0x12345)),
                Faults.rewrite(Edit.sourceAddress(IpAddress.v4(198, 18, 0, 77))),
                Faults.rewrite(Edit.destinationAddress(IpAddress.parse("fd00:198:18::77"))),
                Faults.rewrite(Edit.windowScale(3)),
                Faults.rewrite(Edit.clearTimestamps()),
                Faults.rewrite(Edit.set(new TcpOption.Mss(700))),
                Faults.rewrite(Edit.set(new TcpOption.Unknown(253, Bytes.zeros(10)))),
                Faults.rewrite(Edit.seqBy(1000)),
                Faults.rewrite(Edit.ackBy(-1), Edit.sourcePort(9), Edit.destinationPort(10)),
                Faults.rewrite(Edit.setFlags(Flags.FIN), Edit.data(Bytes.of(1, 2), Bytes.of(2, 1))));
    }

    private static List<Act> forging() {
        List<Act> all = new ArrayList<>();
        for (Aim aim : Aim.values()) {
            all.add(Faults.injectRst(Voice.RECEIVER, aim));
            all.add(Faults.injectSyn(Voice.SENDER, aim));
        }
        for (Answer.Reply reply : Answer.Reply.values()) {
            all.add(Faults.answer(reply));
            all.add(Faults.forgetIdle(SOME, reply));
        }
        for (IcmpError error : IcmpError.values()) {
            all.add(Faults.injectIcmp(error));
        }
        all.addAll(List.of(
                Faults.injectRst(Voice.SENDER, Aim.EXACT),
                Faults.injectFin(Voice.SENDER),
                Faults.injectAck(Voice.RECEIVER, 0),
                Faults.injectAck(Voice.RECEIVER, 50_000),
                Faults.injectData(Voice.SENDER, Aim.IN_WINDOW, Bytes.utf8("forged")),
                Faults.refuse(IcmpError.PORT_UNREACHABLE),
                Faults.tooBig(1000),
                Faults.resetOnClose(),
                Faults.splitHandshake(),
                new SynFlood(3, SOME)));
        return all;
    }
}
