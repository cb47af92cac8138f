// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.stream.Stream;

/** All mutants, topic by topic. */
public final class Mutants {

    private Mutants() {}

    public static List<Mutant> all() {
        return Stream.of(
                        ActiveOpenMutants.ALL,
                        ClosedMutants.ALL,
                        CongestionMutants.ALL,
                        DamageMutants.ALL,
                        DelayedAcknowledgmentMutants.ALL,
                        DuplicateReportMutants.ALL,
                        HandshakeMutants.ALL,
                        IcmpMutants.ALL,
                        InitialSequenceNumberMutants.ALL,
                        KeepAliveMutants.ALL,
                        ListenMutants.ALL,
                        OwnWindowMutants.ALL,
                        PawsMutants.ALL,
                        PersistMutants.ALL,
                        RecoveryMutants.ALL,
                        RefusalMutants.ALL,
                        ResetMutants.ALL,
                        RetransmissionMutants.ALL,
                        RoundTripMutants.ALL,
                        SackReportMutants.ALL,
                        SmallSegmentMutants.ALL,
                        StrangerMutants.ALL,
                        SynSentMutants.ALL,
                        TimeLimitMutants.ALL,
                        TimestampEchoMutants.ALL,
                        TimestampMutants.ALL,
                        WindowScaleMutants.ALL,
                        ZeroWindowMutants.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
