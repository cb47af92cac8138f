// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.tcpassay.link.Link;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.link.UnixRoad;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/** A connection to a stack behind a Unix socket. */
final class UnixStation implements Station {

    private final UnixRoad road;
    private final Link link;
    private final IpAddress tester;
    private final Place place;
    private final boolean used;
    private boolean over;

    /**
     * What all stations share.
     *
     * @param open where the target listens
     */
    record Place(Endpoint open, Optional<Integer> closed, AddressPool testers, Semaphore connections) {

        void leave(IpAddress tester) {
            testers.giveBack(tester);
            connections.release();
        }
    }

    private UnixStation(UnixRoad road, IpAddress tester, Place place, boolean used) {
        this.road = road;
        this.link = road.link(tester, place.open().address());
        this.tester = tester;
        this.place = place;
        this.used = used;
    }

    /** The first use of a connection, which is closed if that fails. */
    static UnixStation first(UnixRoad road, IpAddress tester, Place place) {
        try {
            return new UnixStation(road, tester, place, false);
        } catch (LinkException | TargetFailure e) {
            road.close();
            throw e;
        }
    }

    @Override
    public Optional<Station> again(IpVersion version) {
        if (version != IpVersion.of(tester)) {
            return Optional.empty();
        }
        Optional<IpAddress> next = place.testers().another();
        if (over || next.isEmpty()) {
            return Optional.empty();
        }
        try {
            var again = new UnixStation(road, next.get(), place, true);
            place.testers().giveBack(tester);
            over = true;
            return Optional.of(again);
        } catch (LinkException | TargetFailure e) {
            place.testers().giveBack(next.get());
            return Optional.empty(); // a fresh one may do, or will tell what is wrong
        }
    }

    @Override
    public boolean isUsed() {
        return used;
    }

    @Override
    public Link link() {
        return link;
    }

    @Override
    public IpAddress targetAddress() {
        return place.open().address();
    }

    @Override
    public IpAddress testerAddress() {
        return tester;
    }

    @Override
    public Optional<Integer> closedPort() {
        return place.closed();
    }

    @Override
    public Optional<Integer> openPort() {
        return Optional.of(place.open().port());
    }

    @Override
    public Optional<UpperTester> upperTester() {
        return Optional.empty();
    }

    @Override
    public void close() {
        if (!over) {
            over = true;
            road.close();
            place.leave(tester);
        }
    }
}
