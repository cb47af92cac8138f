// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Per;
import org.tcpassay.fault.scenario.WhenWords.Counting;
import org.tcpassay.yaml.YamlMapping;

/** Makes a condition of a mapping of {@link WhenWords}: all of them hold, and then those count that count. */
final class WhenReader {

    private WhenReader() {}

    static List<String> keys() {
        return Stream.of(WhenWords.CHOOSING.stream(), WhenWords.COUNTING.stream(), Stream.of(WhenWords.PER))
                .flatMap(words -> words.map(Word::name))
                .toList();
    }

    static Condition read(YamlMapping yaml) {
        yaml.allow(keys());
        var parts = new ArrayList<Condition>();
        var counts = new ArrayList<Function<Counting, Condition>>();
        for (String key : yaml.keys()) {
            WhenWords.CHOOSING.stream()
                    .filter(word -> word.name().equals(key))
                    .forEach(word -> parts.add(word.read(yaml)));
            WhenWords.COUNTING.stream()
                    .filter(word -> word.name().equals(key))
                    .forEach(word -> counts.add(word.read(yaml)));
        }
        boolean says = yaml.keys().contains(WhenWords.PER.name());
        if (says && counts.isEmpty()) {
            throw yaml.wrong(
                    WhenWords.PER.name(), "per says what is counted apart, but nothing is counted; say nth too");
        }
        Per per = says ? WhenWords.PER.read(yaml) : Per.PATH;
        Condition all = WhenWords.all(parts);
        for (Function<Counting, Condition> count : counts) {
            all = count.apply(new Counting(all, per));
        }
        return all;
    }
}
