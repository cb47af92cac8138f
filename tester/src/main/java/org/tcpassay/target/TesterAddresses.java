// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.tcpassay.link.AddressSearch;
import org.tcpassay.link.LinkException;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;

/**
 * Addresses beside the target that nobody uses, lent to one station at a time; the longest unused comes first.
 *
 * <p>Safe for several threads.
 */
final class TesterAddresses {

    private static final int COUNT = 32;
    private static final int HIGHEST = 250; // last byte; counted down from
    private static final Bytes V6_SUFFIX = Bytes.utf8("tcpass");
    private static final long WAIT_NS = 300_000_000;

    private final BlockingQueue<IpAddress> unused = new LinkedBlockingQueue<>();
    private final String interfaceName;
    private final IpAddress target;
    private final Optional<IpAddress> told;
    private boolean searched;

    /** @param told the only one to use, if the user named one */
    TesterAddresses(String interfaceName, IpAddress target, Optional<IpAddress> told) {
        this.interfaceName = interfaceName;
        this.target = target;
        this.told = told;
    }

    /**
     * An address that is nobody else's until it is given back; waits while all are lent.
     *
     * @throws LinkException if there is none
     */
    IpAddress borrow() {
        search();
        try {
            return unused.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkException("waiting for a tester address: interrupted; run again", e);
        }
    }

    void giveBack(IpAddress address) {
        unused.add(address);
    }

    private synchronized void search() {
        if (searched) {
            return;
        }
        List<IpAddress> candidates = told.map(List::of).orElseGet(() -> besideTarget(target));
        var foreign = new ArrayList<>(candidates);
        foreign.removeAll(ofThisMachine()); // its kernel would answer too
        List<IpAddress> free = AddressSearch.free(interfaceName, foreign, WAIT_NS);
        if (free.isEmpty()) {
            throw new LinkException("choosing a tester address on " + interfaceName + ": " + candidates.get(0)
                    + (told.isPresent() ? " is in use" : " and those below it are in use")
                    + "; name a free one of the target's network with --tester-address");
        }
        unused.addAll(free);
        searched = true;
    }

    static List<IpAddress> besideTarget(IpAddress target) {
        var candidates = new ArrayList<IpAddress>();
        Bytes bytes = target.bytes();
        for (int i = 0; i < COUNT; i++) {
            IpAddress candidate = target.version() == 4
                    ? new IpAddress(bytes.slice(0, 3).concat(Bytes.of(HIGHEST - i)))
                    : new IpAddress(bytes.slice(0, 8).concat(V6_SUFFIX).concat(Bytes.of(0, HIGHEST - i)));
            if (!candidate.equals(target)) {
                candidates.add(candidate);
            }
        }
        return candidates;
    }

    private static List<IpAddress> ofThisMachine() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(InetAddress::getAddress)
                    .map(address -> new IpAddress(Bytes.copyOf(address)))
                    .toList();
        } catch (SocketException e) {
            throw new LinkException("listing the addresses of this machine: " + e.getMessage() + "; try again", e);
        }
    }
}
