// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.Optional;
import org.tcpassay.model.Input;
import org.tcpassay.model.permits.Observation;
import org.tcpassay.target.Reply;
import org.tcpassay.wire.Bytes;

/** What the end of a user call tells the referee. */
@FunctionalInterface
interface Meaning<T> {

    Optional<Observation> of(Reply<T> reply);

    /** Nothing that the referee knows of. */
    static <T> Meaning<T> none() {
        return reply -> Optional.empty();
    }

    /** The target has taken a call. */
    static <T> Meaning<T> of(Input call) {
        return reply -> reply instanceof Reply.Done<T> ? Optional.of(new Observation.Calls(call)) : Optional.empty();
    }

    /** The target has taken as many bytes as it says. */
    static Meaning<Integer> sent(Bytes data, boolean urgent) {
        return reply -> reply instanceof Reply.Done<Integer> done
                ? Optional.of(new Observation.Calls(new Input.Send(0, data.slice(0, done.value()), urgent)))
                : Optional.empty();
    }

    static Meaning<Bytes> received() {
        return reply -> {
            if (reply instanceof Reply.Done<Bytes> done) {
                return Optional.of(new Observation.Received(done.value()));
            }
            return reply instanceof Reply.Pending<Bytes>
                    ? Optional.of(new Observation.ReceivedNothing())
                    : Optional.empty();
        };
    }
}
