// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

/** A row of a probe that checks a requirement of its own. */
public interface Ruled {

    /** The requirement's id in the catalogue. */
    String rule();
}
