// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

/** A file is no saved sequence; the message is one sentence. */
public final class SequenceFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SequenceFileException(String sentence) {
        super(sentence);
    }
}
