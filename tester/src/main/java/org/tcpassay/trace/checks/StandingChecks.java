// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.trace.Breach;
import org.tcpassay.trace.StandingCheck;
import org.tcpassay.trace.Trace;

/** All standing checks, in the order in which they are reported. */
public final class StandingChecks {

    private static final List<StandingCheck> ALL = List.of(
            new RightChecksum(),
            new SoundIpHeader(4),
            new SoundIpHeader(6),
            new ReadableSegment(),
            new SameAddress(),
            new ReservedBitsZero(),
            new SynComesAlone(),
            new AckOnEverySegment(),
            new AckNeverRetreats(),
            new AckOfWhatWasSent(),
            new WindowRespected(),
            new MssRespected(),
            new RetransmissionSame(),
            new NothingAfterFin(),
            new FinStays(),
            new ResetForm(false),
            new ResetForm(true),
            new SilentOnceGone(SilentOnceGone.End.RESET),
            new SilentOnceGone(SilentOnceGone.End.LAST_ACK),
            new OptionsWellFormed(),
            new PaddingIsZero(),
            new MssOnSynOnly(),
            new SackPermittedOnSynOnly(),
            new SackIfPermitted(),
            new WindowScaleIfOffered(),
            new WindowScaleInBounds(),
            new TimestampsIfOffered(),
            new TimestampsOnEverySegment(),
            new TimestampsRise(),
            new TimestampEcho());

    private StandingChecks() {}

    public static List<StandingCheck> all() {
        return ALL;
    }

    /** What a trace breaks, check by check, each check's breaches in the trace's order. */
    public static List<Broken> over(Trace trace) {
        var broken = new ArrayList<Broken>();
        List<Incarnation> lives = Incarnations.of(trace);
        for (StandingCheck check : ALL) {
            List<Breach> breaches = check instanceof PerLife perLife ? perLife.check(lives) : check.check(trace);
            for (Breach breach : breaches) {
                broken.add(new Broken(check, breach));
            }
        }
        return broken;
    }

    /** A breach and the check that it breaks. */
    public record Broken(StandingCheck check, Breach breach) {}
}
