// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.trace.Breach;
import org.tcpassay.wire.Flags;

/**
 * For a connection that is gone nothing comes but a reset, or a SYN of a new one.
 *
 * <p>Domain: lives whose handshake the trace shows completed. A connection is gone when the target reset it at SND.NXT;
 * when a sound reset of the tester hit RCV.NXT exactly, at a moment when RCV.NXT was certain and TIME-WAIT (which may
 * ignore it, RFC 1337) out of the question; or when in LAST-ACK its FIN was acknowledged. What may have been on its
 * way (no later question of the tester, and within 50 ms) is passed over. Where segments are signed nothing of the tester
 * counts, because the signature may be wrong.
 */
record SilentOnceGone(End end) implements PerLife {

    private static final long ON_ITS_WAY_NS = 50_000_000;

    /** By which door a connection went. */
    enum End {
        RESET("gone-after-reset", "RFC9293-3.3.2-FW2-RST"),
        LAST_ACK("gone-after-last-ack", "RFC9293-3.10.7.4-ACK-LA-FIN");

        private final String id;
        private final String ruleId;

        End(String id, String ruleId) {
            this.id = id;
            this.ruleId = ruleId;
        }
    }

    @Override
    public String id() {
        return end.id;
    }

    @Override
    public String ruleId() {
        return end.ruleId;
    }

    @Override
    public List<Breach> check(Incarnation life) {
        var breaches = new ArrayList<Breach>();
        var ending = new Ending(life);
        Optional<Step> gone = Optional.empty();
        boolean asked = false;
        for (Step step : life.steps()) {
            if (gone.isPresent()) {
                asked |= step.isFromTester();
                if (isAlive(step, gone.get(), asked)) {
                    breaches.add(Breaches.of(
                            life,
                            step,
                            "a segment of a connection that is gone since event "
                                    + gone.get().index(),
                            "nothing, or a reset"));
                }
            } else if (ending.isEndedBy(step, end) && !(life.isSigned() && step.isFromTester())) {
                gone = Optional.of(step);
            }
            ending.see(step);
        }
        return breaches;
    }

    private static boolean isAlive(Step step, Step gone, boolean asked) {
        long passed = step.event().timeNs() - gone.event().timeNs();
        return step.isFromTarget() && !step.has(Flags.RST) && (asked || passed > ON_ITS_WAY_NS);
    }
}
