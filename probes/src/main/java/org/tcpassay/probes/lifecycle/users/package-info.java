// SPDX-License-Identifier: Apache-2.0

/** What the users of a connection see of it. */
@NullMarked
package org.tcpassay.probes.lifecycle.users;

import org.jspecify.annotations.NullMarked;
