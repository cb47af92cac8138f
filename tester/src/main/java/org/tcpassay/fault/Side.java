// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

/** An end of the path. The command whose traffic suffers runs on the left, what it talks to on the right. */
public enum Side {
    LEFT,
    RIGHT;

    public Side other() {
        return this == LEFT ? RIGHT : LEFT;
    }
}
