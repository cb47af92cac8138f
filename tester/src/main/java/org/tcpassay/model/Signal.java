// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

/** What a user is told without asking (RFC 9293 §3.9.1 and §3.10). */
public enum Signal {
    CONNECTION_RESET,
    CONNECTION_REFUSED,
    /** "Connection aborted due to user timeout". */
    USER_TIMEOUT,
    /** A soft error of ICMP (RFC 9293 §3.9.2.2). */
    UNREACHABLE,
    /** Urgent text is there (RFC 9293 MUST-32). */
    URGENT
}
