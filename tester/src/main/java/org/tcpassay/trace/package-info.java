// SPDX-License-Identifier: Apache-2.0
/**
 * Everything that happened while a probe ran, as data, and what must hold for every such record. Sees {@code model},
 * {@code wire} and {@code rules}; no clock, no link.
 *
 * <pre>
 * for (StandingCheck check : org.tcpassay.trace.checks.StandingChecks.all()) {
 *     check.check(trace).forEach(breach -> ...);
 * }
 * </pre>
 */
@NullMarked
package org.tcpassay.trace;

import org.jspecify.annotations.NullMarked;
