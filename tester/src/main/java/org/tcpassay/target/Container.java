// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tcpassay.net.Processes;

/**
 * A running container.
 *
 * @param process its first one
 */
public record Container(String name, Namespace namespace, long process, String docker) {

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
        return new Container(name, namespace, Long.parseLong(answer), docker);
    }

    /** What it was given under a label; empty if nothing. */
    public Optional<String> label(String label) {
        return inspect("{{index .Config.Labels \"" + label + "\"}}").filter(value -> !value.equals("<no value>"));
    }

    /**
     * Starts it again, at once.
     *
     * @throws IllegalArgumentException if Docker refuses
     */
    public Container restarted() {
        Answer answer = ask("container " + name + ": ", List.of(docker, "restart", "--time", "0", name));
        if (answer.status() != 0) {
            throw new IllegalArgumentException("container " + name + ": " + String.join(" ", answer.said()));
        }
        return named(name, docker);
    }

    /** What it ended with, if it has ended. */
    public int exitStatus() {
        return inspect("{{.State.ExitCode}}").map(Integer::parseInt).orElse(0);
    }

    /** What it said last. */
    public List<String> lastLines(int most) {
        return ask("container " + name + ": ", List.of(docker, "logs", "--tail", Integer.toString(most), name))
                .said();
    }

    private Optional<String> inspect(String what) {
        List<String> command = List.of(docker, "inspect", "--type", "container", "--format", what, name);
        Answer answer = ask("container " + name + ": ", command);
        return answer.said().stream().filter(line -> answer.status() == 0).findFirst();
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
            Process process = Processes.start(new ProcessBuilder(command).redirectErrorStream(true));
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
