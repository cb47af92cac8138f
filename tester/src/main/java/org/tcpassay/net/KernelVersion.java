// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

/**
 * What uname(2) tells.
 *
 * @param system such as {@code Linux}
 * @param release such as {@code 6.18.44}
 * @param machine such as {@code x86_64}
 */
public record KernelVersion(String system, String release, String machine) {

    private static final int FIELD = 65;
    private static final int SIZE = 512;

    public static KernelVersion ofThisMachine() {
        NativeMemory memory = NativeMemory.borrow(SIZE);
        try {
            Kernel.uname(memory.address());
            return new KernelVersion(memory.text(0), memory.text(2 * FIELD), memory.text(4 * FIELD));
        } finally {
            memory.giveBack();
        }
    }

    @Override
    public String toString() {
        return system + " " + release + " " + machine;
    }
}
