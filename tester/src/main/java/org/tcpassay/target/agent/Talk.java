// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.agent;

import java.util.Optional;
import java.util.function.Supplier;
import org.tcpassay.link.LineStream;
import org.tcpassay.link.TargetFailure;

/** Requests and answers, one after the other; after a failure there is no more of either. */
final class Talk implements AutoCloseable {

    private final LineStream lines;
    private long last;
    private Optional<TargetFailure> broken = Optional.empty();
    private Supplier<String> circumstances = () -> "";
    private Runnable before = () -> {};

    Talk(LineStream lines) {
        this.lines = lines;
    }

    /** @param words verb and what belongs to it */
    Answer ask(Object... words) {
        if (broken.isPresent()) {
            throw new TargetFailure(broken.get().getMessage());
        }
        var request = new StringBuilder();
        for (Object word : words) {
            request.append(request.isEmpty() ? "" : " ").append(word);
        }
        before.run();
        last++;
        try {
            return Answer.read(last, request.toString(), lines.ask(last + " " + request));
        } catch (TargetFailure e) {
            throw broken(e);
        }
    }

    /** Remembers it, for nothing that the agent says from now on can be trusted. */
    TargetFailure broken(TargetFailure failure) {
        String more = circumstances.get();
        TargetFailure told = more.isEmpty() ? failure : new TargetFailure(failure.getMessage() + "; " + more);
        broken = Optional.of(told);
        return told;
    }

    void circumstances(Supplier<String> known) {
        circumstances = known;
    }

    void before(Runnable each) {
        before = each;
    }

    boolean isBroken() {
        return broken.isPresent();
    }

    @Override
    public void close() {
        lines.close();
    }
}
