// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.agent;

import java.util.EnumSet;
import java.util.Set;
import org.tcpassay.wire.IpVersion;

/**
 * What an agent says of itself and its stack.
 *
 * @param stack name and version without blanks, such as {@code lwIP-2.2.1}
 * @param states of which connections it tells the state
 * @param families what the stack speaks, at least one
 */
public record Hello(String stack, Told states, Set<IpVersion> families) {

    static final int VERSION = 1; // of the protocol

    /** Of which connections the states are told. */
    public enum Told {
        ALL,
        OWN,
        NONE
    }

    public Hello {
        families = Set.copyOf(families);
    }

    /** Words that it does not know are for later versions. */
    static Hello read(Answer answer) {
        String stack = "";
        Told states = Told.NONE;
        Set<IpVersion> families = EnumSet.noneOf(IpVersion.class);
        int version = 0;
        for (String word : answer.words()) {
            String value = word.substring(word.indexOf('=') + 1);
            switch (word.substring(0, Math.max(0, word.indexOf('=')))) {
                case "version" -> version = answer.parsed(value, Integer::parseInt);
                case "stack" -> stack = value;
                case "states" -> states = answer.parsed(value, Hello::told);
                case "families" -> {
                    for (String family : value.split(",", -1)) {
                        families.add(answer.parsed(family, Hello::family));
                    }
                }
                default -> {}
            }
        }
        if (version != VERSION || stack.isEmpty() || families.isEmpty()) {
            throw answer.nonsense();
        }
        return new Hello(stack, states, families);
    }

    private static Told told(String word) {
        return switch (word) {
            case "all" -> Told.ALL;
            case "own" -> Told.OWN;
            case "none" -> Told.NONE;
            default -> throw new IllegalArgumentException("states=" + word);
        };
    }

    private static IpVersion family(String word) {
        return switch (word) {
            case "4" -> IpVersion.V4;
            case "6" -> IpVersion.V6;
            default -> throw new IllegalArgumentException("families=" + word);
        };
    }
}
