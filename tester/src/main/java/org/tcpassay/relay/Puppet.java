// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.tcpassay.net.Processes;

/**
 * A program with sockets, to be killed. It does what its words say, one after the other, tells each that is done on
 * standard output, and then sits there with all its sockets open. Of a step that fails it tells the error behind it.
 *
 * <pre>
 * listen PORT BACKLOG    connect ADDRESS PORT    accept    read BYTES    write BYTES    close    descriptors LEFT
 * linger SECONDS
 * </pre>
 */
final class Puppet {

    private static final int MOST_FILES = 256; // soon reached

    private final List<ServerSocket> listeners = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private final Deque<FileInputStream> files = new ArrayDeque<>();

    private Puppet() {}

    /** The command line that starts it. */
    static List<String> command(List<String> steps) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var line = new ArrayList<>(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx32m",
                "-XX:-UsePerfData", // in namespaces of their own all have the same number, and would share a file
                "-cp",
                whereWeAre(),
                Puppet.class.getName()));
        line.addAll(steps);
        return line;
    }

    private static String whereWeAre() {
        try {
            return Path.of(Puppet.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException("looking for the tester's classes: " + e.getMessage(), e);
        }
    }

    public static void main(String[] steps) throws IOException, InterruptedException {
        var puppet = new Puppet();
        for (String step : steps) {
            System.out.println(step + puppet.outcome(step));
        }
        Thread.currentThread().join(); // for ever
    }

    private String outcome(String step) throws InterruptedException {
        try {
            act(step.split(" "));
            return "";
        } catch (IOException e) {
            return ": " + e.getMessage();
        }
    }

    private void act(String[] words) throws IOException, InterruptedException {
        switch (words[0]) {
            case "listen" -> {
                var listener = new ServerSocket();
                listener.setReuseAddress(true);
                listener.bind(new InetSocketAddress(Integer.parseInt(words[1])), Integer.parseInt(words[2]));
                listeners.add(listener);
            }
            case "connect" -> sockets.add(new Socket(InetAddress.getByName(words[1]), Integer.parseInt(words[2])));
            case "accept" -> sockets.add(listeners.get(listeners.size() - 1).accept());
            case "read" -> last().getInputStream().readNBytes(Integer.parseInt(words[1]));
            case "write" -> last().getOutputStream().write(new byte[Integer.parseInt(words[1])]);
            case "linger" -> last().setSoLinger(true, Integer.parseInt(words[1]));
            case "close" -> last().close();
            case "descriptors" -> leaveDescriptors(Integer.parseInt(words[1]));
            default -> throw new IllegalArgumentException("no step of a puppet: " + String.join(" ", words));
        }
    }

    /** Opens files until there may be no more, and closes so many of them. */
    private void leaveDescriptors(int number) throws IOException, InterruptedException {
        Processes.start(new ProcessBuilder(
                        "prlimit", "--pid=" + ProcessHandle.current().pid(), "--nofile=" + MOST_FILES))
                .waitFor();
        try {
            while (true) {
                files.push(new FileInputStream("/dev/null"));
            }
        } catch (FileNotFoundException full) {
            for (int i = 0; i < number; i++) {
                files.pop().close();
            }
        }
    }

    private Socket last() {
        return sockets.get(sockets.size() - 1);
    }
}
