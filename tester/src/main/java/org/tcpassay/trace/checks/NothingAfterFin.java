// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.trace.Breach;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.SeqNum;

/**
 * No data follows the FIN.
 *
 * <p>Domain: payload of the target behind the number of its first FIN, per life. A keep-alive may carry one byte of
 * garbage at SND.NXT-1, which is the FIN's number.
 */
final class NothingAfterFin implements PerLife {

    @Override
    public String id() {
        return "no-data-after-fin";
    }

    @Override
    public String ruleId() {
        return "RFC9293-3.10.2-SEND-CLOSED";
    }

    @Override
    public List<Breach> check(Incarnation life) {
        var breaches = new ArrayList<Breach>();
        Optional<SeqNum> fin = Optional.empty();
        for (Step step : life.steps()) {
            if (!step.isFromTarget() || step.has(Flags.RST)) {
                continue;
            }
            if (fin.isPresent() && step.payloadLength() > 0 && isBehind(step, fin.get())) {
                breaches.add(Breaches.of(
                        life,
                        step,
                        "data up to " + life.seqText(step.payloadEnd()) + " behind the FIN at "
                                + life.seqText(fin.get()),
                        "no data behind " + life.seqText(fin.get())));
            }
            if (fin.isEmpty() && step.has(Flags.FIN)) {
                fin = Optional.of(step.payloadEnd());
            }
        }
        return breaches;
    }

    private static boolean isBehind(Step step, SeqNum fin) {
        boolean garbage = step.payloadLength() == 1 && step.payloadStart().equals(fin);
        return step.payloadEnd().isAfter(fin) && !garbage;
    }
}
