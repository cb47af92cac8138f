// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tcpassay.trace.Breach;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.TcpOption;

/**
 * TSecr is a TSval that the tester has sent.
 *
 * <p>Domain: segments of the target with ACK, without RST, in a life in which the tester's SYN carried timestamps. Any
 * TSval that was ever sent on these ends will do, since which of them was taken is for probes to ask. A target that
 * opens by itself may repeat its SYN as it was.
 */
final class TimestampEcho implements PerLife {

    @Override
    public String id() {
        return "timestamp-echoed";
    }

    @Override
    public String ruleId() {
        return "RFC7323-3.2-1";
    }

    @Override
    public List<Breach> check(Incarnation life) {
        var breaches = new ArrayList<Breach>();
        if (!life.testerOffered(TcpOption.Timestamps.class)) {
            return breaches;
        }
        Set<Long> sent = new HashSet<>();
        life.before().forEach(step -> note(step, sent));
        for (Step step : life.steps()) {
            note(step, sent);
            step.segment()
                    .option(TcpOption.Timestamps.class)
                    .filter(stamps -> step.isFromTarget()
                            && step.has(Flags.ACK)
                            && !step.has(Flags.RST)
                            && !(step.has(Flags.SYN) && life.isActive())
                            && !sent.contains(stamps.echoReply()))
                    .ifPresent(stamps -> breaches.add(Breaches.of(
                            life,
                            step,
                            "TSecr " + stamps.echoReply() + " was never a TSval of the tester",
                            "TSecr that echoes a TSval")));
        }
        return breaches;
    }

    private static void note(Step step, Set<Long> sent) {
        if (step.isFromTester()) {
            step.segment().option(TcpOption.Timestamps.class).ifPresent(stamps -> sent.add(stamps.value()));
        }
    }
}
