// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

/** The road into a namespace of this machine. */
public enum LinkKind {
    /** TUN where its device opens, else VETH. */
    AUTO,
    TUN,
    VETH
}
