// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tcpassay.wire.TcpOption.Authentication;
import org.tcpassay.wire.TcpOption.Broken;
import org.tcpassay.wire.TcpOption.EndOfList;
import org.tcpassay.wire.TcpOption.FastOpen;
import org.tcpassay.wire.TcpOption.Md5;
import org.tcpassay.wire.TcpOption.Mss;
import org.tcpassay.wire.TcpOption.Multipath;
import org.tcpassay.wire.TcpOption.NoOperation;
import org.tcpassay.wire.TcpOption.Sack;
import org.tcpassay.wire.TcpOption.SackPermitted;
import org.tcpassay.wire.TcpOption.Timestamps;
import org.tcpassay.wire.TcpOption.Unknown;
import org.tcpassay.wire.TcpOption.UserTimeout;
import org.tcpassay.wire.TcpOption.WindowScale;

/**
 * What stands between {@code <} and {@code >}.
 *
 * <pre>{@code
 * mss 1460 | wscale 7 | sackOK | sack 1:2 3:4 | TS val 1 ecr 0 | FO 0a0b0c0d | FO | nop | eol
 * md5 HEX | uto 30s | uto 2min | ao KEY NEXTKEY HEX | mp HEX | opt-KIND HEX | raw HEX
 * }</pre>
 */
final class OptionNotation {

    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern COLON = Pattern.compile(":");

    private OptionNotation() {}

    static void print(StringBuilder out, List<TcpOption> options, SeqNum base) {
        for (int i = 0; i < options.size(); i++) {
            print(i == 0 ? out : out.append(','), options.get(i), base);
        }
    }

    private static void print(StringBuilder out, TcpOption option, SeqNum base) {
        if (option instanceof NoOperation) {
            out.append("nop");
        } else if (option instanceof Timestamps timestamps) {
            out.append("TS val ").append(timestamps.value()).append(" ecr ").append(timestamps.echoReply());
        } else if (option instanceof Mss mss) {
            out.append("mss ").append(mss.size());
        } else if (option instanceof WindowScale scale) {
            out.append("wscale ").append(scale.shift());
        } else if (option instanceof SackPermitted) {
            out.append("sackOK");
        } else if (option instanceof Sack sack) {
            out.append("sack");
            for (Sack.Block block : sack.blocks()) {
                out.append(' ').append(block.left().offsetFrom(base));
                out.append(':').append(block.right().offsetFrom(base));
            }
        } else if (option instanceof EndOfList) {
            out.append("eol");
        } else if (option instanceof UserTimeout timeout) {
            out.append("uto ").append(timeout.timeout()).append(timeout.minutes() ? "min" : "s");
        } else if (option instanceof Authentication authentication) {
            out.append("ao ").append(authentication.keyId()).append(' ').append(authentication.nextKeyId());
            hex(out, authentication.code());
        } else if (option instanceof Md5 md5) {
            hex(out.append("md5"), md5.digest());
        } else if (option instanceof Multipath multipath) {
            hex(out.append("mp"), multipath.body());
        } else if (option instanceof FastOpen fastOpen) {
            hex(out.append("FO"), fastOpen.cookie());
        } else if (option instanceof Unknown unknown) {
            hex(out.append("opt-").append(unknown.kind()), unknown.body());
        } else if (option instanceof Broken broken) {
            hex(out.append("raw"), broken.bytes());
        }
    }

    private static void hex(StringBuilder out, Bytes bytes) {
        if (!bytes.isEmpty()) {
            out.append(' ').append(bytes.hex());
        }
    }

    static List<TcpOption> parse(String text, SeqNum base) {
        var options = new ArrayList<TcpOption>();
        if (!text.isEmpty()) {
            for (String option : COMMA.split(text, -1)) {
                options.add(parseOne(option, base));
            }
        }
        return options;
    }

    static TcpOption parseOne(String text, SeqNum base) {
        List<String> words = List.of(SPACE.split(text, -1));
        try {
            return parse(words, base);
        } catch (IllegalArgumentException | IndexOutOfBoundsException refusal) {
            throw new IllegalArgumentException(
                    "reading option '" + text + "': it is none; mss 1460, sack 1:2, opt-99 0a0b are examples", refusal);
        }
    }

    private static TcpOption parse(List<String> words, SeqNum base) {
        String name = words.get(0);
        if (name.startsWith("opt-")) {
            return new Unknown(number(name.substring(4), 255), body(words, 1));
        }
        return switch (name) {
            case "sack" -> sack(words, base);
            case "ao" -> new Authentication(number(words.get(1), 255), number(words.get(2), 255), body(words, 3));
            case "md5" -> new Md5(body(words, 1));
            case "mp" -> new Multipath(body(words, 1));
            case "FO" -> new FastOpen(body(words, 1));
            case "raw" -> new Broken(body(words, 1), "as written");
            case "TS" -> new Timestamps(word32(exactly(words, 5, 1, "val"), 2), word32(exactly(words, 5, 3, "ecr"), 4));
            case "mss" -> new Mss(number(exactly(words, 2, 0, name).get(1), 0xffff));
            case "wscale" -> new WindowScale(number(exactly(words, 2, 0, name).get(1), 255));
            case "uto" -> timeout(exactly(words, 2, 0, name).get(1));
            default -> bare(exactly(words, 1, 0, name).get(0));
        };
    }

    private static TcpOption bare(String name) {
        return switch (name) {
            case "nop" -> new NoOperation();
            case "eol" -> new EndOfList();
            case "sackOK" -> new SackPermitted();
            default -> throw new IllegalArgumentException("no such option");
        };
    }

    private static List<String> exactly(List<String> words, int count, int at, String word) {
        if (words.size() != count || !words.get(at).equals(word)) {
            throw new IllegalArgumentException(words.size() + " words");
        }
        return words;
    }

    private static Bytes body(List<String> words, int at) {
        if (words.size() > at + 1) {
            throw new IllegalArgumentException(words.size() + " words");
        }
        return words.size() == at ? Bytes.EMPTY : Bytes.fromHex(words.get(at));
    }

    private static Sack sack(List<String> words, SeqNum base) {
        var blocks = new ArrayList<Sack.Block>();
        for (String block : words.subList(1, words.size())) {
            List<String> edges = List.of(COLON.split(block, -1));
            if (edges.size() != 2) {
                throw new IllegalArgumentException(edges.size() + " edges");
            }
            blocks.add(new Sack.Block(
                    base.plus(Integer.parseInt(edges.get(0))), base.plus(Integer.parseInt(edges.get(1)))));
        }
        return new Sack(blocks);
    }

    private static UserTimeout timeout(String text) {
        boolean minutes = text.endsWith("min");
        String digits = text.substring(0, text.length() - (minutes ? 3 : 1));
        if (!minutes && !text.endsWith("s")) {
            throw new IllegalArgumentException("no unit");
        }
        return new UserTimeout(minutes, number(digits, 0x7fff));
    }

    private static int number(String digits, int max) {
        int value = Integer.parseInt(digits);
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(value + "; 0.." + max + " fit");
        }
        return value;
    }

    private static long word32(List<String> words, int at) {
        return Integer.toUnsignedLong(Integer.parseUnsignedInt(words.get(at)));
    }
}
