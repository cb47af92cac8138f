// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import java.util.Map;
import java.util.Optional;

/** The slots of one word as a file has filled them. */
record Filled(Map<Slot<?>, Object> values) {

    Filled {
        values = Map.copyOf(values);
    }

    <T> T get(Slot<T> slot) {
        return find(slot).orElseThrow(() -> new IllegalArgumentException(slot.name() + " is missing; it is required"));
    }

    @SuppressWarnings("unchecked") // what is there came from the slot's own kind
    <T> Optional<T> find(Slot<T> slot) {
        return Optional.ofNullable((T) values.get(slot));
    }

    <T> T or(Slot<T> slot, T otherwise) {
        return find(slot).orElse(otherwise);
    }
}
