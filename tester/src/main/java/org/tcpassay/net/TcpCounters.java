// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the kernel counts in the calling thread's namespace, by names such as {@code TcpExtListenOverflows}. */
public final class TcpCounters {

    private static final List<String> FILES = List.of("netstat", "snmp");

    private TcpCounters() {}

    /** All of them now. */
    public static Map<String, Long> read() {
        Map<String, Long> counters = new HashMap<>();
        for (String file : FILES) {
            try {
                read(Files.readAllLines(Path.of("/proc/thread-self/net", file)), counters);
            } catch (IOException e) {
                throw new IllegalStateException("reading counters: " + e + "; /proc must be mounted", e);
            }
        }
        return counters;
    }

    /** Lines come in pairs: {@code TcpExt: name name ...} and {@code TcpExt: number number ...}. */
    static void read(List<String> lines, Map<String, Long> into) {
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            String[] names = lines.get(i).split(" ", -1);
            String[] values = lines.get(i + 1).split(" ", -1);
            String group = names[0].replace(":", "");
            for (int field = 1; field < Math.min(names.length, values.length); field++) {
                into.put(group + names[field], Long.parseLong(values[field]));
            }
        }
    }
}
