// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.compare;

import org.tcpassay.rules.Level;

/** Levels that bind alike. */
public enum Binding {
    /** MUST and MUST NOT. */
    MUST,
    RULE,
    /** SHOULD and SHOULD NOT. */
    SHOULD,
    MAY,
    SAID;

    public static Binding of(Level level) {
        return switch (level) {
            case MUST, MUST_NOT -> MUST;
            case RULE -> RULE;
            case SHOULD, SHOULD_NOT -> SHOULD;
            case MAY -> MAY;
            case SAID -> SAID;
        };
    }

    /** As readers see it. */
    public String text() {
        return this == SAID ? "said" : name();
    }
}
