// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Segment;

/** Mistakes with arriving resets. */
final class ResetMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "rst-anywhere-in-window",
                    "Any RST inside the window ends the connection, as before RFC 5961.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isExactReset(Tcb tcb, Segment segment) {
                            return true;
                        }
                    },
                    "RFC5961-3.2-3"),
            Mutant.of(
                    "rst-exact-challenged",
                    "Even a RST at RCV.NXT is only challenged, so that no reset ever succeeds.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isExactReset(Tcb tcb, Segment segment) {
                            return false;
                        }
                    },
                    "RFC5961-3.2-2"));

    private ResetMutants() {}
}
