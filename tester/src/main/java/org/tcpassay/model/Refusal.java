// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

/** Why a user call fails, in the words of RFC 9293 §3.10. */
public enum Refusal {
    CONNECTION_DOES_NOT_EXIST,
    CONNECTION_ALREADY_EXISTS,
    CONNECTION_CLOSING,
    CONNECTION_RESET,
    CONNECTION_REFUSED,
    USER_TIMEOUT
}
