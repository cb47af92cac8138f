// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads capture files: pcapng of either byte order, and classic pcap.
 *
 * <p>No bytes make it throw: where a file goes wrong, reading stops, and {@link Capture#trouble} says why. So a
 * file that its writer could not finish gives all packets but the last.
 */
public final class PcapngReader {

    private static final long SECTION = 0x0a0d_0d0aL;
    private static final int INTERFACE = 1;
    private static final int OBSOLETE_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final long BYTE_ORDER = 0x1a2b_3c4dL;
    private static final long BYTE_ORDER_LITTLE = 0x4d3c_2b1aL;

    private static final int COMMENT = 1;
    private static final int INTERFACE_NAME = 2;
    private static final int INTERFACE_DESCRIPTION = 3;
    private static final int TIME_RESOLUTION = 9;
    private static final int TIME_OFFSET = 14;
    private static final int PACKET_FLAGS = 2;

    private static final int BLOCK_HEADER = 8;
    private static final int LEAST_BLOCK = 12;

    private final Bytes file;
    private final CaptureBuilder capture = new CaptureBuilder();
    private final List<Source> sources = new ArrayList<>();
    private boolean little;

    private PcapngReader(Bytes file) {
        this.file = file;
    }

    /** An interface of the section that is being read. */
    private record Source(int index, long longest, TimeUnits units) {}

    /** Reads to the end of the stream, which the caller closes. */
    public static Capture read(InputStream in) throws IOException {
        return read(Bytes.owning(in.readAllBytes()));
    }

    public static Capture read(Bytes file) {
        if (file.length() >= 4) {
            for (boolean little : new boolean[] {false, true}) {
                var ordered = new OrderedBytes(file, little);
                if (PcapReader.isMagic(ordered.u32(0))) {
                    return PcapReader.read(ordered);
                }
            }
        }
        return new PcapngReader(file).read();
    }

    private Capture read() {
        int at = 0;
        while (at < file.length()) {
            int left = file.length() - at;
            boolean section = left >= 4 && file.u32(at) == SECTION;
            if (at == 0 && !section) {
                return capture.stopped(0, "neither pcapng nor pcap", file);
            } else if (left < LEAST_BLOCK) {
                return capture.stopped(at, "block cut short", file);
            } else if (section && !readByteOrder(at)) {
                return capture.stopped(at, "no byte order in a section", file);
            }
            var ordered = new OrderedBytes(file, little);
            long length = ordered.u32(at + 4);
            if (length < LEAST_BLOCK || length > left || length % 4 != 0) {
                return capture.stopped(
                        at + 4, "block of " + length + " bytes; " + LEAST_BLOCK + ".." + left + " are possible", file);
            }
            int end = at + (int) length;
            if (ordered.u32(end - 4) != length) {
                return capture.stopped(end - 4, "block whose lengths differ", file);
            }
            Optional<String> refusal = read(ordered.u32(at), ordered.slice(at + BLOCK_HEADER, end - 4));
            if (refusal.isPresent()) {
                return capture.stopped(at, refusal.get(), file);
            }
            at = end;
        }
        return capture.done();
    }

    private boolean readByteOrder(int at) {
        long word = file.u32(at + BLOCK_HEADER);
        little = word == BYTE_ORDER_LITTLE;
        return little || word == BYTE_ORDER;
    }

    /** Reads the body of a block; gives a reason to stop. */
    private Optional<String> read(long type, OrderedBytes body) {
        if (type == SECTION) {
            return readSection(body);
        } else if (type == INTERFACE) {
            return readInterface(body);
        } else if (type == ENHANCED_PACKET) {
            return readPacket(body, body.length() < 20 ? 0 : body.u32(0));
        } else if (type == OBSOLETE_PACKET) {
            return readPacket(body, body.length() < 20 ? 0 : body.u16(0));
        } else if (type == SIMPLE_PACKET) {
            return readSimplePacket(body);
        }
        return Optional.empty();
    }

    private Optional<String> readSection(OrderedBytes body) {
        if (body.length() < 16 || body.u16(4) != 1) {
            return Optional.of("section of an unknown version; 1 is known");
        }
        sources.clear();
        for (BlockOption option : BlockOption.read(body, 16)) {
            if (option.code() == COMMENT) {
                capture.comment(option.value().bytes().text());
            }
        }
        return Optional.empty();
    }

    private Optional<String> readInterface(OrderedBytes body) {
        if (body.length() < 8) {
            return Optional.of("interface block cut short");
        }
        String name = "";
        String description = "";
        TimeUnits units = TimeUnits.MICROSECONDS;
        for (BlockOption option : BlockOption.read(body, 8)) {
            OrderedBytes value = option.value();
            if (option.code() == INTERFACE_NAME) {
                name = value.bytes().text();
            } else if (option.code() == INTERFACE_DESCRIPTION) {
                description = value.bytes().text();
            } else if (option.code() == TIME_RESOLUTION && value.length() == 1) {
                units = units.withResolution(value.bytes().at(0));
            } else if (option.code() == TIME_OFFSET && value.length() == 8) {
                long high = value.u32(value.little() ? 4 : 0);
                units = units.withOffset((high << 32) | value.u32(value.little() ? 0 : 4));
            }
        }
        int index = capture.add(new Capture.Interface(body.u16(0), name, description));
        sources.add(new Source(index, body.u32(4), units));
        return Optional.empty();
    }

    /** Both kinds have time and lengths at the same place. */
    private Optional<String> readPacket(OrderedBytes body, long on) {
        if (body.length() < 20) {
            return Optional.of("packet block cut short");
        } else if (on >= sources.size()) {
            return Optional.of("packet of interface " + on + "; " + sources.size() + " are described");
        }
        long captured = body.u32(12);
        if (captured > body.length() - 20) {
            return Optional.of("packet of " + captured + " bytes; " + (body.length() - 20) + " are there");
        }
        int end = 20 + (int) captured;
        Capture.Way way = Capture.Way.UNKNOWN;
        String comment = "";
        for (BlockOption option : BlockOption.read(body, Math.min((end + 3) & ~3, body.length()))) {
            if (option.code() == COMMENT) {
                String text = option.value().bytes().text();
                comment = comment.isEmpty() ? text : comment + "\n" + text;
            } else if (option.code() == PACKET_FLAGS && option.value().length() == 4) {
                way = way(option.value().u32(0));
            }
        }
        Source source = sources.get((int) on);
        long timeNs = source.units().toNs((body.u32(4) << 32) | body.u32(8));
        capture.add(timeNs, source.index(), way, body.bytes().slice(20, end), body.u32(16), comment);
        return Optional.empty();
    }

    private static Capture.Way way(long flags) {
        return switch ((int) flags & 3) {
            case 1 -> Capture.Way.INBOUND;
            case 2 -> Capture.Way.OUTBOUND;
            default -> Capture.Way.UNKNOWN;
        };
    }

    private Optional<String> readSimplePacket(OrderedBytes body) {
        if (body.length() < 4 || sources.isEmpty()) {
            return Optional.of("simple packet block without length or interface");
        }
        Source source = sources.get(0);
        long original = body.u32(0);
        long longest = source.longest() == 0 ? original : Math.min(original, source.longest());
        int end = 4 + (int) Math.min(longest, body.length() - 4);
        capture.add(0, source.index(), Capture.Way.UNKNOWN, body.bytes().slice(4, end), original, "");
        return Optional.empty();
    }
}
