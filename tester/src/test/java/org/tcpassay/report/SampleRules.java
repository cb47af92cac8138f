// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.Optional;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.Level;
import org.tcpassay.rules.Rule;

/** The rules that the samples are about. */
final class SampleRules {

    static final Rule CHALLENGE = rule(
            "RFC9293-3.10.7.4-RST-ES-INWIN",
            "3.10.7.4",
            Level.MUST,
            "A reset inside the window that is not exactly RCV.NXT is answered by a challenge acknowledgment and"
                    + " does not close the connection.",
            Optional.of(Given.RFC5961));
    static final Rule RESET = rule(
            "RFC9293-3.10.7.1-CLOSED-ACK",
            "3.10.7.1",
            Level.RULE,
            "A segment that acknowledges something, sent to a closed port, is answered by a reset whose sequence"
                    + " number is the segment's acknowledgment number.",
            Optional.empty());
    static final Rule CLOSING = rule(
            "RFC9293-3.6-SIMULTANEOUS",
            "3.6",
            Level.MUST,
            "Both sides may close at once; each passes through CLOSING to TIME-WAIT.",
            Optional.empty());
    static final Rule KEEPALIVE = rule(
            "RFC9293-SHLD-15",
            "3.8.3",
            Level.SHOULD,
            "Connections that retransmit for long are given up.",
            Optional.empty());
    static final Rule RETREAT = rule(
            "RFC9293-MUST-64",
            "3.10.7.4",
            Level.MUST_NOT,
            "The acknowledgment number must not go backwards.",
            Optional.empty());

    private SampleRules() {}

    private static Rule rule(String id, String section, Level level, String statement, Optional<Given> given) {
        return new Rule(id, "RFC9293", section, level, "topic", statement, "wire", "", "", "", given, "");
    }
}
