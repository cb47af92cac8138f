// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

/**
 * A TCP stack as RFC 9293 §3.10 describes it: a pure function from a host, an event and the time to the host after it
 * and what it does.
 *
 * <p>Used by one thread at a time. Whoever wants a stack with a mistake overrides the step that goes wrong.
 */
public class Rfc9293 extends Addressing {

    public Rfc9293(Settings settings) {
        super(settings);
    }

    public final Settings settings() {
        return settings;
    }

    /** What becomes of a host; the host given stays as it is. */
    public final Step step(Host before, Input input, long nowNs) {
        begin(before, nowNs);
        process(input);
        return end();
    }

    protected void process(Input input) {
        if (input instanceof Input.Arrives event) {
            arriving = event.ecn();
            segmentArrives(event.ends(), event.segment());
        } else if (input instanceof Input.Timers) {
            timers();
        } else if (input instanceof Input.Complaint message) {
            complaint(message);
        } else {
            call(input);
        }
    }

    private void call(Input input) {
        if (input instanceof Input.Listen call) {
            listen(call);
        } else if (input instanceof Input.Open call) {
            open(call);
        } else if (input instanceof Input.Accept call) {
            accept(call);
        } else if (input instanceof Input.Send call) {
            send(call);
        } else if (input instanceof Input.Receive call) {
            receive(call);
        } else if (input instanceof Input.Close call) {
            close(call);
        } else if (input instanceof Input.Leave call) {
            leave(call);
        } else if (input instanceof Input.Abort call) {
            abort(call);
        } else if (input instanceof Input.Configure call) {
            configure(call);
        }
    }
}
