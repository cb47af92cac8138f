// SPDX-License-Identifier: Apache-2.0

//go:build !debian

// What the module of go.mod has, and Debian's of 2022 (debian.go) has otherwise.

package main

import (
	"runtime/debug"

	"gvisor.dev/gvisor/pkg/buffer"
	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
)

const module = "gvisor.dev/gvisor"

type packet = *stack.PacketBuffer

func newPacket(frame []byte) packet {
	return stack.NewPacketBuffer(stack.PacketBufferOptions{Payload: buffer.MakeWithData(frame)})
}

func addressOf(octets []byte) tcpip.Address { return tcpip.AddrFromSlice(octets) }

// name tells the stack and the version of its module, without blanks.
func name() string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return "netstack"
	}
	for _, dependency := range build.Deps {
		if dependency.Path == module && dependency.Replace == nil {
			return "netstack-" + dependency.Version
		}
	}
	return "netstack-patched"
}
