// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the calling thread may do.
 *
 * @param euid effective user id, inside its user namespace
 * @param capabilities the effective set, bit n being capability n
 */
public record Privileges(int euid, long capabilities) {

    private static final int CAP_NET_ADMIN = 12;
    private static final int CAP_NET_RAW = 13;
    private static final int CAP_SYS_ADMIN = 21;

    public static Privileges ofThisThread() {
        try {
            String line = Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
                    .filter(each -> each.startsWith("CapEff:"))
                    .findFirst()
                    .orElse("CapEff: 0");
            return new Privileges(
                    Kernel.geteuid(),
                    Long.parseUnsignedLong(line.substring(line.indexOf(':') + 1).strip(), 16));
        } catch (IOException e) {
            return new Privileges(Kernel.geteuid(), 0);
        }
    }

    /** Whether it is root of the whole machine, and not only within a user namespace. */
    public boolean isRootOfTheMachine() {
        try {
            String users = Files.readString(Path.of("/proc/self/uid_map")).strip();
            return euid == 0 && users.matches("0\\s+0\\s+4294967295");
        } catch (IOException e) {
            return euid == 0; // a kernel without user namespaces
        }
    }

    public boolean mayAdministerNetworks() {
        return has(CAP_NET_ADMIN);
    }

    public boolean mayOpenPacketSockets() {
        return has(CAP_NET_RAW);
    }

    public boolean mayMakeNamespaces() {
        return has(CAP_SYS_ADMIN);
    }

    /** One clause that says what is missing to run a target in a namespace of this machine; empty if nothing is. */
    public Optional<String> missingForNamespaces() {
        if (!mayMakeNamespaces()) {
            return Optional.of("CAP_SYS_ADMIN is missing (effective user " + euid
                    + "); run as root, or in a user namespace (unshare --user --map-root-user)");
        }
        return mayAdministerNetworks() && mayOpenPacketSockets()
                ? Optional.empty()
                : Optional.of("CAP_NET_ADMIN or CAP_NET_RAW is missing (effective user " + euid
                        + "); run as root, or in a user namespace (unshare --user --map-root-user)");
    }

    private boolean has(int capability) {
        return (capabilities >> capability & 1) == 1;
    }
}
