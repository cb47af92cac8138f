// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.Map;
import java.util.Optional;
import org.tcpassay.link.Link;
import org.tcpassay.target.Profile;
import org.tcpassay.target.Station;
import org.tcpassay.target.Target;
import org.tcpassay.target.UpperTester;
import org.tcpassay.wire.IpAddress;

/** A right target behind a {@link BentLink}. */
record BentTarget(Target target, Bend bend, int preamble) implements Target {

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public String description() {
        return target.description();
    }

    @Override
    public Profile profile() {
        return target.profile();
    }

    @Override
    public Station open(Map<String, String> settings, int number) {
        Station station = target.open(settings, number);
        Link bent = new BentLink(station.link(), bend, station.testerAddress(), station.targetAddress(), preamble);
        return new Bent(station, bent);
    }

    private record Bent(Station station, Link link) implements Station {

        @Override
        public IpAddress targetAddress() {
            return station.targetAddress();
        }

        @Override
        public IpAddress testerAddress() {
            return station.testerAddress();
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
        public void close() {
            station.close();
        }
    }
}
