// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tcpassay.expect.SpecText;
import org.tcpassay.target.Reply;
import org.tcpassay.wire.Bytes;

/** What a probe expects the user of the target to receive and to be told, rather than of the wire. */
final class AtUser {

    private final Connection connection;

    AtUser(Connection connection) {
        this.connection = connection;
    }

    void received(Bytes wanted, String because) {
        Bytes got = Bytes.EMPTY;
        while (got.length() < wanted.length()) {
            Call<Bytes> call = connection.user().receive(wanted.length() - got.length());
            Bytes more = call.await(
                    because + " (the user has received " + SpecText.bytes(got) + " of " + SpecText.bytes(wanted) + ")");
            if (more.isEmpty()) {
                break;
            }
            got = got.concat(more);
        }
        connection.judge(
                because,
                "the user receives " + SpecText.bytes(wanted),
                got.equals(wanted),
                "received " + SpecText.bytes(got));
    }

    void nothingReceived(String because) {
        Reply<Bytes> reply = connection.user().receive().poll();
        String got = reply instanceof Reply.Done<Bytes> done
                ? done.value().isEmpty() ? "end of stream" : "received " + SpecText.bytes(done.value())
                : reply instanceof Reply.Failed<Bytes> failed ? failed.error() : "nothing";
        connection.judge(because, "nothing waits for the user", reply instanceof Reply.Pending<Bytes>, got);
    }

    void endOfStream(String because) {
        Bytes got = connection.user().receive().await(because);
        connection.judge(
                because, "the user sees the end of the stream", got.isEmpty(), "received " + SpecText.bytes(got));
    }

    /** One of these errors, so much later than the target's response time at the latest. */
    void error(List<String> permitted, Duration later, String because) {
        Optional<String> told =
                connection.patience().plus(later).ask(connection.user()::pendingError, Optional::isPresent);
        boolean held = told.filter(permitted::contains).isPresent();
        connection.judge(
                because,
                "the user is told " + String.join(" or ", permitted),
                held,
                held && permitted.size() > 1 ? told : Optional.empty(),
                told.orElse("no error"));
    }

    void noError(String because) {
        Optional<String> told = connection.user().pendingError();
        connection.judge(because, "no error", told.isEmpty(), told.orElse("no error"));
    }
}
