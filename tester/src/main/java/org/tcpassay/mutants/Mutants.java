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
                        ResetEffectMutants.ALL,
                        AckFieldMutants.ALL,
                        AckEffectMutants.ALL,
                        SequenceMutants.ALL,
                        ReassemblyMutants.ALL,
                        ChecksumMutants.ALL,
                        HeaderMutants.ALL,
                        OptionMutants.ALL,
                        UrgentMutants.ALL,
                        MssMutants.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
