// SPDX-License-Identifier: Apache-2.0

/** Segments that are meant for somebody else, or that nobody can have sent; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.addresses;

import org.jspecify.annotations.NullMarked;
