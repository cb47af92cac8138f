// SPDX-License-Identifier: Apache-2.0

/** What users set of the IP header, and what is unusual in one that arrives; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.ipheader;

import org.jspecify.annotations.NullMarked;
