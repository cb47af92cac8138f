// SPDX-License-Identifier: Apache-2.0

package main

import (
	"net/netip"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
)

// The names of RFC 9293; whatever has no connection is CLOSED.
var stateNames = map[tcp.EndpointState]string{
	tcp.StateListen:      "LISTEN",
	tcp.StateConnecting:  "SYN-SENT",
	tcp.StateSynSent:     "SYN-SENT",
	tcp.StateSynRecv:     "SYN-RECEIVED",
	tcp.StateEstablished: "ESTABLISHED",
	tcp.StateFinWait1:    "FIN-WAIT-1",
	tcp.StateFinWait2:    "FIN-WAIT-2",
	tcp.StateCloseWait:   "CLOSE-WAIT",
	tcp.StateClosing:     "CLOSING",
	tcp.StateLastAck:     "LAST-ACK",
	tcp.StateTimeWait:    "TIME-WAIT",
}

func stateOf(endpoint interface{ State() uint32 }) string {
	if name, ok := stateNames[tcp.EndpointState(endpoint.State())]; ok {
		return name
	}
	return "CLOSED"
}

// stateBetween tells the state of any connection of the stack, closed by its user or never accepted.
func (h *host) stateBetween(target, tester netip.AddrPort) string {
	id := stack.TransportEndpointID{
		LocalAddress:  addressOf(target.Addr().AsSlice()),
		LocalPort:     target.Port(),
		RemoteAddress: addressOf(tester.Addr().AsSlice()),
		RemotePort:    tester.Port(),
	}
	found := h.stack.FindTransportEndpoint(protocolOf(target.Addr()), tcp.ProtocolNumber, id, nic)
	endpoint, ok := found.(interface {
		State() uint32
		Info() tcpip.EndpointInfo
	})
	if !ok {
		return "CLOSED"
	}
	// a listener is found for whoever might connect to it
	if info, ok := endpoint.Info().(*stack.TransportEndpointInfo); !ok || info.ID != id {
		return "CLOSED"
	}
	return stateOf(endpoint)
}
