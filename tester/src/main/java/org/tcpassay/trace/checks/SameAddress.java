// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.trace.Breach;
import org.tcpassay.trace.Conversation;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.StandingCheck;
import org.tcpassay.trace.Trace;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Segment;

/**
 * A connection keeps its address: an answer comes from where the question went.
 *
 * <p>Domain: segments to a tester's end of a conversation, from the target's port of it, that belong to no
 * conversation; but for answers to what the tester sent to that other address on purpose.
 */
final class SameAddress implements StandingCheck {

    @Override
    public String id() {
        return "address-kept";
    }

    @Override
    public String ruleId() {
        return "RFC9293-MUST-45";
    }

    @Override
    public List<Breach> check(Trace trace) {
        var breaches = new ArrayList<Breach>();
        for (int i = 0; i < trace.events().size(); i++) {
            if (trace.events().get(i) instanceof Event.Passed passed
                    && passed.direction() == Direction.FROM_TARGET
                    && passed.conversation() == Event.NO_CONVERSATION
                    && passed.packet().content() instanceof Segment segment
                    && !isAsked(trace, passed, segment)) {
                int index = i;
                meant(trace, passed, segment)
                        .ifPresent(conversation -> breaches.add(
                                breach(passed, index, conversation.ends().target(), segment)));
            }
        }
        return breaches;
    }

    private static boolean isAsked(Trace trace, Event.Passed answer, Segment segment) {
        return answer.packet()
                .ip()
                .filter(ip -> trace.events().stream()
                        .anyMatch(event -> event instanceof Event.Passed passed
                                && passed.direction() == Direction.TO_TARGET
                                && passed.conversation() == Event.NO_CONVERSATION
                                && passed.packet().content() instanceof Segment question
                                && question.destinationPort() == segment.sourcePort()
                                && question.sourcePort() == segment.destinationPort()
                                && passed.packet()
                                        .ip()
                                        .filter(to -> to.destination().equals(ip.source()))
                                        .isPresent()))
                .isPresent();
    }

    private static Optional<Conversation> meant(Trace trace, Event.Passed passed, Segment segment) {
        return passed.packet().ip().flatMap(ip -> {
            var tester = new Endpoint(ip.destination(), segment.destinationPort());
            return trace.conversations().stream()
                    .filter(conversation -> conversation.ends().tester().equals(tester)
                            && conversation.ends().target().port() == segment.sourcePort()
                            && !conversation.ends().target().address().equals(ip.source()))
                    .findFirst();
        });
    }

    private static Breach breach(Event.Passed passed, int index, Endpoint target, Segment segment) {
        String source = passed.packet().ip().orElseThrow().source() + ":" + segment.sourcePort();
        return new Breach(
                passed.timeNs(),
                index,
                "a segment of the connection comes from another address",
                Optional.of("from " + target),
                Optional.of("from " + source));
    }
}
