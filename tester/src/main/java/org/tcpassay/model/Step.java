// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.util.List;
import java.util.Optional;
import org.tcpassay.wire.Segment;

/** What became of a host by one {@link Input}. */
public record Step(Host host, List<Output> outputs) {

    public Step {
        outputs = List.copyOf(outputs);
    }

    /** The segments that left, in order. */
    public List<Segment> segments() {
        return outputs.stream()
                .filter(Output.Sent.class::isInstance)
                .map(output -> ((Output.Sent) output).segment())
                .toList();
    }

    /** The first output of a kind. */
    public <T extends Output> Optional<T> first(Class<T> kind) {
        return outputs.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
