// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.stream.Stream;

/** All mutants, topic by topic. */
public final class Mutants {

    private Mutants() {}

    public static List<Mutant> all() {
        return Stream.of(
                        AckEffectMutants.ALL,
                        AckFieldMutants.ALL,
                        ActiveOpenMutants.ALL,
                        ChecksumMutants.ALL,
                        ClosedMutants.ALL,
                        DamageMutants.ALL,
                        DuplicateReportMutants.ALL,
                        HandshakeMutants.ALL,
                        HeaderMutants.ALL,
                        ListenMutants.ALL,
                        MssMutants.ALL,
                        OptionMutants.ALL,
                        OwnWindowMutants.ALL,
                        PawsMutants.ALL,
                        PersistMutants.ALL,
                        ReassemblyMutants.ALL,
                        RecoveryMutants.ALL,
                        RefusalMutants.ALL,
                        ResetEffectMutants.ALL,
                        ResetMutants.ALL,
                        RetransmissionMutants.ALL,
                        SackReportMutants.ALL,
                        SequenceMutants.ALL,
                        StrangerMutants.ALL,
                        SynSentMutants.ALL,
                        TimestampEchoMutants.ALL,
                        TimestampMutants.ALL,
                        UrgentMutants.ALL,
                        WindowScaleMutants.ALL,
                        WrapMutants.ALL,
                        ZeroWindowMutants.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
