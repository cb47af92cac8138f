// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.trace.Breach;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.SeqNum;

/**
 * A FIN has one number, behind all data, however often it is sent.
 *
 * <p>Domain: FINs of the target, per life.
 */
final class FinStays implements PerLife {

    @Override
    public String id() {
        return "fin-stays";
    }

    @Override
    public String ruleId() {
        return "RFC9293-3.10.4-CLOSE-TWICE";
    }

    @Override
    public List<Breach> check(Incarnation life) {
        var breaches = new ArrayList<Breach>();
        Optional<SeqNum> fin = Optional.empty();
        Optional<SeqNum> data = Optional.empty();
        for (Step step : life.steps()) {
            if (!step.isFromTarget() || step.has(Flags.RST)) {
                continue;
            }
            SeqNum end = step.payloadEnd();
            if (step.has(Flags.FIN)) {
                // the first FIN stands behind all data; the others where it stands
                SeqNum right = fin.orElse(end);
                if (fin.isEmpty() && data.filter(end::isBefore).isPresent()) {
                    right = data.get();
                }
                if (!end.equals(right)) {
                    breaches.add(Breaches.of(
                            life,
                            step,
                            "a FIN at " + life.seqText(end) + " instead of " + life.seqText(right),
                            "FIN at " + life.seqText(right)));
                }
                fin = Optional.of(right);
            } else if (step.payloadLength() > 0 && data.filter(end::isBefore).isEmpty()) {
                data = Optional.of(end);
            }
        }
        return breaches;
    }
}
