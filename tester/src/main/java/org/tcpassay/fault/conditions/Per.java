// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

/** What a condition that counts or remembers keeps apart. */
public enum Per {
    /** Nothing: one count for the whole path. */
    PATH(""),
    /** Each connection has a count of its own; what belongs to none shares one. */
    CONNECTION(", in each connection");

    private final String text;

    Per(String text) {
        this.text = text;
    }

    /** Behind what is counted. */
    String text() {
        return text;
    }
}
