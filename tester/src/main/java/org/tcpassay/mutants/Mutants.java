// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.stream.Stream;

/** All mutants, topic by topic. */
public final class Mutants {

    private Mutants() {}

    public static List<Mutant> all() {
        return Stream.of(
                        ResetMutants.ALL,
                        CheckMutants.ALL,
                        AckCheckMutants.ALL,
                        FinMutants.ALL,
                        BehindFinMutants.ALL,
                        CloseWaitMutants.ALL,
                        RepeatedFinMutants.ALL,
                        HalfCloseMutants.ALL,
                        ClosingMutants.ALL,
                        TimeWaitMutants.ALL,
                        CloseMutants.ALL,
                        AbortMutants.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
