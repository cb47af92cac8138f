// SPDX-License-Identifier: Apache-2.0

/**
 * The command line: one class a command, each of which reads its options and asks the engine. May use every package
 * of the tester but {@code net}, and the catalogue; nothing uses it.
 */
@NullMarked
package org.tcpassay.suites;

import org.jspecify.annotations.NullMarked;
