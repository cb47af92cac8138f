// SPDX-License-Identifier: Apache-2.0
/**
 * Moves live packets over a {@link org.tcpassay.fault.Path}: between two network namespaces of our own with commands
 * in them, between two interfaces, or around a link to a target. {@link org.tcpassay.relay.FaultyPath} is the door.
 */
@NullMarked
package org.tcpassay.relay;

import org.jspecify.annotations.NullMarked;
