// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/** A payload that is not looked into: another protocol, or a fragment. */
public record Opaque(int protocol, Bytes bytes) implements Content {}
