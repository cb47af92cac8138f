// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.util.Locale;

/**
 * An error number of the kernel.
 *
 * @param number positive
 */
public record Errno(int number) {

    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int ESRCH = 3;
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int EEXIST = 17;
    static final int EINVAL = 22;
    static final int EOPNOTSUPP = 95;
    static final int ENETDOWN = 100;
    static final int ENOBUFS = 105;
    static final int EISCONN = 106;
    static final int EALREADY = 114;
    static final int EINPROGRESS = 115;

    /** The error that a call's negative result tells. */
    static Errno of(int result) {
        return new Errno(-result);
    }

    /** Such as {@code ECONNREFUSED}; {@code E999} where the number has no name. */
    public String name() {
        jnr.constants.platform.Errno known = known();
        return known == jnr.constants.platform.Errno.__UNKNOWN_CONSTANT__ ? "E" + number : known.name();
    }

    /** Such as {@code operation not permitted (EPERM)}. */
    @Override
    public String toString() {
        jnr.constants.platform.Errno known = known();
        return known == jnr.constants.platform.Errno.__UNKNOWN_CONSTANT__
                ? "error number " + number
                : known.description().toLowerCase(Locale.ROOT) + " (" + known.name() + ")";
    }

    private jnr.constants.platform.Errno known() {
        return jnr.constants.platform.Errno.valueOf(number);
    }
}
