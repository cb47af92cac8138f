// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.List;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Parcel;

/** A packet that leaves the path. */
public record Departure(Side to, Transit transit) {

    /** It has all checksums; perhaps several segments are joined in it. */
    public Bytes packet() {
        return transit.bytes();
    }

    /** Whether it is just what has come so, and nothing else. */
    @SuppressWarnings("ReferenceEquality") // another may be like it
    public boolean isAsItCame(Parcel parcel) {
        return transit.origin() == parcel;
    }

    /** What is to be sent, one by one. */
    public List<Bytes> packets() {
        return transit.apart();
    }
}
