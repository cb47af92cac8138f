// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tcpassay.net.Interfaces;
import org.tcpassay.net.Namespaces;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.RouteNetlink;

/**
 * A running container, of which this host has the other end of the cable.
 *
 * @param namespace where the kernel shows the network namespace it is in
 */
record Container(String name, Path namespace) {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]*";

    /**
     * Asks Docker.
     *
     * @param docker the command
     * @throws IllegalArgumentException if there is no such container, it does not run, or Docker cannot be asked
     */
    static Container named(String name, String docker) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("container " + name + ": no name of one; such as docker:web");
        }
        String answer =
                ask(name, List.of(docker, "inspect", "--type", "container", "--format", "{{.State.Pid}}", name));
        if (!answer.matches("\\d{1,10}")) {
            throw new IllegalArgumentException("container " + name + ": docker inspect says: " + answer);
        }
        if (answer.matches("0+")) {
            throw new IllegalArgumentException("container " + name + ": it does not run; start it first");
        }
        return new Container(name, Path.of("/proc", answer, "ns/net"));
    }

    private static String ask(String name, List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.equals("[]"))
                    .findFirst()
                    .orElse("nothing");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "container " + name + ": Docker cannot be asked (" + e.getMessage()
                            + "); install its command, or name the interface",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException("container " + name + ": interrupted; try again", e);
        }
    }

    /**
     * The name of this host's end of the cable to an interface of the container.
     *
     * @throws IllegalArgumentException if there is no such cable
     */
    String farEndOf(String interfaceName) {
        RouteNetlink.LinkInfo inside;
        try (var site = Site.open("container", () -> Namespaces.enter(namespace.toString()))) {
            inside = site.call(() -> info(interfaceName));
        } catch (NativeException e) {
            throw new IllegalArgumentException(
                    "container " + name + ", interface " + interfaceName + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalArgumentException("container " + name + ": " + e.getMessage(), e);
        }
        return here(inside)
                .orElseThrow(() -> new IllegalArgumentException("container " + name + ", interface " + interfaceName
                        + ": it is not the end of a veth pair whose other end is in this namespace ("
                        + (inside.kind().isEmpty() ? "hardware" : inside.kind()) + "); name an interface"));
    }

    private static RouteNetlink.LinkInfo info(String interfaceName) {
        try (var interfaces = Interfaces.open();
                var routes = RouteNetlink.open()) {
            return routes.info(interfaces.indexOf(interfaceName));
        }
    }

    private static Optional<String> here(RouteNetlink.LinkInfo inside) {
        if (!inside.kind().equals("veth")
                || inside.peerNamespace().isEmpty()
                || inside.peer().isEmpty()) {
            return Optional.empty();
        }
        try (var routes = RouteNetlink.open()) {
            RouteNetlink.LinkInfo outside = routes.info(inside.peer().getAsInt());
            boolean isCable =
                    outside.kind().equals("veth") && outside.peerNamespace().isPresent();
            return isCable ? Optional.of(outside.name()) : Optional.empty();
        } catch (NativeException e) {
            return Optional.empty(); // no interface has that number here
        }
    }
}
