// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.function.Supplier;

/** The target itself broke: it crashed, flooded or talked nonsense. Never the lab's doing, so it never becomes ERROR. */
public final class TargetFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence, such as {@code the target floods: ...} */
    public TargetFailure(String message) {
        super(message);
    }

    private TargetFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param doing what it was called for, such as {@code taking a packet} */
    public static TargetFailure crashed(String doing, Throwable cause) {
        return new TargetFailure("the target crashed when " + doing + ": " + cause, cause);
    }

    /** @param doing what it was called for, such as {@code taking a packet} */
    public static TargetFailure nonsense(String doing, String got) {
        return new TargetFailure("the target answers nonsense when " + doing + ": " + got);
    }

    /** Calls code of the target that lives in this process; whatever it throws is its own failure. */
    static <T> T guard(String doing, Supplier<T> call) {
        T value;
        try {
            value = call.get();
        } catch (TargetFailure e) {
            throw e; // it has been found out already
        } catch (RuntimeException | Error e) {
            // foreign code: even when it exhausts the stack or fails its own assertions, that is a finding about it
            throw crashed(doing, e);
        }
        if (value == null) {
            throw nonsense(doing, "null");
        }
        return value;
    }
}
