// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.Optional;
import org.tcpassay.fault.Side;
import org.tcpassay.net.InterfaceCounts;
import org.tcpassay.target.LinkKind;

/**
 * Sends gigabytes both ways over a path without rules and accounts for every packet and every byte.
 *
 * <p>Its own command, not part of the gate: in the module tester, after {@code mvn test-compile}, {@code java -cp ...
 * org.tcpassay.relay.Soak [GIGABYTES [CONNECTIONS [tun|veth]]]}; exit status 0 if nothing was lost.
 */
record Soak(LinkKind kind, int connections, long bytesEachWay) {

    /**
     * How it went.
     *
     * @param complaint empty if all is accounted for
     */
    record Result(
            String complaint,
            Traffic left,
            Traffic right,
            InterfaceCounts opener,
            InterfaceCounts listener,
            SequenceAccount account,
            long bytes,
            double seconds) {

        long fresh(Side from) {
            return account.fresh(from);
        }

        String text() {
            return "%.0f MB in %.1f s: %.0f MB/s, %.0f packets/s; %d + %d packets, %d bytes sent again, dropped %d + %d; %s"
                    .formatted(
                            bytes / 1e6,
                            seconds,
                            bytes / 1e6 / seconds,
                            (left.came() + right.came()) / seconds,
                            left.came(),
                            right.came(),
                            account.again(),
                            left.dropped(),
                            right.dropped(),
                            complaint.isEmpty() ? "all accounted for" : complaint);
        }
    }

    Result run() throws Exception {
        var account = new SequenceAccount();
        var arrivals = new ArrivalAccount();
        var path = FaultyPath.open(FaultyPathTest.PASS, 0, Optional.of(account.andThen(arrivals)), kind);
        BulkTransfer.Sums sums;
        double seconds;
        InterfaceCounts opener;
        InterfaceCounts listener;
        try (arrivals;
                path) {
            arrivals.attend(path);
            long begun = System.nanoTime();
            sums = new BulkTransfer(connections, bytesEachWay).run(path);
            seconds = (System.nanoTime() - begun) / 1e9;
            opener = path.atOpener(() -> InterfaceCounts.of(Groundwork.DEVICE));
            listener = path.atListener(() -> InterfaceCounts.of(Groundwork.DEVICE));
        }
        Traffic left = path.traffic(Side.LEFT);
        Traffic right = path.traffic(Side.RIGHT);
        String complaint = complaint(account, sums, left, right);
        complaint = complaint.isEmpty() ? arrivals.complaint(path) : complaint;
        return new Result(complaint, left, right, opener, listener, account, 2L * connections * bytesEachWay, seconds);
    }

    private static String complaint(SequenceAccount account, BulkTransfer.Sums sums, Traffic left, Traffic right) {
        if (!account.complaint().isEmpty()) {
            return account.complaint();
        }
        if (!sums.sent().equals(sums.arrived())) {
            return "a stream arrived otherwise than it was sent";
        }
        if (account.came() != account.went()) {
            return account.came() + " packets came and " + account.went() + " went";
        }
        long lost = left.dropped() + right.dropped() + left.refused() + right.refused();
        return lost > 0 ? lost + " packets were lost that no rule chose" : "";
    }

    public static void main(String... arguments) throws Exception {
        double gigabytes = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 4;
        int connections = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        LinkKind kind = arguments.length > 2
                ? LinkKind.valueOf(arguments[2].toUpperCase(java.util.Locale.ROOT))
                : LinkKind.AUTO;
        Result result = new Soak(kind, connections, (long) (gigabytes * 1e9 / 2 / connections)).run();
        System.out.println(result.text());
        System.out.println("opener   " + result.opener());
        System.out.println("listener " + result.listener());
        System.exit(result.complaint().isEmpty() ? 0 : 1);
    }
}
