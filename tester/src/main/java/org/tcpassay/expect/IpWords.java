// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.ExtensionHeader;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;

/**
 * What a spec says about the IP packet around the segment.
 *
 * @param raw the payload, instead of the segment
 */
record IpWords(
        Map<IpField, Integer> fields,
        Optional<Bytes> options,
        List<ExtensionHeader> extensions,
        Optional<IpAddress> source,
        Optional<IpAddress> destination,
        Optional<Bytes> raw,
        Optional<UnaryOperator<IpPacket>> bend) {

    static final IpWords ORDINARY = new IpWords(
            Map.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    IpWords field(IpField field, int value) {
        var more = new EnumMap<IpField, Integer>(IpField.class);
        more.putAll(fields);
        more.put(field, value);
        return new IpWords(Collections.unmodifiableMap(more), options, extensions, source, destination, raw, bend);
    }

    IpWords options(Bytes bytes) {
        return new IpWords(fields, Optional.of(bytes), extensions, source, destination, raw, bend);
    }

    IpWords behind(ExtensionHeader header) {
        var more = new ArrayList<>(extensions);
        more.add(header);
        return new IpWords(fields, options, List.copyOf(more), source, destination, raw, bend);
    }

    IpWords from(IpAddress address) {
        return new IpWords(fields, options, extensions, Optional.of(address), destination, raw, bend);
    }

    IpWords to(IpAddress address) {
        return new IpWords(fields, options, extensions, source, Optional.of(address), raw, bend);
    }

    IpWords raw(Bytes bytes) {
        return new IpWords(fields, options, extensions, source, destination, Optional.of(bytes), bend);
    }

    IpWords bent(UnaryOperator<IpPacket> last) {
        return new IpWords(fields, options, extensions, source, destination, raw, Optional.of(last));
    }
}
