// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.tcpassay.referee.fuzz.Drill;

/** Tells a person what came of one sequence. */
public final class FuzzReplay {

    private static final int WIDTH = 88;

    private FuzzReplay() {}

    /** @param known how the ledger explains it, if it does */
    public static void tell(PrintStream out, Drill.Outcome outcome, Optional<String> known) {
        TraceText.of(outcome.trace()).lines().forEach(out::println);
        out.println();
        if (outcome.category().isEmpty()) {
            out.println("target and model agree");
        } else {
            out.println(outcome.category().get().id() + "   "
                    + outcome.category().get().requirement());
            out.println("  expected " + Printable.line(String.join("  or  ", outcome.expected())));
            out.println("  got      " + Printable.line(outcome.got()));
            String indent = "  known    ";
            for (String line : known.map(words -> Wrapped.lines(words, WIDTH)).orElse(List.of())) {
                out.println(indent + line);
                indent = " ".repeat(indent.length());
            }
        }
        out.flush();
    }
}
