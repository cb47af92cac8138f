// SPDX-License-Identifier: Apache-2.0
/**
 * What travels, as values: packets that can hold any bytes, legal or not, their codec, sequence arithmetic,
 * checksums, packetdrill's notation, and capture files.
 *
 * <p>Imports nothing but java.base's language, collections, buffers and streams.
 *
 * <pre>{@code
 * Packet packet = Codec.decode(bytes, true);
 * packet.segment().ifPresent(segment -> ...);
 * }</pre>
 */
@NullMarked
package org.tcpassay.wire;

import org.jspecify.annotations.NullMarked;
