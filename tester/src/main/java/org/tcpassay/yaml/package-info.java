// SPDX-License-Identifier: Apache-2.0
/** Small YAML files whose every complaint names the file and the line. */
@NullMarked
package org.tcpassay.yaml;

import org.jspecify.annotations.NullMarked;
