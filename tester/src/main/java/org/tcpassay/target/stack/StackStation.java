// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.link.AddressLink;
import org.tcpassay.link.Link;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Station;
import org.tcpassay.target.UpperTester;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/** An instance, as one probe sees it: with a tester address that the stack has not met before. */
final class StackStation implements Station {

    private final Place place;
    private final IpAddress target;
    private final IpAddress tester;
    private final Link link;
    private final Map<String, String> before; // of the knobs that were turned
    private final int uses;
    private boolean asked;
    private boolean over;

    /** What all stations at one instance share. */
    interface Place {

        Instance instance();

        IpAddress target(IpVersion version);

        Optional<Integer> closedPort();

        Duration lag();

        int mostUses();

        /** Called once, by the last of them; whether the stack has been asked anything. */
        void leave(boolean asked);
    }

    private StackStation(Place place, IpAddress target, Map<String, String> before, int uses) {
        this.place = place;
        this.target = target;
        this.tester = target.plus(1L + uses);
        this.link = new AddressLink(place.instance().link(), tester);
        this.before = before;
        this.uses = uses;
    }

    /**
     * The first use.
     *
     * @throws NotAvailable if the stack lacks a knob, or the version
     */
    static StackStation first(Place place, IpVersion version, Map<String, String> settings) {
        Instance instance = place.instance();
        if (!instance.agent().hello().families().contains(version)) {
            throw new NotAvailable("the target does not speak " + version.text());
        }
        Map<String, String> before = instance.turn(settings);
        var station = new StackStation(place, place.target(version), before, 0);
        if (!instance.introduce(station.tester, station.target)) {
            throw new TargetFailure("the target does not answer for " + station.target + " on its link");
        }
        return station;
    }

    @Override
    public Optional<Station> again(IpVersion version) {
        Instance instance = place.instance();
        if (over || uses + 1 >= place.mostUses() || !instance.isSound()) {
            return Optional.empty();
        }
        try {
            instance.forget();
            instance.turn(before);
            if (!instance.agent().hello().families().contains(version)) {
                return Optional.empty(); // a fresh one will say so
            }
            var next = new StackStation(place, place.target(version), Map.of(), uses + 1);
            if (!instance.introduce(next.tester, next.target)) {
                return Optional.empty();
            }
            over = true;
            return Optional.of(next);
        } catch (TargetFailure | LinkException | NotAvailable e) {
            return Optional.empty(); // a fresh one may do
        }
    }

    @Override
    public boolean isUsed() {
        return uses > 0;
    }

    @Override
    public Link link() {
        asked = true;
        return link;
    }

    @Override
    public IpAddress targetAddress() {
        return target;
    }

    @Override
    public IpAddress testerAddress() {
        return tester;
    }

    @Override
    public Optional<Integer> closedPort() {
        return place.closedPort();
    }

    @Override
    public Duration lag() {
        return place.lag();
    }

    @Override
    public Optional<Integer> openPort() {
        return Optional.empty();
    }

    @Override
    public Optional<UpperTester> upperTester() {
        asked = true;
        return Optional.of(place.instance().agent());
    }

    @Override
    public void close() {
        if (!over) {
            over = true;
            place.leave(asked || uses > 0 || !before.isEmpty());
        }
    }
}
