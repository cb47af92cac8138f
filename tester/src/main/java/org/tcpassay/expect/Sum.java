// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.util.List;
import java.util.stream.Stream;

/** Symbols added and taken away, and a number. */
public record Sum(List<Symbol> added, List<Symbol> taken, long constant) implements Position {

    public Sum {
        added = List.copyOf(added);
        taken = List.copyOf(taken);
    }

    @Override
    public Sum sum() {
        return this;
    }

    Sum add(long count) {
        return new Sum(added, taken, constant + count);
    }

    Sum add(Sum other) {
        return new Sum(join(added, other.added), join(taken, other.taken), constant + other.constant);
    }

    Sum subtract(Sum other) {
        return new Sum(join(added, other.taken), join(taken, other.added), constant - other.constant);
    }

    /** Whether it is a number on the wire, without any symbol. */
    boolean isAbsolute() {
        return added.isEmpty() && taken.isEmpty();
    }

    /** The value; not cut to 32 bits. */
    long in(Symbols symbols) {
        long value = constant;
        for (Symbol symbol : added) {
            value += symbols.value(symbol);
        }
        for (Symbol symbol : taken) {
            value -= symbols.value(symbol);
        }
        return value;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        added.forEach(symbol -> text.append(text.length() == 0 ? "" : "+").append(symbol));
        taken.forEach(symbol -> text.append('-').append(symbol));
        if (text.length() == 0) {
            return Long.toString(constant);
        }
        if (constant != 0) {
            text.append(constant > 0 ? "+" : "").append(constant);
        }
        return text.toString();
    }

    private static List<Symbol> join(List<Symbol> first, List<Symbol> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
