// SPDX-License-Identifier: Apache-2.0

/** The example for authors of a stack that runs in a Java process: an adapter, and the suite that judges the stack. */
@NullMarked
package org.tcpassay.example;

import org.jspecify.annotations.NullMarked;
