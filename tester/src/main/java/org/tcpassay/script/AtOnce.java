// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.Symbol;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** What a probe expects of all that comes before the answer to a fence, rather than of the next segment. */
final class AtOnce {

    private final Connection connection;
    private final Inbox inbox;

    AtOnce(Connection connection, Inbox inbox) {
        this.connection = connection;
        this.inbox = inbox;
    }

    /** Text without a gap from SND.NXT on. */
    Burst newText(Range octets, String because) {
        String expected = octets + " octets of new text at once, and nothing else";
        SeqNum next = SeqNum.of(connection.value(Symbol.SND_NXT));
        List<Seen> came = inbox.takeAtOnce(false, because);
        for (Seen seen : came) {
            if (!isText(seen.segment()) || !seen.segment().seq().equals(next)) {
                throw failure(because, expected, came);
            }
            next = seen.segment().end();
        }
        return judged(new Burst(came), octets, because, expected);
    }

    /** Text, sent before or not, in any order. */
    Burst anyText(Range octets, String because) {
        String expected = octets + " octets of text, new or again, at once, and nothing else";
        List<Seen> came = inbox.takeAtOnce(true, because);
        if (!came.stream().allMatch(seen -> isText(seen.segment()))) {
            throw failure(because, expected, came);
        }
        return judged(new Burst(came), octets, because, expected);
    }

    /** Bare acknowledgments, each of something more than the one before. */
    List<Seen> acknowledgments(Range count, String because) {
        String expected = count + " acknowledgments at once, none of which repeats another, and nothing else";
        List<Seen> came = inbox.takeAtOnce(true, because);
        Optional<SeqNum> last = Optional.empty();
        for (Seen seen : came) {
            boolean bare =
                    seen.segment().flags().equals(Flags.ACK) && seen.payload().isEmpty();
            if (!bare || last.filter(seen.segment().ack()::isAtOrBefore).isPresent()) {
                throw failure(because, expected, came);
            }
            last = Optional.of(seen.segment().ack());
        }
        if (!count.holds(came.size())) {
            throw failure(because, expected, came);
        }
        connection.record(because, expected, true, Optional.empty());
        return came;
    }

    private static boolean isText(Segment segment) {
        return segment.flags().without(Flags.PSH).equals(Flags.ACK)
                && !segment.payload().isEmpty();
    }

    private Burst judged(Burst burst, Range octets, String because, String expected) {
        if (!octets.holds(burst.octets())) {
            throw failure(because, expected, burst.segments());
        }
        connection.record(because, expected, true, Optional.empty());
        return burst;
    }

    private ProbeFailure failure(String because, String expected, List<Seen> came) {
        connection.record(because, expected, false, Optional.empty());
        var got = new ArrayList<String>();
        came.forEach(seen -> got.add("> " + inbox.print(seen.segment())));
        long octets = new Burst(came).octets();
        String text = came.isEmpty() ? "nothing" : octets + " octets: " + String.join("; ", got);
        return new ProbeFailure(Mismatch.of(because, expected, text));
    }
}
