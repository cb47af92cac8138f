// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.yaml.YamlMapping;

/**
 * The order in which topics are taught, of {@code syllabus.yaml}. Probes that nobody put in order come behind, the quick
 * ones before the slow.
 */
public final class Syllabus {

    private static final String FILE = "syllabus.yaml";
    private static final String GROUP = "lifecycle.";
    private static final YamlMapping TOPICS =
            YamlMapping.read("reading " + FILE, Page.resource(FILE), IllegalStateException::new);

    private Syllabus() {}

    /** Ids without rows, in the order in which they are taught. */
    public static List<String> lessons(Topic topic) {
        return TOPICS.texts(topic.tag()).stream().map(GROUP::concat).toList();
    }

    /** The probes of a topic in the order in which they are taught. */
    public static List<ProbeInfo> ordered(Topic topic, Stream<ProbeInfo> probes) {
        List<String> lessons = lessons(topic);
        return probes.sorted(Comparator.<ProbeInfo>comparingInt(probe -> place(lessons, probe))
                        .thenComparing(ProbeInfo::tier))
                .toList();
    }

    private static int place(List<String> lessons, ProbeInfo probe) {
        int place = lessons.indexOf(probe.id().replaceFirst("\\[.*", ""));
        return place < 0 ? lessons.size() : place;
    }
}
