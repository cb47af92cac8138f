// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.Optional;
import org.tcpassay.fault.Side;

/** What happened between two hosts beside packets and states, as data; times are on the relay's clock. */
public sealed interface Remark {

    long timeNs();

    /** A user call at a host, a program of it or a setting, and how it ended. */
    record Called(long timeNs, Side side, String call, String result) implements Remark {}

    /**
     * An expectation that was judged.
     *
     * @param got what was seen instead; empty where it held
     */
    record Judged(long timeNs, String because, String expectation, Optional<String> got) implements Remark {}

    /** Anything else worth telling, such as that the road is cut. */
    record Noted(long timeNs, String text) implements Remark {}
}
