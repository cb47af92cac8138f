// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/** What a reader makes of the checksum of a content. */
enum Summing {
    /** It is computed again. */
    CHECKED,
    /** The sender left it to hardware that is not there: what is not right says nothing. */
    ABSENT,
    /** It is right, whatever stands there: nobody needs to look. */
    TRUSTED
}
