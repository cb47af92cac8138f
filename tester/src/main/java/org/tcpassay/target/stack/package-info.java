// SPDX-License-Identifier: Apache-2.0
/**
 * Stacks that tcpassay starts: each instance a process in a network of its own, as docker/PROTOCOL.md has it.
 */
@NullMarked
package org.tcpassay.target.stack;

import org.jspecify.annotations.NullMarked;
