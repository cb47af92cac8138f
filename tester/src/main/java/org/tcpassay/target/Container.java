// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A running container. */
public record Container(String name, Namespace namespace) {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]*";

    /**
     * Asks Docker.
     *
     * @param docker the command
     * @throws IllegalArgumentException if there is no such container, it does not run, or Docker cannot be asked
     */
    public static Container named(String name, String docker) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("container " + name + ": no name of one; such as docker:web");
        }
        String which = "container " + name + ": ";
        String answer = ask(
                        which, List.of(docker, "inspect", "--type", "container", "--format", "{{.State.Pid}}", name))
                .said()
                .stream()
                .filter(line -> !line.equals("[]"))
                .findFirst()
                .orElse("nothing");
        if (!answer.matches("\\d{1,10}")) {
            throw new IllegalArgumentException("container " + name + ": docker inspect says: " + answer);
        }
        if (answer.matches("0+")) {
            throw new IllegalArgumentException("container " + name + ": it does not run; start it first");
        }
        Namespace namespace = Namespace.find(answer)
                .orElseThrow(() -> new IllegalArgumentException("container " + name + ": its process (" + answer
                        + ") is not on this machine; be where its Docker daemon is"));
        if (namespace.isOurs()) {
            throw new IllegalArgumentException(
                    "container " + name
                            + ": it has no network of its own (--network host), or its Docker daemon is elsewhere; give it one");
        }
        return new Container(name, namespace);
    }

    /**
     * The names of all that run.
     *
     * @param docker the command
     * @throws IllegalArgumentException if Docker cannot be asked
     */
    public static List<String> running(String docker) {
        Answer answer = ask("", List.of(docker, "ps", "--format", "{{.Names}}"));
        if (answer.status() != 0) {
            throw new IllegalArgumentException(String.join(" ", answer.said()));
        }
        return answer.said();
    }

    /** @param said its lines, none of them empty */
    private record Answer(int status, List<String> said) {}

    private static Answer ask(String which, List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(
                    process.waitFor(),
                    said.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    which + "Docker cannot be asked (" + e.getMessage()
                            + "); install its command, or name the process: docker inspect tells its number",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException(which + "interrupted; try again", e);
        }
    }
}
