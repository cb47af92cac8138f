// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tcpassay.target.Profile;
import org.tcpassay.target.stack.StackDescription;
import org.tcpassay.target.stack.StackFile;
import org.tcpassay.target.stack.StackFolder;
import org.tcpassay.target.stack.StackTarget;

/**
 * The stacks that can be started, and the folder where their programs lie.
 *
 * @param folder empty where nobody knows it
 */
record Stacks(Optional<Path> folder) {

    /** In the order in which they are told; each has a description on the shelf. */
    static final List<String> NAMES = List.of(
            "container",
            "container-plain",
            "lwip",
            "lwipv6",
            "netstack",
            "netstack-debian",
            "smoltcp",
            "libslirp",
            "uml",
            "qemu");

    /** How the launcher tells where it is. */
    private static final String PLACE = "tcpassay.stacks";

    /** That of the options, else the one beside the launcher. */
    static Stacks in(Optional<Path> told) {
        return new Stacks(
                told.or(() -> Optional.ofNullable(System.getProperty(PLACE)).map(Path::of)));
    }

    static StackDescription description(String name) {
        return StackFile.resource(Shelf.class, "stacks/" + name + ".yaml");
    }

    /**
     * @param source somebody's tree to build first
     * @param told instead of the shipped one
     * @throws Misuse if it cannot be started as things are
     */
    StackTarget target(String name, Optional<Path> source, Optional<Profile> told) {
        StackFolder place = place(name);
        place.missing(source.isPresent()).ifPresent(why -> {
            throw new Misuse("target " + name + ": " + why);
        });
        source.filter(tree -> !Files.isDirectory(tree)).ifPresent(tree -> {
            throw new Misuse("--source: no folder (" + tree + "); the tree of " + name + " is right");
        });
        return new StackTarget(place, told.orElseGet(() -> Shelf.profileOf(place.stack())), source);
    }

    private StackFolder place(String name) {
        Path all = folder.orElseThrow(() -> new Misuse("target " + name + ": it is started from the folder docker of"
                + " tcpassay's repository, which the jar does not have; name that with --stacks DIR"));
        return new StackFolder(all.resolve(name), description(name));
    }
}
