// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tcpassay.yaml.YamlMapping;

/**
 * One word of a scenario, and all there is to know of it.
 *
 * @param says what it does, in words for FAULTS.md and the schema
 * @param slots what it can be told, in this order
 * @param lead the slot that a value without names fills
 * @param example as it stands in a file, in one line
 */
record Word<T>(
        String name,
        String says,
        String example,
        List<Slot<?>> slots,
        Optional<Slot<?>> lead,
        Function<Filled, T> making) {

    /** One that needs to be told nothing. */
    static <T> Word<T> bare(String name, String says, T meaning) {
        return new Word<>(name, says, name, List.of(), Optional.empty(), filled -> meaning);
    }

    /** One with a single value. */
    static <V, T> Word<T> of(String name, Kind<V> kind, String says, String example, Function<V, T> making) {
        Slot<V> only = Slot.needed(name, kind, says);
        return new Word<>(
                name, says, example, List.of(only), Optional.of(only), filled -> making.apply(filled.get(only)));
    }

    /** One with several, the first of which may stand without its name. */
    static <T> Word<T> led(String name, String says, String example, List<Slot<?>> slots, Function<Filled, T> making) {
        return new Word<>(name, says, example, slots, Optional.of(slots.get(0)), making);
    }

    /** One with several that are always named. */
    static <T> Word<T> named(
            String name, String says, String example, List<Slot<?>> slots, Function<Filled, T> making) {
        return new Word<>(name, says, example, slots, Optional.empty(), making);
    }

    /** Whether the value needs no names at all: then its only slot has the word's own. */
    boolean isSingle() {
        return slots.size() == 1 && slots.get(0).name().equals(name);
    }

    /** Whether the word alone is enough. */
    boolean mayStandAlone() {
        return slots.stream().noneMatch(Slot::required);
    }

    /** What stands behind this word in {@code yaml}. */
    T read(YamlMapping yaml) {
        try {
            return making.apply(new Filled(values(yaml)));
        } catch (IllegalArgumentException e) {
            throw yaml.wrong(name, name + ": " + e.getMessage());
        }
    }

    private Map<Slot<?>, Object> values(YamlMapping yaml) {
        var values = new LinkedHashMap<Slot<?>, Object>();
        if (yaml.isBare(name)) {
            if (!mayStandAlone()) {
                throw yaml.wrong(name, name + " says too little; right is such as " + example);
            }
        } else if (lead.isPresent() && (isSingle() || !yaml.isMapping(name))) {
            Slot<?> only = lead.get();
            values.put(only, only.kind().reading().read(yaml, name));
        } else if (!yaml.isMapping(name)) {
            throw yaml.wrong(name, name + " does not understand its value; right is such as " + example);
        } else {
            YamlMapping inside = yaml.mapping(name);
            inside.allow(slots.stream().map(Slot::name).toList());
            for (Slot<?> slot : slots) {
                if (inside.keys().contains(slot.name())) {
                    values.put(slot, slot.kind().reading().read(inside, slot.name()));
                } else if (slot.required()) {
                    throw yaml.wrong(name, name + " wants " + slot.name() + " (" + slot.says() + ")");
                }
            }
        }
        return values;
    }
}
