// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

/** A scenario that cannot be used; the message is one sentence with file and line. */
public final class ScenarioFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ScenarioFileException(String message) {
        super(message);
    }
}
