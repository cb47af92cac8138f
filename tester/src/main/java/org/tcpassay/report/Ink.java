// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the place that is printed to can do.
 *
 * @param colours whether to colour by ANSI sequences
 * @param live whether a line may be written over: a person is watching
 */
public record Ink(boolean colours, boolean live) {

    /** A pipe or a file. */
    public static final Ink PLAIN = new Ink(false, false);

    private static final String END = "\u001b[0m";

    /** Asks the process's console and environment; {@code NO_COLOR} is obeyed. */
    public static Ink detect(Map<String, String> environment) {
        boolean live = isTerminal(System.console()) && !"dumb".equals(environment.get("TERM"));
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Ink(live && !refused, live);
    }

    /**
     * The same for standard error, while standard output belongs to somebody else: no line is written over where that
     * comes out on the same terminal, for both would be spoilt.
     */
    public static Ink detectForErrors(Map<String, String> environment) {
        Optional<String> device = terminal(2).filter(any -> !"dumb".equals(environment.get("TERM")));
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Ink(device.isPresent() && !refused, device.isPresent() && !device.equals(terminal(1)));
    }

    public String red(String text) {
        return painted("31;1", text);
    }

    public String green(String text) {
        return painted("32", text);
    }

    public String yellow(String text) {
        return painted("33", text);
    }

    public String blue(String text) {
        return painted("36", text);
    }

    public String dim(String text) {
        return painted("2", text);
    }

    public String bold(String text) {
        return painted("1", text);
    }

    private String painted(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + END : text;
    }

    /** The terminal that one of our streams leads to. */
    private static Optional<String> terminal(int stream) {
        try {
            String device =
                    Files.readSymbolicLink(Path.of("/proc/self/fd/" + stream)).toString();
            return Optional.of(device).filter(name -> name.matches("/dev/(pts/.*|tty.*|console)"));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty(); // closed, or a system without /proc
        }
    }

    /** From Java 22 on there may be a console without a terminal, and a question to ask it. */
    private static boolean isTerminal(@org.jspecify.annotations.Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }
}
