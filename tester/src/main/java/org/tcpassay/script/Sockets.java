// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.Optional;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Reply;
import org.tcpassay.target.Station;
import org.tcpassay.target.UpperTester;
import org.tcpassay.target.UserOption;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.SignatureKey;

/** Sockets of the target that its user has prepared, and listeners, which a black box has without a user. */
final class Sockets {

    private static final String UNKNOWN_OPTION = "ENOPROTOOPT";

    private final Station station;
    private final Places places;
    private Optional<SignatureKey> key = Optional.empty();

    Sockets(Station station, Places places) {
        this.station = station;
        this.places = places;
    }

    /** On a fresh port; at a black box the port that is open there. */
    Listener listen(int backlog) {
        return station.openPort()
                .map(port -> new Listener(new Endpoint(places.target(), port), Optional.empty(), Optional.empty()))
                .orElseGet(() -> listenAt(places.target(), backlog));
    }

    /** On a port that no other listener has; a black box has none. */
    Listener listenElsewhere(int backlog) {
        if (station.openPort().isPresent()) {
            throw new NotAvailable("needs a second port that listens; one is known of the target");
        }
        return listen(backlog);
    }

    Listener listenAt(IpAddress address, int backlog) {
        return listenAt(address, backlog, fresh());
    }

    Listener listenWith(UserOption option, long value, int backlog) {
        return listenAt(places.target(), backlog, with(option, value));
    }

    private Listener listenAt(IpAddress address, int backlog, UserSocket socket) {
        var end = new Endpoint(address, places.freshPort());
        set(socket, UserOption.REUSE_ADDRESS, 1);
        done(socket.bind(end), "binding " + end);
        done(socket.listen(backlog), "listening at " + end);
        return new Listener(end, Optional.of(socket), key);
    }

    UserSocket fresh() {
        UserSocket socket = upperTester().socket(places.version());
        key.ifPresent(shared -> set(socket, UserOption.SIGNATURE_KEY, shared.length()));
        return socket;
    }

    /** From now on every socket has this key, before it listens or opens (RFC 2385). */
    void sign(SignatureKey shared) {
        key = Optional.of(shared);
    }

    Optional<SignatureKey> key() {
        return key;
    }

    UserSocket with(UserOption option, long value) {
        UserSocket socket = fresh();
        set(socket, option, value);
        return socket;
    }

    UserSocket boundTo(IpAddress address) {
        UserSocket socket = fresh();
        done(socket.bind(new Endpoint(address, places.freshPort())), "binding a port at " + address);
        return socket;
    }

    private UpperTester upperTester() {
        return station.upperTester().orElseThrow(Sockets::noUpperTester);
    }

    static NotAvailable noUpperTester() {
        return new NotAvailable("needs user calls at the target, which has no upper tester");
    }

    /** @throws NotAvailable if the target does not know the option, as a kernel that was built without */
    static void set(UserSocket socket, UserOption option, long value) {
        Reply<Reply.Nothing> reply = socket.set(option, value);
        if (reply instanceof Reply.Failed<Reply.Nothing> failed
                && failed.error().equals(UNKNOWN_OPTION)) {
            throw new NotAvailable("the target has no option " + option + " (" + UNKNOWN_OPTION + ")");
        }
        done(reply, "setting " + option);
    }

    /** The result of a user call that prepares a probe. */
    static <T> T done(Reply<T> reply, String what) {
        if (reply instanceof Reply.Done<T> done) {
            return done.value();
        }
        String error = reply instanceof Reply.Failed<T> failed ? failed.error() : "it does not finish";
        throw new PreambleFailure(
                "where it can be asked", Mismatch.of("the user calls that prepare a probe succeed", what, error));
    }
}
