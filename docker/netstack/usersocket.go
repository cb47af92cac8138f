// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/hex"
	"net/netip"
	"sync"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/waiter"
)

const mostData = 32_768 // bytes that a line carries

// userSocket is an endpoint of the stack as its user holds it. No call of it waits.
type userSocket struct {
	endpoint tcpip.Endpoint
	queue    *waiter.Queue
	family   string // 4 or 6

	mu        sync.Mutex
	connected answer // how the open ended; netstack tells it once
}

func (u *userSocket) bind(at netip.AddrPort) answer {
	if err := u.endpoint.Bind(fullAddress(at)); err != nil {
		return refused(err)
	}
	bound, err := u.endpoint.GetLocalAddress()
	if err != nil {
		return refused(err)
	}
	return ok(at.Addr().String(), number(bound.Port))
}

func (u *userSocket) listen(backlog int) answer { return done(u.endpoint.Listen(backlog)) }

// connect begins with the first call; later ones tell how it ended.
func (u *userSocket) connect(to netip.AddrPort) answer {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.connected == nil {
		result := done(u.endpoint.Connect(fullAddress(to)))
		if result.isPending() {
			return result
		}
		u.connected = result
	}
	return u.connected
}

func (u *userSocket) send(data []byte) answer {
	count, err := u.endpoint.Write(bytes.NewReader(data), tcpip.WriteOptions{})
	if err != nil {
		return refused(err)
	}
	return ok(number(count))
}

func (u *userSocket) receive(most int) answer {
	if most == 0 {
		return wrong("at least one byte is asked for")
	}
	var data bytes.Buffer
	into := tcpip.LimitedWriter{W: &data, N: int64(min(most, mostData))}
	result, err := u.endpoint.Read(&into, tcpip.ReadOptions{})
	if _, ended := err.(*tcpip.ErrClosedForReceive); ended {
		return ok()
	}
	if err != nil {
		return refused(err)
	}
	u.endpoint.ModerateRecvBuf(result.Count) // as the system call does in gVisor
	return ok(hex.EncodeToString(data.Bytes()))
}

func (u *userSocket) close() { u.endpoint.Close() }

// abort works after close too; the endpoint is closed as well, which gives its port back.
func (u *userSocket) abort() {
	u.endpoint.Abort()
	u.endpoint.Close()
}

// fullAddress names no interface, as there is one; no address stands for any.
func fullAddress(at netip.AddrPort) tcpip.FullAddress {
	if at.Addr().IsUnspecified() {
		return tcpip.FullAddress{Port: at.Port()}
	}
	return tcpip.FullAddress{Addr: addressOf(at.Addr().AsSlice()), Port: at.Port()}
}
