// SPDX-License-Identifier: Apache-2.0
/**
 * User calls of a stack that is no part of this process: a program beside it, the agent, issues them. Lines on a Unix
 * socket ask for them; docker/PROTOCOL.md is the contract.
 *
 * <p>May see {@code target}, {@code link} and what is pure.
 *
 * <pre>
 * try (Agent agent = Agent.connect(control, Duration.ofSeconds(5))) {
 *     UserSocket socket = agent.socket(4);
 *     Reply&lt;Endpoint&gt; bound = socket.bind(endpoint);
 * }
 * </pre>
 */
@NullMarked
package org.tcpassay.target.agent;

import org.jspecify.annotations.NullMarked;
