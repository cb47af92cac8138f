// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

/** What is written at an arrow of a ladder: what matters above it, what is unusual below. */
final class ArrowText {

    private ArrowText() {}

    /** Flags, numbers and acknowledgment. */
    static String above(Step step) {
        String sign =
                switch (step.mark()) {
                    case STIMULUS -> "\u2605 ";
                    case SKIPPED -> "~ ";
                    case PLAIN, FENCE -> "";
                };
        return sign + text(step).above();
    }

    /** Options, a closed window, damage; mostly nothing. */
    static String below(Step step) {
        return text(step).below();
    }

    private static PacketText text(Step step) {
        return new PacketText(step.flags(), step.numbers(), step.rest());
    }
}
