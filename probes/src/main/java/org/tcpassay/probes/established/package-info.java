// SPDX-License-Identifier: Apache-2.0

/** What an established connection makes of data, FINs and resets; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.established;

import org.jspecify.annotations.NullMarked;
