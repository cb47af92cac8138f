// SPDX-License-Identifier: Apache-2.0
/** Faults in the path of live traffic: rules that choose packets, and what they do to them. No sockets, no clock. */
@NullMarked
package org.tcpassay.fault;

import org.jspecify.annotations.NullMarked;
