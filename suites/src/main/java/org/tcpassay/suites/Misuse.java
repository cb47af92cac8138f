// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

/** The user asked for what cannot be; the message is one sentence that says what would be right. */
final class Misuse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Misuse(String sentence) {
        super(sentence);
    }

    Misuse(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
