// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.PrintStream;
import org.tcpassay.referee.fuzz.Drill;

/** Tells a person what came of one sequence. */
public final class FuzzReplay {

    private FuzzReplay() {}

    public static void tell(PrintStream out, Drill.Outcome outcome) {
        TraceText.of(outcome.trace()).lines().forEach(out::println);
        out.println();
        if (outcome.category().isEmpty()) {
            out.println("target and model agree");
        } else {
            out.println(outcome.category().get().id() + "   "
                    + outcome.category().get().requirement());
            out.println("  expected " + Printable.line(String.join("  or  ", outcome.expected())));
            out.println("  got      " + Printable.line(outcome.got()));
        }
        out.flush();
    }
}
