// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Journal;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Transit;

/**
 * Keeps the journal of a path within bounds, and counts all of it.
 *
 * <p>Everything is kept up to a limit, from there on what rules did something to, up to the same limit again. May be
 * asked by one thread while another tells it.
 */
public final class Recorder implements Journal {

    /** What a report of a person's experiment needs many times over, and a small part of a JVM's memory. */
    public static final Limit ORDINARY = new Limit(150_000, 64 << 20);

    private static final int OVERHEAD = 300; // bytes of memory that a happening takes beside its packet

    /**
     * @param happenings how many
     * @param bytes of memory, about
     */
    public record Limit(int happenings, long bytes) {}

    private final Limit limit;
    private final Tally tally;
    private final List<Happening> journal = new ArrayList<>();
    private final Set<Long> touched = new HashSet<>();
    private Optional<Happening.Came> last = Optional.empty();
    private OptionalLong sparseFromNs = OptionalLong.empty();
    private OptionalLong endsNs = OptionalLong.empty();
    private long bytes;

    public Recorder(Scenario scenario, Limit limit) {
        this.limit = limit;
        this.tally = new Tally(scenario);
    }

    /** Past its limit only what rules touch, which is kept anyhow. */
    @Override
    public synchronized boolean keeps() {
        return sparseFromNs.isEmpty();
    }

    @Override
    public synchronized void accept(Happening happening) {
        tally.count(happening);
        if (endsNs.isPresent()) {
            return;
        }
        if (sparseFromNs.isEmpty()) {
            keep(happening);
            if (isFull(1)) {
                sparseFromNs = OptionalLong.of(happening.timeNs());
            }
        } else {
            choose(happening);
            if (isFull(2)) {
                endsNs = OptionalLong.of(happening.timeNs());
            }
        }
    }

    private boolean isFull(int times) {
        return journal.size() >= times * limit.happenings() || bytes >= times * limit.bytes();
    }

    private void choose(Happening happening) {
        if (happening instanceof Happening.Came came) {
            last = Optional.of(came);
        } else if (happening instanceof Happening.Acted act) {
            if (act.number() != Transit.MADE && touched.add(act.number())) {
                last.filter(came -> came.transit().number() == act.number()).ifPresent(this::keep);
            }
            keep(act);
        } else if (happening instanceof Happening.Went went) {
            if (went.number() == Transit.MADE || touched.contains(went.number())) {
                keep(went);
            }
        } else {
            keep(happening);
        }
    }

    private void keep(Happening happening) {
        journal.add(happening);
        bytes += OVERHEAD;
        if (happening instanceof Happening.Came came) {
            bytes += came.transit().bytes().length();
        } else if (happening instanceof Happening.Went went) {
            bytes += went.bytes().length();
        }
    }

    /** How things stand. */
    public synchronized Counts counts() {
        return tally.counts();
    }

    /** All that is kept so far. */
    public synchronized Recording recording() {
        return new Recording(journal, tally.counts(), sparseFromNs, endsNs);
    }
}
