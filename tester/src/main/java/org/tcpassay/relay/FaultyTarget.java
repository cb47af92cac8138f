// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Scenario;
import org.tcpassay.target.Profile;
import org.tcpassay.target.Station;
import org.tcpassay.target.Target;
import org.tcpassay.target.UpperTester;
import org.tcpassay.wire.IpAddress;
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
public record FaultyTarget(Target target, Scenario scenario, long seed, Consumer<Happening> journal) implements Target {

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public String description() {
        return target.description() + ", behind " + scenario.name();
    }

    @Override
    public Profile profile() {
        return target.profile();
    }

    @Override
    public Set<IpVersion> versions() {
        return target.versions();
    }

    @Override
    public boolean isVirtual() {
        return target.isVirtual();
    }

    @Override
    public Station open(IpVersion version, Map<String, String> settings, int number) {
        Station station = target.open(version, settings, number);
        return new Behind(station, new FaultyLink(station.link(), scenario, seed + number, journal));
    }

    /** A station behind a path; nobody comes after its first probe, for the path remembers that one. */
    private record Behind(Station station, FaultyLink link) implements Station {

        @Override
        public IpAddress targetAddress() {
            return station.targetAddress();
        }

        @Override
        public IpAddress testerAddress() {
            return station.testerAddress();
        }

        @Override
        public Optional<IpAddress> secondAddress() {
            return station.secondAddress();
        }

        @Override
        public Optional<Integer> closedPort() {
            return station.closedPort();
        }

        @Override
        public Optional<Integer> openPort() {
            return station.openPort();
        }

        @Override
        public Optional<UpperTester> upperTester() {
            return station.upperTester();
        }

        @Override
        public void begins(long probeSeed) {
            station.begins(probeSeed);
            link.begin(probeSeed);
        }

        @Override
        public boolean isFresh(int testerPort) {
            return station.isFresh(testerPort);
        }

        @Override
        public boolean isUsed() {
            return station.isUsed();
        }

        @Override
        public void close() {
            link.end();
            station.close(); // and with it its road
        }
    }
}
