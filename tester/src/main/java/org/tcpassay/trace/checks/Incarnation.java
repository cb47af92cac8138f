// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.trace.Conversation;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** One life of a connection: the segments between two SYNs of the target that open different ones. */
final class Incarnation {

    private final Conversation conversation;
    private final List<Step> before;
    private final List<Step> steps;
    private final List<Step> testerSyns;
    private final List<Step> targetSyns;
    private final Map<Class<? extends TcpOption>, Boolean> offered = new HashMap<>(); // asked at every segment
    private final Map<Class<? extends TcpOption>, Boolean> agreed = new HashMap<>();

    /**
     * @param before all segments of the same ends in earlier lives
     * @param steps in the trace's order
     */
    Incarnation(Conversation conversation, List<Step> before, List<Step> steps) {
        this.conversation = conversation;
        this.before = Collections.unmodifiableList(before);
        this.steps = Collections.unmodifiableList(steps);
        var ofTester = new ArrayList<Step>();
        var ofTarget = new ArrayList<Step>();
        for (Step step : steps) {
            if (step.has(Flags.SYN) && step.isFromTester()) {
                ofTester.add(step);
            } else if (step.has(Flags.SYN) && !step.has(Flags.RST)) {
                ofTarget.add(step);
            }
        }
        testerSyns = ofTester;
        targetSyns = ofTarget;
    }

    Conversation conversation() {
        return conversation;
    }

    List<Step> before() {
        return before;
    }

    List<Step> steps() {
        return steps;
    }

    List<Step> testerSyns() {
        return testerSyns;
    }

    List<Step> targetSyns() {
        return targetSyns;
    }

    /** Of the target; empty where it never sent a SYN (no connection came about, or the trace begins later). */
    Optional<SeqNum> iss() {
        return targetSyns.isEmpty()
                ? Optional.empty()
                : Optional.of(targetSyns.get(0).seq());
    }

    /** Whether the target signs (RFC 2385): which segments of the tester it takes only who has the key can tell. */
    boolean isSigned() {
        return targetSyns.stream()
                .anyMatch(syn -> syn.segment().option(TcpOption.Md5.class).isPresent());
    }

    /** Whether the target opened by itself, so that a SYN,ACK of it repeats its own offer (simultaneous open). */
    boolean isActive() {
        return !targetSyns.isEmpty() && !targetSyns.get(0).has(Flags.ACK);
    }

    /** Whether the trace begins in the middle, so that what went before is unknown. */
    boolean isJoinedMidway() {
        return targetSyns.isEmpty() && steps.stream().anyMatch(step -> step.isFromTarget() && !step.has(Flags.RST));
    }

    /** Whether the tester's SYN was seen and some tester's SYN carried such an option. */
    boolean testerOffered(Class<? extends TcpOption> option) {
        return offered.computeIfAbsent(option, any -> isCarriedBySome(testerSyns, any));
    }

    /** Whether both SYNs were seen and each carried such an option, repetitions included. */
    boolean isAgreed(Class<? extends TcpOption> option) {
        return agreed.computeIfAbsent(
                option, any -> isCarriedByAll(testerSyns, any) && isCarriedByAll(targetSyns, any));
    }

    /** How far the tester's windows are shifted, by the most generous reading. */
    int testerShift() {
        boolean answered = isCarriedBySome(targetSyns, TcpOption.WindowScale.class);
        return answered ? shiftOf(testerSyns()) : 0;
    }

    /** How far the target's windows are shifted. */
    int targetShift() {
        return testerOffered(TcpOption.WindowScale.class) ? shiftOf(targetSyns()) : 0;
    }

    /** The tester's initial sequence number, as the target took it. */
    Optional<SeqNum> irs() {
        return targetSyns().stream()
                .filter(step -> step.has(Flags.ACK))
                .findFirst()
                .map(step -> step.ack().minus(1))
                .or(() -> testerSyns().stream().findFirst().map(Step::seq))
                .or(() -> conversation.irs());
    }

    /** A number of the target's, relative to ISS where that is known. */
    String seqText(SeqNum number) {
        return relative(number, iss().or(() -> conversation.iss()));
    }

    /** A number of the tester's, relative to IRS where that is known. */
    String ackText(SeqNum number) {
        return relative(number, irs());
    }

    /** The head of a segment of the target in packetdrill's notation. */
    String line(Step step) {
        Segment segment = step.segment();
        String ack = step.has(Flags.ACK) ? " ack " + ackText(step.ack()) : "";
        return "> " + segment.flags() + " " + seqText(step.seq()) + ":" + seqText(step.payloadEnd()) + "("
                + step.payloadLength() + ")" + ack;
    }

    private static String relative(SeqNum number, Optional<SeqNum> base) {
        return base.map(zero -> Long.toString(number.offsetFrom(zero))).orElseGet(number::toString);
    }

    private static boolean isCarriedByAll(List<Step> syns, Class<? extends TcpOption> option) {
        for (Step syn : syns) {
            if (syn.segment().option(option).isEmpty()) {
                return false;
            }
        }
        return !syns.isEmpty();
    }

    private static boolean isCarriedBySome(List<Step> syns, Class<? extends TcpOption> option) {
        for (Step syn : syns) {
            if (syn.segment().option(option).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static int shiftOf(List<Step> syns) {
        int shift = 0;
        for (Step syn : syns) {
            Optional<TcpOption.WindowScale> scale = syn.segment().option(TcpOption.WindowScale.class);
            shift = scale.isEmpty()
                    ? shift
                    : Math.max(shift, Math.min(scale.get().shift(), 14));
        }
        return shift;
    }
}
