// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.util.Optional;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** The retransmission time-out (RFC 6298), with Karn's algorithm (RFC 9293 MUST-18 to MUST-20). */
abstract class RoundTrip extends Emission {

    private static final long GRANULARITY_NS = 1_000_000;
    private static final int LARGEST_BACKOFF = 20;

    protected RoundTrip(Settings settings) {
        super(settings);
    }

    /** RFC 6298 §2.1. */
    protected void startTiming(Tcb tcb) {
        tcb.rtoNs = settings.rtoInitial().toNanos();
        tcb.measured = false;
        tcb.backoff = 0;
    }

    /** A segment leaves for the first time: its round trip is timed, if no other is. */
    protected void time(Tcb tcb, SeqNum end) {
        if (tcb.timed.isEmpty()) {
            tcb.timed = Optional.of(end);
            tcb.timedSinceNs = nowNs;
        }
    }

    /** RFC 6298 §3, Karn: what was sent again tells nothing. */
    protected void stopTiming(Tcb tcb) {
        tcb.timed = Optional.empty();
    }

    /** An acknowledgment of something new may carry a sample; timestamps make one of any (RFC 7323 §4.1). */
    protected void sample(Tcb tcb, Segment segment) {
        if (tcb.timestamps) {
            segment.option(TcpOption.Timestamps.class)
                    .filter(option -> option.echoReply() != 0)
                    .map(option -> (int) (stamp(tcb) - option.echoReply()))
                    .filter(age -> age >= 0)
                    .ifPresent(age -> measure(tcb, age * tickNs()));
        } else if (tcb.timed.isPresent() && segment.ack().isAtOrAfter(tcb.timed.get())) {
            measure(tcb, nowNs - tcb.timedSinceNs);
        }
        if (tcb.timed.isPresent() && segment.ack().isAtOrAfter(tcb.timed.get())) {
            stopTiming(tcb);
        }
    }

    /** RFC 6298 §2.2 and §2.3. */
    protected void measure(Tcb tcb, long sampleNs) {
        if (tcb.measured) {
            tcb.rttvarNs = (3 * tcb.rttvarNs + Math.abs(tcb.srttNs - sampleNs)) / 4;
            tcb.srttNs = (7 * tcb.srttNs + sampleNs) / 8;
        } else {
            tcb.srttNs = sampleNs;
            tcb.rttvarNs = sampleNs / 2;
            tcb.measured = true;
        }
        tcb.rtoNs = bounded(tcb.srttNs + Math.max(GRANULARITY_NS, 4 * tcb.rttvarNs));
        tcb.backoff = 0;
    }

    /** RFC 6298 §2.4 and §2.5. */
    protected long bounded(long rtoNs) {
        return Math.min(
                Math.max(rtoNs, settings.rtoLeast().toNanos()),
                settings.rtoMost().toNanos());
    }

    /** RFC 6298 §5.5: doubled by every time-out. */
    protected long timeOutNs(Tcb tcb) {
        return bounded(tcb.rtoNs << Math.min(tcb.backoff, LARGEST_BACKOFF));
    }

    protected void backOff(Tcb tcb) {
        tcb.backoff++;
    }

    /** RFC 6298 §5.1: the timer runs while something is unacknowledged. */
    protected void startRetransmissionTimer(Tcb tcb) {
        if (tcb.unansweredSinceNs == Tcb.NEVER) {
            tcb.unansweredSinceNs = nowNs;
        }
        if (tcb.retransmitAtNs == Tcb.NEVER) {
            tcb.retransmitAtNs = nextTimeOutNs(tcb);
        }
    }

    /** RFC 6298 §5.2 and §5.3: off when all is acknowledged, else started anew. */
    protected void restartRetransmissionTimer(Tcb tcb) {
        tcb.unansweredSinceNs = tcb.flights.isEmpty() ? Tcb.NEVER : nowNs;
        tcb.retransmitAtNs = tcb.flights.isEmpty() ? Tcb.NEVER : nextTimeOutNs(tcb);
    }

    /** No later than a time that the user has set, which need not wait for a retransmission (RFC 9293 §3.9.1.1). */
    private long nextTimeOutNs(Tcb tcb) {
        long usualNs = nowNs + timeOutNs(tcb);
        return tcb.options
                .userTimeout()
                .map(limit -> Math.min(usualNs, tcb.unansweredSinceNs + limit.toNanos()))
                .orElse(usualNs);
    }
}
