// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.icmp;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.hostUnreachable;
import static org.tcpassay.script.Segments.syn;

import java.util.List;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** Two connections with text under way, and an error about one of them or about neither. */
final class OtherConnection {

    private static Connection waiting(Lab lab, Listener listener) {
        Connection c = lab.connect(listener, syn().mss(1460));
        c.user().set(UserOption.SOFT_ERRORS, 1);
        c.user().send("text");
        c.expect(data("text"), "the window is open");
        return c;
    }

    @Probe(
            id = "icmp.other-connection.not-touched",
            rules = "RFC9293-MUST-54",
            claim = "An error reaches the connection that it quotes and no other",
            state = ESTABLISHED)
    void notTouched(Lab lab) {
        Listener listener = lab.listen();
        Connection one = waiting(lab, listener);
        Connection other = waiting(lab, listener);

        one.send(hostUnreachable());
        one.expectError(List.of("EHOSTUNREACH"), "the error quotes this connection");
        other.expectNoError("the error quotes the other connection");
    }

    @Probe(
            id = "icmp.other-connection.none-meant",
            rules = "RFC9293-MUST-54",
            claim = "An error that quotes a connection which does not exist reaches none",
            state = ESTABLISHED)
    void noneMeant(Lab lab) {
        Connection c = waiting(lab, lab.listen());

        c.send(hostUnreachable().quotingTesterPort(c.testerPort() - 1));
        c.expectSilence("an error is not answered");
        c.expectNoError("the error quotes another port");

        c.send(hostUnreachable());
        c.expectError(List.of("EHOSTUNREACH"), "the error quotes this connection");
    }
}
