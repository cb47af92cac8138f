// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import org.tcpassay.wire.Endpoint;

/**
 * A passive OPEN: the LISTEN state.
 *
 * @param backlog connections that may wait for their user, half-open ones included
 */
public record Listener(int id, Endpoint at, int backlog, SocketOptions options) {}
