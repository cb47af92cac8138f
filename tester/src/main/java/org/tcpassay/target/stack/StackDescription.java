// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.rules.Given;
import org.tcpassay.wire.IpVersion;

/**
 * What has to be known of a stack before it is started, as its file says.
 *
 * @param name of its folder, and what {@code --target} takes
 * @param title what it is, for people
 * @param startsWith commands on the path, or files, each with the Debian package that has it, or an address to get it
 *     from
 * @param buildsWith the same for building it; empty where it runs as it is
 * @param lag how much later an answer may leave than one from a closed port to a later question
 * @param instances that run at the same time at most
 * @param uses how many probes may ask one instance, one after the other
 * @param patience how long it may take to be ready, and to answer a user call
 * @param profile that of another stack which it is like; empty if it has one of its own name
 * @param without what of that one's claims it does not implement
 */
public record StackDescription(
        String name,
        String title,
        Set<IpVersion> versions,
        Map<String, String> startsWith,
        Optional<Map<String, String>> buildsWith,
        Duration lag,
        int instances,
        int uses,
        Duration patience,
        Optional<String> profile,
        Set<Given> without) {

    public StackDescription {
        versions = Set.copyOf(versions);
        startsWith = Map.copyOf(startsWith);
        buildsWith = buildsWith.map(Map::copyOf);
        without = Set.copyOf(without);
    }
}
