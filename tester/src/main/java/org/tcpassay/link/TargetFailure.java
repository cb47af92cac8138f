// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.List;
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
    public static TargetFailure nonsense(String doing, String got) {
        return new TargetFailure("the target answers nonsense when " + doing + ": " + got);
    }

    /**
     * Calls code of the target that lives in this process; whatever it throws is its own failure.
     *
     * @param doing what it is called for, such as {@code taking a packet}
     * @param lack what it may throw to say that it cannot do this
     */
    public static <T> T guard(String doing, Supplier<T> call, Class<? extends RuntimeException> lack) {
        T value;
        try {
            value = call.get();
        } catch (TargetFailure e) {
            throw e; // it has been found out already
        } catch (RuntimeException | Error e) {
            if (lack.isInstance(e)) {
                throw e;
            }
            // foreign code: even when it exhausts the stack or fails its own assertions, that is a finding about it
            throw new TargetFailure("the target crashed when " + doing + ": " + e, e);
        }
        if (value == null) {
            throw nonsense(doing, "null");
        }
        return value;
    }

    static <T> T guard(String doing, Supplier<T> call) {
        return guard(doing, call, TargetFailure.class);
    }

    /** The frames of the target's own code in what a thread is doing, innermost first; none while it is not called. */
    public static List<StackTraceElement> ofTarget(List<StackTraceElement> stack) {
        for (int i = 0; i < stack.size(); i++) {
            if (stack.get(i).getClassName().equals(TargetFailure.class.getName())) {
                return stack.subList(0, i);
            }
        }
        return List.of();
    }

    /** Where in the target's code it crashed, innermost first; none where nothing was thrown. */
    public List<StackTraceElement> where() {
        return getCause() == null ? List.of() : ofTarget(List.of(getCause().getStackTrace()));
    }
}
