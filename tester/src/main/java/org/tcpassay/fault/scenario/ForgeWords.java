// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import static org.tcpassay.fault.scenario.Slot.needed;
import static org.tcpassay.fault.scenario.Slot.optional;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.tcpassay.fault.Fault;
import org.tcpassay.fault.acts.Aim;
import org.tcpassay.fault.acts.Answer.Reply;
import org.tcpassay.fault.acts.Complain;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.fault.acts.Forgery;
import org.tcpassay.fault.acts.Inject;
import org.tcpassay.fault.acts.Share;
import org.tcpassay.fault.acts.SynFlood;
import org.tcpassay.fault.acts.Voice;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IcmpError;

/** What is sent that nobody sent. */
final class ForgeWords {

    private static final Slot<Flags> FLAGS = needed("flags", Kinds.FLAGS, "of the forged segment");
    private static final Slot<Voice> VOICE = optional(
            "as",
            Kinds.choice(Voice.class),
            "sender: it follows the chosen segment, so it is without this; receiver: it goes back to who sent that");
    private static final Slot<Aim> AIM = optional(
            "aim",
            Kinds.choice(Aim.class),
            "its sequence number: exact (so it is without this), in-window, beyond-window, old or blind");
    private static final Slot<Integer> ACK =
            optional("ack", Kinds.OFFSET, "added to what would acknowledge all that was seen; without it 0");
    private static final Slot<String> DATA = optional("data", Kinds.TEXT, "its data, in UTF-8; without it none");
    private static final Slot<Duration> AFTER =
            optional("after", Kinds.TIME, "how long after the chosen segment; without it at once");

    private static final Slot<Integer> BACK =
            needed("back", Kinds.POSITIVE, "how many packets before the chosen one, in its direction");

    private static final Slot<IcmpError> ERROR = needed("error", Kinds.choice(IcmpError.class), "what ICMP says");
    private static final Slot<Integer> MTU = optional("mtu", Kinds.POSITIVE, "for too-big: what would fit, in bytes");
    private static final Slot<Boolean> AND_DROP =
            optional("drop", Kinds.YES_NO, "yes: the packet is lost; no, so it is without this: it goes on");

    private static final Slot<Integer> NUMBER = needed("number", Kinds.POSITIVE, "so many SYNs");
    private static final Slot<Duration> GAP =
            optional("gap", Kinds.TIME, "how long each follows the one before it; without it 1 ms");

    static final List<Word<Fault>> WORDS = List.of(
            Word.led(
                    "inject",
                    "sends a forged segment after it",
                    "inject: {flags: R, as: receiver, aim: in-window}",
                    List.of(FLAGS, VOICE, AIM, ACK, DATA, AFTER),
                    ForgeWords::inject),
            Word.led(
                    "stale-duplicate",
                    "sends an earlier packet of its direction again after it",
                    "stale-duplicate: {back: 3}",
                    List.of(BACK),
                    in -> Faults.staleDuplicate(in.get(BACK))),
            Word.led(
                    "icmp",
                    "answers it with an ICMP error that quotes it",
                    "icmp: {error: too-big, mtu: 1400, drop: yes}",
                    List.of(ERROR, MTU, AND_DROP),
                    in -> new Complain(in.get(ERROR), in.or(MTU, 0), in.or(AND_DROP, false), Share.ALL)),
            Word.of(
                    "answer",
                    Kinds.choice(Map.of("nothing", Reply.NOTHING, "rst", Reply.RST, "ack", Reply.ACK)),
                    "takes it away and answers in the name of who should have had it",
                    "answer: rst",
                    Faults::answer),
            Word.led(
                    "syn-flood",
                    "sends SYNs after it, to where it goes, from neighbours of its sender that will not answer",
                    "syn-flood: {number: 1000, gap: 100 us}",
                    List.of(NUMBER, GAP),
                    in -> new SynFlood(in.get(NUMBER), in.or(GAP, Duration.ofMillis(1)))),
            Word.bare(
                    "reset-on-close",
                    "makes a RST of a FIN and sends one back, so that both are reset",
                    Faults.resetOnClose()),
            Word.bare(
                    "split-handshake",
                    "makes an ACK and a SYN of a SYN,ACK, as RFC 793 allowed and few firewalls expect",
                    Faults.splitHandshake()));

    private ForgeWords() {}

    private static Fault inject(Filled in) {
        var forgery = new Forgery(
                in.get(FLAGS),
                in.or(VOICE, Voice.SENDER),
                in.or(AIM, Aim.EXACT),
                in.or(ACK, 0),
                in.find(DATA).map(Bytes::utf8).orElse(Bytes.EMPTY));
        return new Inject(forgery, in.or(AFTER, Duration.ZERO), Share.ALL);
    }
}
