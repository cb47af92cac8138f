// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"net/netip"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/link/ethernet"
	"gvisor.dev/gvisor/pkg/tcpip/network/arp"
	"gvisor.dev/gvisor/pkg/tcpip/network/ipv4"
	"gvisor.dev/gvisor/pkg/tcpip/network/ipv6"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
	"gvisor.dev/gvisor/pkg/tcpip/transport/icmp"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
)

const (
	nic = tcpip.NICID(1)

	linkAddress = tcpip.LinkAddress("\x02\x00\x00\x00\x00\x01")
)

// What docker/PROTOCOL.md gives every stack.
var addresses = []netip.Prefix{
	netip.MustParsePrefix("198.18.0.1/16"),
	netip.MustParsePrefix("fd74:6370:6173::1/64"),
}

// host is the stack, with its defaults, and no more addresses and routes than it needs.
type host struct {
	stack *stack.Stack
	tcp   stack.TransportProtocol
}

func newHost(link stack.LinkEndpoint) (*host, error) {
	made := stack.New(stack.Options{
		NetworkProtocols: []stack.NetworkProtocolFactory{
			arp.NewProtocol, ipv4.NewProtocol, ipv6.NewProtocolWithOptions(quietIPv6())},
		TransportProtocols: []stack.TransportProtocolFactory{
			tcp.NewProtocol, icmp.NewProtocol4, icmp.NewProtocol6},
	})
	if err := made.CreateNIC(nic, ethernet.New(link)); err != nil {
		return nil, errors.New("making the interface: " + err.String())
	}
	for _, prefix := range addresses {
		if err := addAddress(made, prefix); err != nil {
			return nil, err
		}
	}
	return &host{stack: made, tcp: made.TransportProtocolInstance(tcp.ProtocolNumber)}, nil
}

// quietIPv6 asks nobody for a router, or whether an address is taken: it is ready at once.
func quietIPv6() ipv6.Options {
	return ipv6.Options{
		NDPConfigs: ipv6.NDPConfigurations{HandleRAs: ipv6.HandlingRAsDisabled},
		DADConfigs: stack.DADConfigurations{DupAddrDetectTransmits: 0},
	}
}

// addAddress gives the interface an address, and the route to what is on its link.
func addAddress(to *stack.Stack, prefix netip.Prefix) error {
	number := protocolOf(prefix.Addr())
	err := to.AddProtocolAddress(nic, tcpip.ProtocolAddress{
		Protocol: number,
		AddressWithPrefix: tcpip.AddressWithPrefix{
			Address: addressOf(prefix.Addr().AsSlice()), PrefixLen: prefix.Bits()},
	}, stack.AddressProperties{})
	if err != nil {
		return errors.New("adding the address " + prefix.String() + ": " + err.String())
	}
	onLink := prefix.Masked()
	subnet := tcpip.AddressWithPrefix{
		Address: addressOf(onLink.Addr().AsSlice()), PrefixLen: onLink.Bits()}.Subnet()
	to.AddRoute(tcpip.Route{Destination: subnet, NIC: nic})
	return nil
}

func protocolOf(address netip.Addr) tcpip.NetworkProtocolNumber {
	if address.Is4() {
		return ipv4.ProtocolNumber
	}
	return ipv6.ProtocolNumber
}

// settle returns when TCP has dealt with every segment that it was handed: its workers pause only with nothing to do.
func (h *host) settle() {
	h.tcp.Pause()
	h.tcp.Resume()
}
