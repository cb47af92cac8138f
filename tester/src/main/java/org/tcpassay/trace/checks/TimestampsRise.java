// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.trace.Breach;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/**
 * TSval never goes back, counted modulo 2^32.
 *
 * <p>Domain: segments of the target with timestamps and without RST, per life.
 */
final class TimestampsRise implements PerLife {

    @Override
    public String id() {
        return "timestamps-rise";
    }

    @Override
    public String ruleId() {
        return "RFC7323-4.1-1";
    }

    @Override
    public List<Breach> check(Incarnation life) {
        var breaches = new ArrayList<Breach>();
        Optional<Long> last = Optional.empty();
        for (Step step : life.steps()) {
            Optional<Long> value = step.isFromTarget() && !step.has(Flags.RST)
                    ? step.segment().option(TcpOption.Timestamps.class).map(TcpOption.Timestamps::value)
                    : Optional.empty();
            if (value.isEmpty()) {
                continue;
            }
            // modulo 2^32, as sequence numbers
            if (last.isPresent() && SeqNum.of(value.get()).isBefore(SeqNum.of(last.get()))) {
                breaches.add(Breaches.of(
                        life,
                        step,
                        "TSval goes back from " + last.get() + " to " + value.get(),
                        "TSval " + last.get() + " or later"));
            } else {
                last = value;
            }
        }
        return breaches;
    }
}
