// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.Map;
import java.util.function.Consumer;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Scenario;
import org.tcpassay.target.Station;
import org.tcpassay.target.StationAround;
import org.tcpassay.target.Target;
import org.tcpassay.target.TargetAround;
import org.tcpassay.wire.IpVersion;

/**
 * A target that is reached over a {@link FaultyLink}.
 *
 * <p>Each station has a path of its own, which begins anew. Fences take it too: a rule that loses whatever comes lets
 * the target look dead.
 *
 * <p>A probe throws dice of its own: {@link Station#begins} seeds them, so that they depend on neither the station that
 * it gets nor what else runs. Asked again in the same round it meets the same dice.
 *
 * @param seed of chance before a probe begins, for the first station; each has another
 * @param journal is told what happens, by the threads of the stations
 */
public record FaultyTarget(Target target, Scenario scenario, long seed, Consumer<Happening> journal)
        implements TargetAround {

    @Override
    public String description() {
        return target.description() + ", behind " + scenario.name();
    }

    @Override
    public Station open(IpVersion version, Map<String, String> settings, int number) {
        Station station = target.open(version, settings, number);
        return new Behind(station, new FaultyLink(station.link(), scenario, seed + number, journal));
    }

    /** A station behind a path; nobody comes after its first probe, for the path remembers that one. */
    private record Behind(Station station, FaultyLink link) implements StationAround {

        @Override
        public void begins(long probeSeed) {
            station.begins(probeSeed);
            link.begin(probeSeed);
        }

        /** What two hosts of it say to each other would not pass the path. */
        @Override
        public boolean isThisKernel() {
            return false;
        }

        @Override
        public void close() {
            link.end();
            station.close(); // and with it its road
        }
    }
}
