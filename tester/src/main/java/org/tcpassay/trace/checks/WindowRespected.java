// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.trace.Breach;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.SeqNum;

/**
 * No data goes beyond the highest right edge that the tester ever offered.
 *
 * <p>Domain: payload of the target, per life. An offer counts where the target may have taken it: checksum not wrong,
 * an acknowledgment of something sent, numbers that may lie in the window. FIN alone is exempt, since it needs no
 * buffer; so is a window probe of one byte at the edge.
 */
final class WindowRespected implements PerLife {

    @Override
    public String id() {
        return "window-respected";
    }

    @Override
    public String ruleId() {
        return "RFC9293-3.8.6-WNDFIT";
    }

    @Override
    public List<Breach> check(Incarnation life) {
        var breaches = new ArrayList<Breach>();
        var view = new View(life);
        Optional<SeqNum> edge = Optional.empty();
        for (Step step : life.steps()) {
            Optional<SeqNum> offered = step.isFromTester() ? offer(life, view, step) : Optional.empty();
            if (offered.isPresent() && (edge.isEmpty() || offered.get().isAfter(edge.get()))) {
                edge = offered;
            }
            if (step.isFromTarget() && edge.isPresent() && goesBeyond(step, edge.get())) {
                breaches.add(Breaches.of(
                        life,
                        step,
                        "data up to " + life.seqText(step.payloadEnd())
                                + " goes beyond the offered window, which ends at " + life.seqText(edge.get()),
                        "no data at or behind " + life.seqText(edge.get())));
            }
            view.see(step);
        }
        return breaches;
    }

    private static boolean goesBeyond(Step step, SeqNum edge) {
        boolean probe = step.payloadLength() == 1 && step.payloadStart().isAtOrBefore(edge);
        return !step.has(Flags.RST)
                && step.payloadLength() > 0
                && step.payloadEnd().isAfter(edge)
                && !probe;
    }

    private static Optional<SeqNum> offer(Incarnation life, View view, Step step) {
        if (step.isDamaged() || step.has(Flags.RST)) {
            return Optional.empty();
        }
        if (!step.has(Flags.ACK)) {
            // the window of a SYN counts from the first byte of data
            return step.has(Flags.SYN)
                    ? life.iss().map(iss -> iss.plus(1).plus(step.segment().window()))
                    : Optional.empty();
        }
        // a window in a segment with SYN is never scaled (RFC 7323 §2.2)
        int shift = step.has(Flags.SYN) ? 0 : life.testerShift();
        return view.mayAccept(step)
                ? Optional.of(step.ack().plus((long) step.segment().window() << shift))
                : Optional.empty();
    }
}
