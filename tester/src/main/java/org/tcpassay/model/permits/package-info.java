// SPDX-License-Identifier: Apache-2.0

/**
 * The model as referee: which observations of a target does RFC 9293 permit? Carries every state that is consistent
 * with what was seen, and adopts what a target is free to choose. Pure; sees {@code model}, {@code wire} and
 * {@code rules} only.
 *
 * <pre>
 * Permits referee = Permits.of(settings, ends);
 * referee = referee.permits(new Observation.Arrives(syn), nowNs) ...
 * </pre>
 */
@NullMarked
package org.tcpassay.model.permits;

import org.jspecify.annotations.NullMarked;
