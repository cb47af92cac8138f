// SPDX-License-Identifier: Apache-2.0
/** Real programs over two kernels, with every ready scenario between them. */
@NullMarked
package org.tcpassay.relay.real;

import org.jspecify.annotations.NullMarked;
