// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

/** Which side opened the connection. */
public enum Road {
    /** The target listened. */
    PASSIVE,
    /** The target opened. */
    ACTIVE
}
