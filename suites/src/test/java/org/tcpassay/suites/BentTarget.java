// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.fault.Rule;
import org.tcpassay.link.Link;
import org.tcpassay.relay.PathRules;
import org.tcpassay.target.Station;
import org.tcpassay.target.StationAround;
import org.tcpassay.target.Target;
import org.tcpassay.target.TargetAround;
import org.tcpassay.target.UpperTester;
import org.tcpassay.wire.IpVersion;

/** A right target behind a {@link BentLink}. */
record BentTarget(Target target, Bend bend, BendStart start) implements TargetAround {

    @Override
    public Station open(IpVersion version, Map<String, String> settings, int number) {
        Station station = target.open(version, settings, number);
        var bent = new BentLink(station.link(), bend, station.testerAddress(), station.targetAddress(), start);
        Optional<UpperTester> user = bend == Bend.USER
                ? station.upperTester().map(upper -> new BentUser(upper, bent::isBent))
                : station.upperTester();
        return new Bent(station, bent, user, bend.onTheRoad());
    }

    private record Bent(Station station, Link link, Optional<UpperTester> upperTester, List<Rule> rules)
            implements StationAround, PathRules {}
}
