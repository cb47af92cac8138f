// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.Map;
import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.target.Station;
import org.tcpassay.target.StationAround;
import org.tcpassay.target.Target;
import org.tcpassay.target.TargetAround;
import org.tcpassay.target.UpperTester;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpVersion;

/** The same stack, but nobody learns the state of a connection. */
record Secretive(Target target) implements TargetAround {

    @Override
    public Station open(IpVersion version, Map<String, String> settings, int number) {
        return new Silent(target.open(version, settings, number));
    }

    private record Silent(Station station) implements StationAround {

        @Override
        public Optional<UpperTester> upperTester() {
            return station.upperTester().map(Discreet::new);
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
