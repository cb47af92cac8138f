// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Expectation;
import org.tcpassay.fault.Happening;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Segment;

/**
 * What each end sent is what the other was given, byte for byte, and all of it.
 *
 * @param of whose text, or that of both
 */
record Intact(Optional<End> of) implements Expectation {

    @Override
    public String text() {
        return of.map(end -> "what the " + Wording.name(end) + " sends").orElse("what both send") + " arrives intact";
    }

    @Override
    public Optional<Condition> counts() {
        return Optional.empty();
    }

    @Override
    public Watch start() {
        return new Bodies();
    }

    private final class Bodies implements Watch {

        private final Places places = new Places();
        private final Map<Flow, Sent> flows = new LinkedHashMap<>();

        @Override
        public void happened(Happening happening) {
            if (happening instanceof Happening.Came came) {
                came.transit().segment().filter(Bodies::counts).ifPresent(segment -> places.came(came.transit())
                        .filter(place -> isOurs(place.flow()))
                        .ifPresent(place -> flow(place.flow()).sends(textAt(place, segment), segment.payload())));
            } else if (happening instanceof Happening.Went went) {
                went.transit().segment().filter(Bodies::counts).ifPresent(segment -> places.went(
                                went.transit().packet())
                        .filter(place -> isOurs(place.flow()))
                        .ifPresent(place -> flow(place.flow()).arrives(textAt(place, segment), segment.payload())));
            }
        }

        private static boolean counts(Segment segment) {
            return !(segment.checksum() instanceof Checksum.Wrong);
        }

        private boolean isOurs(Flow flow) {
            return of.isEmpty() || of.get() == flow.sender();
        }

        private Sent flow(Flow flow) {
            return flows.computeIfAbsent(flow, any -> new Sent());
        }

        private static long textAt(Places.Place place, Segment segment) {
            return place.position() + (segment.has(org.tcpassay.wire.Flags.SYN) ? 1 : 0);
        }

        @Override
        public Judgement judged(long nowNs) {
            long bytes = 0;
            for (Map.Entry<Flow, Sent> each : flows.entrySet()) {
                Sent sent = each.getValue();
                bytes += sent.sentBytes();
                if (sent.wrongAt().isPresent()) {
                    return Judgement.fails((sent.isStrange() ? "text that nobody sent" : "another text")
                            + " in the name of " + each.getKey() + ", from byte "
                            + sent.wrongAt().getAsLong() + " on");
                }
            }
            for (Map.Entry<Flow, Sent> each : flows.entrySet()) {
                Sent sent = each.getValue();
                if (sent.arrivedBytes() < sent.sentBytes()) {
                    return Judgement.fails(
                            sent.arrivedBytes() + " of " + sent.sentBytes() + " bytes arrived of " + each.getKey());
                }
            }
            return bytes == 0
                    ? Judgement.inconclusive("no text was sent")
                    : Judgement.holds("all " + bytes + " bytes, each as it was sent");
        }
    }
}
