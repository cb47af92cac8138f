// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.link.Link;
import org.tcpassay.rules.State;
import org.tcpassay.target.Profile;
import org.tcpassay.target.Station;
import org.tcpassay.target.Target;
import org.tcpassay.target.UpperTester;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/** The same stack, but nobody learns the state of a connection. */
record Secretive(Target target) implements Target {

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
    public boolean isVirtual() {
        return target.isVirtual();
    }

    @Override
    public Set<IpVersion> versions() {
        return target.versions();
    }

    @Override
    public Station open(IpVersion version, Map<String, String> settings, int number) {
        return new Silent(target.open(version, settings, number));
    }

    private record Silent(Station station) implements Station {

        @Override
        public Link link() {
            return station.link();
        }

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
            return station.upperTester().map(Discreet::new);
        }

        @Override
        public void close() {
            station.close();
        }
    }

    private record Discreet(UpperTester upper) implements UpperTester {

        @Override
        public UserSocket socket(int ipVersion) {
            return upper.socket(ipVersion);
        }

        @Override
        public Optional<State> stateOf(FourTuple ends) {
            return Optional.empty();
        }

        @Override
        public void close() {
            upper.close();
        }
    }
}
