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
                        DamageMutants.ALL,
                        HandshakeMutants.ALL,
                        ListenMutants.ALL,
                        RefusalMutants.ALL,
                        ResetMutants.ALL,
                        StrangerMutants.ALL,
                        SynSentMutants.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
