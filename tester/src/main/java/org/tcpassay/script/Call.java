// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.function.Function;
import java.util.function.Supplier;
import org.tcpassay.target.Reply;

/** A user call that was issued; it does not block the probe. */
public final class Call<T> {

    private final Connection connection;
    private final String name;
    private final Supplier<Reply<T>> ask;
    private final Function<T, String> print;
    private final Meaning<T> meaning;
    private Reply<T> reply;

    Call(Connection connection, String name, Supplier<Reply<T>> ask, Function<T, String> print, Meaning<T> meaning) {
        this.connection = connection;
        this.name = name;
        this.ask = ask;
        this.print = print;
        this.meaning = meaning;
        // what was under way before the call belongs before it in the trace
        connection.pump(0);
        connection.called();
        long issuedNs = connection.nowNs();
        reply = ask.get();
        connection.recordCall(issuedNs, name, text(), meaning.of(reply));
    }

    /** Whether it has not ended yet; asks the target. */
    public boolean isPending() {
        return poll() instanceof Reply.Pending<T>;
    }

    /** What it returned; the target has its response time to come back. */
    public T result() {
        T value = await("the user call " + name + " returns");
        return value;
    }

    /** Waits for the result. */
    T await(String because) {
        connection.patience().ask(this::poll, answer -> !(answer instanceof Reply.Pending<T>));
        if (reply instanceof Reply.Done<T> done) {
            return done.value();
        }
        throw new ProbeFailure(Mismatch.of(because, name + " returns", text()));
    }

    /** Asks without waiting. */
    Reply<T> poll() {
        if (reply instanceof Reply.Pending<T>) {
            long askedNs = connection.nowNs();
            reply = ask.get();
            if (!(reply instanceof Reply.Pending<T>)) {
                connection.recordCall(askedNs, name, text(), meaning.of(reply));
            }
        }
        return reply;
    }

    private String text() {
        if (reply instanceof Reply.Done<T> done) {
            return print.apply(done.value());
        }
        return reply instanceof Reply.Failed<T> failed ? failed.error() : "pending";
    }
}
