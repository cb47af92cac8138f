// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import java.util.List;
import org.tcpassay.fault.Fault;

/** The words behind {@code do}. */
final class DoWords {

    static final List<Word<Fault>> WORDS = List.of();

    private DoWords() {}
}
