// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.rules;

/** How strongly a rule binds. RULE is stated by a procedure without a keyword and ranks with MUST. */
public enum Level {
    MUST("MUST"),
    MUST_NOT("MUST NOT"),
    RULE("RULE"),
    SHOULD("SHOULD"),
    SHOULD_NOT("SHOULD NOT"),
    MAY("MAY"),
    /** By a document that binds nobody. */
    SAID("said");

    private final String text;

    Level(String text) {
        this.text = text;
    }

    /** The RFC's spelling. */
    public String text() {
        return text;
    }

    /**
     * @throws IllegalArgumentException if no level is spelled so
     */
    public static Level of(String text) {
        for (Level level : values()) {
            if (level.text.equals(text)) {
                return level;
            }
        }
        throw new IllegalArgumentException(
                "level \"" + text + "\"; one of MUST, MUST NOT, RULE, SHOULD, SHOULD NOT, MAY, said");
    }
}
