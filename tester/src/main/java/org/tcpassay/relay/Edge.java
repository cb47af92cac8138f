// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.nio.file.Path;
import java.util.Optional;
import org.tcpassay.target.Container;
import org.tcpassay.target.Namespace;

/**
 * An interface that is there already.
 *
 * @param namespace where the kernel shows the network namespace it is in; empty for this process's own
 */
public record Edge(Optional<Path> namespace, String interfaceName) {

    private static final int LONGEST = 15; // bytes of an interface's name
    private static final String CONTAINER = "docker:";
    private static final String FIRST = "eth0"; // of a container

    /**
     * Reads {@code IFACE}, {@code NAME/IFACE} (of {@code ip netns}), {@code PID/IFACE} or {@code /PATH/IFACE}; or
     * {@code docker:NAME} for this host's end of the cable to that container's eth0, {@code docker:NAME/IFACE} to
     * another interface of it.
     *
     * @throws IllegalArgumentException with the text, if it is none or there is no such namespace or container
     */
    public static Edge parse(String text) {
        return parse(text, "docker");
    }

    /** @param docker the command */
    static Edge parse(String text, String docker) {
        return text.startsWith(CONTAINER) ? ofContainer(text.substring(CONTAINER.length()), docker) : inPlace(text);
    }

    private static Edge ofContainer(String text, String docker) {
        int slash = text.indexOf('/');
        Container container = Container.named(slash < 0 ? text : text.substring(0, slash), docker);
        return new Edge(
                Optional.empty(), ContainerCable.nearEnd(container, slash < 0 ? FIRST : text.substring(slash + 1)));
    }

    private static Edge inPlace(String text) {
        int slash = text.lastIndexOf('/');
        String name = text.substring(slash + 1);
        if (name.isEmpty() || name.length() > LONGEST || name.contains(" ")) {
            throw new IllegalArgumentException("interface " + text + ": no name of one (" + name
                    + "); such as eth0, blue/eth0, 4711/eth0, /proc/4711/ns/net/eth0 or docker:web");
        }
        if (slash < 0) {
            return new Edge(Optional.empty(), name);
        }
        String place = text.substring(0, slash);
        Namespace namespace = Namespace.find(place)
                .orElseThrow(() -> new IllegalArgumentException("interface " + text + ": no network namespace (" + place
                        + "); a name that ip netns lists, a process, or a path"));
        return new Edge(Optional.of(namespace.path()), name);
    }

    @Override
    public String toString() {
        return namespace.map(path -> path + "/").orElse("") + interfaceName;
    }
}
