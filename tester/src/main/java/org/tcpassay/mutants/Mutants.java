// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.stream.Stream;

/** All mutants, topic by topic. */
public final class Mutants {

    private Mutants() {}

    public static List<Mutant> all() {
        return Stream.of(
                        AbortMutants.ALL,
                        AckCheckMutants.ALL,
                        AckEffectMutants.ALL,
                        AckFieldMutants.ALL,
                        ActiveOpenMutants.ALL,
                        AddressMutants.ALL,
                        BehindFinMutants.ALL,
                        CheckMutants.ALL,
                        ChallengeMutants.ALL,
                        ChecksumMutants.ALL,
                        CloseMutants.ALL,
                        CloseWaitMutants.ALL,
                        ClosedMutants.ALL,
                        ClosingMutants.ALL,
                        CongestionMutants.ALL,
                        CrossingMutants.ALL,
                        DamageMutants.ALL,
                        DelayedAcknowledgmentMutants.ALL,
                        DuplicateReportMutants.ALL,
                        EcnMutants.ALL,
                        EcnSetupMutants.ALL,
                        FinMutants.ALL,
                        HalfCloseMutants.ALL,
                        HandshakeAckMutants.ALL,
                        HandshakeMutants.ALL,
                        HeaderMutants.ALL,
                        IcmpMutants.ALL,
                        InitialSequenceNumberMutants.ALL,
                        IpHeaderMutants.ALL,
                        Ipv6Mutants.ALL,
                        KeepAliveMutants.ALL,
                        ListenMutants.ALL,
                        MssMutants.ALL,
                        NegotiationMutants.ALL,
                        OptionMutants.ALL,
                        OverloadMutants.ALL,
                        OwnWindowMutants.ALL,
                        PathMutants.ALL,
                        PawsMutants.ALL,
                        PersistMutants.ALL,
                        PushMutants.ALL,
                        ReassemblyMutants.ALL,
                        RecordMutants.ALL,
                        RecoveryMutants.ALL,
                        RefusalMutants.ALL,
                        RepeatedFinMutants.ALL,
                        ResetEffectMutants.ALL,
                        ResetMutants.ALL,
                        RetransmissionMutants.ALL,
                        RoundTripMutants.ALL,
                        SackReportMutants.ALL,
                        SentOptionMutants.ALL,
                        SequenceMutants.ALL,
                        ShrunkWindowMutants.ALL,
                        SignatureMutants.ALL,
                        SmallSegmentMutants.ALL,
                        StrangerMutants.ALL,
                        SynCookieMutants.ALL,
                        SynMutants.ALL,
                        SynReceivedMutants.ALL,
                        SynSentMutants.ALL,
                        TimeLimitMutants.ALL,
                        TimeWaitMutants.ALL,
                        TimestampEchoMutants.ALL,
                        TimestampMutants.ALL,
                        UrgentMutants.ALL,
                        UserTimeoutMutants.ALL,
                        WindowScaleMutants.ALL,
                        WrapMutants.ALL,
                        ZeroWindowMutants.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
