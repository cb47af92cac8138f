// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tcpassay.wire.IpAddress;

/**
 * What a stack behind a socket says of itself, if it says anything.
 *
 * <pre>
 * hello frames=ip clock=virtual address=198.18.0.1 port=7
 * </pre>
 *
 * @param bareIp its frames are IP packets; otherwise they are Ethernet's
 * @param virtualTime it has no clock of its own and is told the time
 * @param port where it listens
 */
public record Greeting(boolean bareIp, boolean virtualTime, Optional<IpAddress> address, Optional<Integer> port) {

    /** Of a stack that says nothing, as QEMU: Ethernet, and a clock of its own. */
    public static final Greeting SILENT = new Greeting(false, false, Optional.empty(), Optional.empty());

    private static final String HELLO = "hello";

    static Greeting parse(String words) {
        List<String> all = Arrays.asList(words.split(" ", -1));
        if (!all.get(0).equals(HELLO)) {
            throw wrong(words, "the first words of a stack are " + HELLO);
        }
        Greeting greeting = SILENT;
        for (String word : all.subList(1, all.size())) {
            greeting = greeting.with(word, words);
        }
        return greeting;
    }

    private Greeting with(String word, String words) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        String value = word.substring(equals + 1);
        return switch (name) {
            case "frames" -> new Greeting(choice(word, "ip", "ethernet", words), virtualTime, address, port);
            case "clock" -> new Greeting(bareIp, choice(word, "virtual", "real", words), address, port);
            case "address" -> new Greeting(bareIp, virtualTime, Optional.of(address(value, words)), port);
            case "port" -> new Greeting(bareIp, virtualTime, address, Optional.of(port(value, words)));
            default -> throw wrong(words, "frames, clock, address and port may be told, not " + name);
        };
    }

    private static boolean choice(String word, String one, String other, String words) {
        if (word.endsWith("=" + one)) {
            return true;
        }
        if (word.endsWith("=" + other)) {
            return false;
        }
        throw wrong(words, word + " is neither " + one + " nor " + other);
    }

    private static IpAddress address(String value, String words) {
        try {
            return IpAddress.parse(value);
        } catch (IllegalArgumentException e) {
            throw wrong(words, "no address (" + value + ")");
        }
    }

    private static int port(String value, String words) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw wrong(words, "no port (" + value + ")");
        }
        return Integer.parseInt(value);
    }

    private static TargetFailure wrong(String words, String what) {
        return TargetFailure.nonsense("it introduced itself", "\"" + words + "\": " + what);
    }
}
