// SPDX-License-Identifier: Apache-2.0
/**
 * Which packets a rule chooses: by what they are, by what the path knows of their connection, by count, chance and
 * time. Begin at {@link org.tcpassay.fault.conditions.Conditions}. No sockets, no clock.
 */
@NullMarked
package org.tcpassay.fault.conditions;

import org.jspecify.annotations.NullMarked;
