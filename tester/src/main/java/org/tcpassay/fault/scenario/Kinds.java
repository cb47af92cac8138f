// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.OptionName;
import org.tcpassay.fault.Side;
import org.tcpassay.rules.Nearest;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.Notation;
import org.tcpassay.wire.TcpOption;
import org.tcpassay.yaml.YamlMapping;

/** The kinds of values that scenarios know. */
final class Kinds {

    private static final String WHOLE = "[0-9]{1,12}";

    static final Kind<Duration> TIME = Kind.text("a time (200 ms, 1.5 s)", Units.TIME, Units::time);
    static final Kind<Long> BYTES = Kind.text("a size (1500, 64 kB, 1 MiB)", Units.SIZE, Units::bytes);
    static final Kind<Long> RATE = Kind.text("a rate (10 Mbit/s, 200 kB/s)", Units.RATE, Units::bitsPerSecond);
    static final Kind<Double> SHARE = Kind.text("a share (10 %, 0.5 %)", Units.PERCENT, Units::share);
    static final Kind<Integer> COUNT = Kind.text("a number", "[0-9]{1,9}", Integer::parseInt);
    static final Kind<Integer> POSITIVE = Kind.text("a number from 1", "[1-9][0-9]{0,8}", Integer::parseInt);
    static final Kind<Integer> PORT = Kind.text("a port", "[0-9]{1,5}", Integer::parseInt);
    static final Kind<Long> POSITION = Kind.text("a position (1 is the first byte)", WHOLE, Long::parseLong);
    static final Kind<Integer> OFFSET = Kind.text("a number, also below zero", "-?[0-9]{1,9}", Integer::parseInt);
    static final Kind<Span> SPAN = Kind.text(
            "a number or range (7, 1000..1999, 1000..)",
            WHOLE + "|" + WHOLE + "\\.\\." + WHOLE + "|" + WHOLE + "\\.\\.|\\.\\." + WHOLE,
            Span::of);
    static final Kind<Flags> FLAGS =
            Kind.text("flags as tcpdump prints them (S, S., F., R, P.)", "[SFRP.UEWA]{1,9}|-", Flags::of);
    static final Kind<String> TEXT = Kind.text("a text", "[\\s\\S]+", Function.identity());
    static final Kind<Bytes> HEX = Kind.text("hexadecimal digits (00ff7f)", "([0-9a-fA-F]{2})+", Bytes::fromHex);
    static final Kind<Boolean> YES_NO =
            new Kind<>("yes or no", Map.of("enum", List.of("yes", "no", true, false)), (yaml, key) -> choice(
                            yaml, key, List.of("yes", "no", "true", "false"))
                    .matches("yes|true"));
    static final Kind<End> END = choice(Map.of("opener", End.OPENER, "listener", End.LISTENER));
    static final Kind<Side> SIDE = choice(Map.of("left", Side.LEFT, "right", Side.RIGHT));
    static final Kind<List<State>> STATES = states();
    static final Kind<List<String>> OPTIONS = Kind.texts(
            "one or several of " + String.join(", ", OptionName.all()) + ", opt-0 to opt-255",
            "[a-zA-Z]+(-[a-z]+)?|opt-[0-9]{1,3}",
            Kinds::option);

    /** Times from the first packet of the path on. */
    static final Kind<List<TcpOption>> OPTION_VALUES = Kind.texts(
            "one or several options as packetdrill writes them (mss 1400, opt-253 0a0b)",
            "[A-Za-z][-A-Za-z0-9: ]{1,100}",
            Notation::option);

    static final Kind<IpAddress> ADDRESS =
            Kind.text("an IP address (198.18.0.7)", "[0-9a-fA-F:.]{2,45}", IpAddress::parse);
    static final Kind<Times> TIMES = Kind.text(
            "times from the first packet on (2 s..5 s, 2 s.., ..5 s)",
            Units.TIME + "\\.\\.(" + Units.TIME + ")?|\\.\\." + Units.TIME,
            Times::of);

    /** A {@code when}: a mapping of its words. */
    static final Kind<Condition> CONDITION = new Kind<>(
            "a condition (as behind when)",
            Map.of("$ref", "#/$defs/condition"),
            (yaml, key) -> WhenReader.read(yaml.mapping(key)));

    static final Kind<List<Condition>> CONDITIONS = new Kind<>(
            "a list of conditions (each as behind when)",
            Map.of("type", "array", "minItems", 1, "items", Map.of("$ref", "#/$defs/condition")),
            (yaml, key) -> yaml.mappings(key).stream().map(WhenReader::read).toList());

    private Kinds() {}

    /** One of some names. */
    static <T> Kind<T> choice(Map<String, T> meanings) {
        List<String> names = meanings.keySet().stream().sorted().toList();
        return new Kind<>(Nearest.sentence(names), oneOf(names), (yaml, key) -> meanings.get(choice(yaml, key, names)));
    }

    /** In YAML a number is a number, whatever its reader takes it for. */
    private static Map<String, Object> oneOf(List<String> names) {
        var values = new ArrayList<Object>(names);
        names.stream()
                .filter(name -> name.matches("[0-9]"))
                .map(Integer::valueOf)
                .forEach(values::add);
        return Map.of("enum", values);
    }

    /** One of the values of an enum, written in lower case with hyphens. */
    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        return choice(Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(
                        each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'), Function.identity())));
    }

    /** Several of some names, or one without a list. */
    static <T> Kind<List<T>> choices(Map<String, T> meanings) {
        List<String> names = meanings.keySet().stream().sorted().toList();
        Map<String, Object> one = oneOf(names);
        return new Kind<>(
                "one or several of " + Nearest.sentence(names),
                Map.of("anyOf", List.of(one, Map.of("type", "array", "minItems", 1, "items", one))),
                (yaml, key) -> {
                    List<String> found = yaml.texts(key);
                    found.forEach(text -> known(yaml, key, text, names));
                    if (found.isEmpty()) {
                        throw yaml.wrong(key, key + " names nothing; right is " + Nearest.sentence(names));
                    }
                    return found.stream().map(meanings::get).toList();
                });
    }

    /** A mapping whose keys are some names, each with a value of one kind. */
    static <K, V> Kind<Map<K, V>> each(Map<String, K> meanings, Kind<V> kind) {
        List<String> names = meanings.keySet().stream().sorted().toList();
        return new Kind<>(
                Nearest.sentence(names) + ", each with " + kind.shape(),
                Map.of(
                        "type",
                        "object",
                        "minProperties",
                        1,
                        "additionalProperties",
                        false,
                        "properties",
                        names.stream().collect(Collectors.toMap(Function.identity(), name -> kind.schema()))),
                (yaml, key) -> {
                    if (!yaml.isMapping(key)) {
                        throw yaml.wrong(key, key + " says for none of " + Nearest.sentence(names));
                    }
                    YamlMapping inside = yaml.mapping(key);
                    inside.allow(names);
                    var values = new LinkedHashMap<K, V>();
                    for (String name : inside.keys()) {
                        values.put(meanings.get(name), kind.reading().read(inside, name));
                    }
                    if (values.isEmpty()) {
                        throw yaml.wrong(key, key + " says for none of " + Nearest.sentence(names));
                    }
                    return values;
                });
    }

    private static String option(String name) {
        OptionName.kind(name);
        return name;
    }

    private static Kind<List<State>> states() {
        return choices(Arrays.stream(State.values()).collect(Collectors.toMap(State::text, Function.identity())));
    }

    private static String choice(YamlMapping yaml, String key, List<String> names) {
        String text = yaml.required(key);
        known(yaml, key, text, names);
        return text;
    }

    private static void known(YamlMapping yaml, String key, String text, List<String> names) {
        if (!names.contains(text)) {
            throw yaml.wrong(
                    key,
                    key + " does not know " + text + "; did you mean "
                            + Nearest.to(text, names, 1).get(0) + "? (one of " + Nearest.sentence(names) + ")");
        }
    }
}
