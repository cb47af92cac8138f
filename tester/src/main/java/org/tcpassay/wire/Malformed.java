// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/**
 * Bytes that are not what they should be.
 *
 * @param offset where in {@code bytes} reading stopped
 * @param reason one sentence
 * @param bytes everything that was to be read
 */
public record Malformed(int offset, String reason, Bytes bytes) implements Content {}
