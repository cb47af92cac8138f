// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.tcpassay.target.stack.StackDescription;
import org.tcpassay.target.stack.StackTarget;

/** What the stacks are that can be started, what each needs, and whether it can be questioned now. */
record StackTable(Stacks stacks) {

    private static final String LINE = "%-20s%s%n";

    /** Starts all that can be, side by side. */
    void print(PrintWriter out) {
        Map<String, CompletableFuture<String>> tried = new LinkedHashMap<>();
        Stacks.NAMES.forEach(name -> tried.put(name, CompletableFuture.supplyAsync(() -> tried(name))));
        tried.forEach((name, answer) -> {
            StackDescription stack = Stacks.description(name);
            out.printf(LINE, name, stack.title() + needs(stack));
            out.printf(LINE, "", answer.join());
        });
    }

    private static String needs(StackDescription stack) {
        var needed = new TreeMap<>(stack.startsWith());
        needed.putAll(stack.buildsWith().orElse(Map.of()));
        String origins = needed.entrySet().stream()
                .map(tool -> tool.getValue().contains("://")
                        ? tool.getKey() + " (" + tool.getValue() + ")"
                        : tool.getValue())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return origins.isEmpty() ? "" : "; needs " + origins;
    }

    private String tried(String name) {
        try (StackTarget target = stacks.target(name, Optional.empty(), Optional.empty())) {
            return Trial.complaint(target).map(why -> "no: " + why).orElseGet(() -> "works: " + target.description());
        } catch (Misuse e) {
            return "no: " + e.getMessage().substring(e.getMessage().indexOf(name + ": ") + name.length() + 2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "no: interrupted";
        }
    }
}
