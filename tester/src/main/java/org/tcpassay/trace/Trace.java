// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace;

import java.util.List;

/**
 * Everything that happened in one probe, in link order.
 *
 * @param startNs link time of the first event, or of the opening of the lab
 * @param clock what the times are worth, such as {@code kernel} or {@code virtual}
 */
public record Trace(long startNs, String clock, List<Conversation> conversations, List<Event> events) {

    public Trace {
        conversations = List.copyOf(conversations);
        events = List.copyOf(events);
    }

    /** The packets only. */
    public List<Event.Passed> packets() {
        return events.stream()
                .filter(Event.Passed.class::isInstance)
                .map(Event.Passed.class::cast)
                .toList();
    }
}
