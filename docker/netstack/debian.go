// SPDX-License-Identifier: Apache-2.0

//go:build debian

// What Debian's package golang-gvisor-gvisor-dev of 2022 and its Go 1.19 have otherwise than go.mod's module.

package main

import (
	"gvisor.dev/gvisor/pkg/bufferv2"
	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
)

// packaged is the version of the package; the build fills it in.
var packaged = "unknown"

type packet = stack.PacketBufferPtr

func newPacket(frame []byte) packet {
	return stack.NewPacketBuffer(stack.PacketBufferOptions{Payload: bufferv2.MakeWithData(frame)})
}

func addressOf(octets []byte) tcpip.Address { return tcpip.Address(octets) }

// name tells the stack and the version of its package, without blanks.
func name() string { return "netstack-" + packaged }

// Later versions of Go have these built in.

type ordered interface{ int | int64 }

func min[T ordered](one, other T) T {
	if other < one {
		return other
	}
	return one
}

func max[T ordered](one, other T) T {
	if other > one {
		return other
	}
	return one
}

func clear[K comparable, V any](all map[K]V) {
	for key := range all {
		delete(all, key)
	}
}
