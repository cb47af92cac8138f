// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
)

const (
	mtu       = 1500
	mostFrame = 65536
)

// tap is a link endpoint of netstack whose frames go through a TAP device, each in a call of its own and at once.
type tap struct {
	file       *os.File
	address    tcpip.LinkAddress
	dispatcher stack.NetworkDispatcher
}

var _ stack.LinkEndpoint = (*tap)(nil)

// openTap attaches to a TAP device that exists in the network namespace of this process.
func openTap(name string) (*tap, error) {
	descriptor, err := unix.Open("/dev/net/tun", unix.O_RDWR|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, fmt.Errorf("opening /dev/net/tun: %w", err)
	}
	request, err := unix.NewIfreq(name)
	if err != nil {
		return nil, fmt.Errorf("naming the device %q: %w", name, err)
	}
	request.SetUint16(unix.IFF_TAP | unix.IFF_NO_PI)
	if err := unix.IoctlIfreq(descriptor, unix.TUNSETIFF, request); err != nil {
		return nil, fmt.Errorf("attaching to the device %s: %w", name, err)
	}
	if err := unix.SetNonblock(descriptor, true); err != nil {
		return nil, fmt.Errorf("preparing the device %s: %w", name, err)
	}
	return &tap{file: os.NewFile(uintptr(descriptor), name), address: linkAddress}, nil
}

// readFrames hands what arrives to the stack, a frame when the one before has been dealt with.
//
// Without that wait a segment for a connection, which a goroutine of TCP's own takes up, would be overtaken by one to
// a closed port, which is answered on the spot: a tester that asks both could take lateness for silence.
func (t *tap) readFrames(host *host) {
	frame := make([]byte, mostFrame)
	for {
		count, err := t.file.Read(frame)
		if err != nil {
			fmt.Fprintln(os.Stderr, "netstack: reading the device:", err)
			os.Exit(unavailable)
		}
		arrived := newPacket(append([]byte(nil), frame[:count]...))
		t.dispatcher.DeliverNetworkPacket(0, arrived)
		arrived.DecRef()
		host.settle()
	}
}

// WritePackets implements stack.LinkWriter.
func (t *tap) WritePackets(packets stack.PacketBufferList) (int, tcpip.Error) {
	for i, each := range packets.AsSlice() {
		view := each.ToView()
		_, err := t.file.Write(view.AsSlice())
		view.Release()
		if err != nil {
			return i, &tcpip.ErrNoBufferSpace{}
		}
	}
	return packets.Len(), nil
}

// MTU implements stack.LinkEndpoint; the Ethernet header counts here.
func (*tap) MTU() uint32 { return mtu + header.EthernetMinimumSize }

// Capabilities implements stack.LinkEndpoint: none, so that netstack computes and verifies every checksum.
func (*tap) Capabilities() stack.LinkEndpointCapabilities { return 0 }

// LinkAddress implements stack.LinkEndpoint.
func (t *tap) LinkAddress() tcpip.LinkAddress { return t.address }

// SetLinkAddress implements stack.LinkEndpoint.
func (t *tap) SetLinkAddress(address tcpip.LinkAddress) { t.address = address }

// Attach implements stack.LinkEndpoint.
func (t *tap) Attach(dispatcher stack.NetworkDispatcher) { t.dispatcher = dispatcher }

// IsAttached implements stack.LinkEndpoint.
func (t *tap) IsAttached() bool { return t.dispatcher != nil }

// ARPHardwareType implements stack.LinkEndpoint.
func (*tap) ARPHardwareType() header.ARPHardwareType { return header.ARPHardwareEther }

// The rest of stack.LinkEndpoint asks nothing of a device that lasts as long as the process.

func (*tap) SetMTU(uint32)           {}
func (*tap) MaxHeaderLength() uint16 { return 0 }
func (*tap) Wait()                   {}
func (*tap) AddHeader(packet)        {}
func (*tap) ParseHeader(packet) bool { return true }
func (*tap) Close()                  {}
func (*tap) SetOnCloseAction(func()) {}
