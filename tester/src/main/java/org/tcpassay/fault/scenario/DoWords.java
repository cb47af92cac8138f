// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import java.util.List;
import java.util.stream.Stream;
import org.tcpassay.fault.Fault;

/** The words behind {@code do}. */
final class DoWords {

    static final List<Word<Fault>> WORDS = Stream.of(RoadWords.WORDS, ChangeWords.WORDS, ForgeWords.WORDS)
            .flatMap(List::stream)
            .toList();

    private DoWords() {}
}
