// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.twohosts;

import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_SENT;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.End;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.HostProgram;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** What two hosts may be asked, rightly and wrongly. */
final class Meeting {

    private static final String RULE = "RFC9293-3.5-3WHS";

    @Probe(
            id = "hosts.all.right",
            rules = {RULE, "DOC-159"},
            claim = "Everything is as it should be.",
            settings = "net.ipv4.tcp_syn_retries=3")
    void right(Hosts hosts) {
        hosts.open();
        HostListener port = hosts.listener().listen(1);
        Life life = hosts.opener().connect(port);
        life.expectOpened("nothing is lost");
        life.opener().send("hello");
        life.listener().expectReceived("hello", "nothing is lost");
        Passage text = hosts.expect(nth(1, data()), "it came by");
        life.expectStateAt(text, End.OPENER, ESTABLISHED, "who sends is established");
        life.opener().shutdown();
        life.listener().expectEndOfStream("there was an end");
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "half of it is closed");
        life.expectWalk(End.OPENER, "so it went", SYN_SENT, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2);
        life.opener().expectSendFails("EPIPE", "who has closed cannot send");
        hosts.listener().expectCounter("TcpExtListenDrops", 0, "nobody was dropped");
        hosts.cut();
        life.listener().send("lost");
        hosts.expect(nth(2, data()), "it goes no further");
        life.opener().expectNothingReceived("the road is cut");
        hosts.heal();
        life.opener().expectReceived("lost", "what was lost comes again");
    }

    @Probe(id = "hosts.state.wrong", rules = RULE, claim = "The listener has no state.")
    void wrongState(Hosts hosts) {
        hosts.open();
        hosts.connect().expectStates(ESTABLISHED, LISTEN, "nobody noticed");
    }

    @Probe(id = "hosts.time.wrong", rules = RULE, claim = "The answer comes after ten seconds.")
    void wrongTime(Hosts hosts) {
        hosts.open();
        hosts.connect();
        Passage syn = hosts.expect(nth(1, handshake(1)), "it came by");
        hosts.expect(nth(1, handshake(2)), Timing.about(syn, Duration.ofSeconds(10)), "it is slow");
    }

    @Probe(id = "hosts.address.returned", rules = RULE, claim = "An address goes, and comes back.")
    void returned(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        hosts.opener().loseAddress();
        life.listener().send("hello");
        hosts.expect(nth(2, data()), "nobody acknowledges it");
        life.opener().expectNothingReceived("it has no address");
        hosts.opener().regainAddress();
        life.opener().expectReceived("hello", "it has one again");
    }

    @Probe(id = "hosts.program.slow", rules = RULE, claim = "It takes a minute to listen.")
    void slowProgram(Hosts hosts) {
        hosts.open();
        hosts.connect();
        Passage syn = hosts.expect(nth(1, handshake(1)), "it came by");
        HostProgram program = hosts.listener().program("listen 7000 4");
        program.awaitDone("listen 7000 4");
        program.expectDone("listen 7000 4", Timing.notBefore(syn, Duration.ofMinutes(1), Duration.ofHours(1)), "slow");
    }

    @Probe(id = "hosts.port.free", rules = RULE, claim = "A port that nobody has cannot be had.")
    void freePort(Hosts hosts) {
        hosts.open();
        HostListener port = hosts.listener().listen();
        port.close();
        hosts.listener().socket().expectBindFails(port, "EADDRINUSE", "somebody has it");
    }

    @Probe(id = "hosts.preamble.lost", rules = RULE, claim = "Nothing is asked at all.")
    void lost(Hosts hosts) {
        hosts.losing("the SYN,ACK", handshake(2));
        hosts.connect();
    }

    @Probe(
            id = "hosts.knob.missing",
            rules = RULE,
            claim = "There is no such knob.",
            settings = "net.ipv4.tcp_nosuch=1")
    void missing(Hosts hosts) {
        hosts.open();
    }
}
