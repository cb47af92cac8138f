// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/hex"
	"net/netip"
	"strconv"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/network/ipv4"
	"gvisor.dev/gvisor/pkg/tcpip/network/ipv6"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
	"gvisor.dev/gvisor/pkg/waiter"
)

const noUrgent = "urgent data: netstack has none"

// verb is what a request does, and how many words it takes.
type verb struct {
	least, most int
	do          func(s *session, words []string) answer
}

var verbs = map[string]verb{
	"hello":          {1, 1, hello},
	"forget":         {0, 0, forget},
	"socket":         {1, 1, openSocket},
	"bind":           {3, 3, onSocket(withAddress((*userSocket).bind))},
	"listen":         {2, 2, onSocket(withNumber((*userSocket).listen))},
	"connect":        {3, 3, onSocket(withAddress((*userSocket).connect))},
	"accept":         {1, 1, accept},
	"send":           {2, 2, onSocket(send)},
	"send-urgent":    {2, 2, onSocket(always(lacks(noUrgent)))},
	"receive":        {2, 2, onSocket(withNumber((*userSocket).receive))},
	"receive-urgent": {2, 2, onSocket(always(lacks(noUrgent)))},
	"urgent":         {1, 1, onSocket(always(ok()))},
	"shutdown":       {1, 1, onSocket(shutdown)},
	"close":          {1, 1, giveUp((*userSocket).close)},
	"abort":          {1, 1, giveUp((*userSocket).abort)},
	"set":            {3, 3, onSocket(setOption)},
	"get":            {2, 2, onSocket(getOption)},
	"state":          {1, 1, onSocket(state)},
	"state-of":       {4, 4, stateOfConnection},
	"info":           {1, 1, onSocket(info)},
	"error":          {1, 1, onSocket(lastError)},
	"queue":          {1, 1, onSocket(always(ok()))},
	"setting":        {1, 3, setting},
}

func hello(s *session, words []string) answer {
	if words[0] != version {
		return wrong("this agent speaks version " + version)
	}
	s.forget()
	return ok("version="+version, "stack="+name(), "states=all", "families=4,6")
}

func forget(s *session, _ []string) answer {
	s.forget()
	return ok()
}

func openSocket(s *session, words []string) answer {
	families := map[string]tcpip.NetworkProtocolNumber{"4": ipv4.ProtocolNumber, "6": ipv6.ProtocolNumber}
	family, known := families[words[0]]
	if !known {
		return wrong("families are 4 and 6")
	}
	queue := new(waiter.Queue)
	endpoint, err := s.host.stack.NewEndpoint(tcp.ProtocolNumber, family, queue)
	if err != nil {
		return refused(err)
	}
	if family == ipv6.ProtocolNumber {
		endpoint.SocketOptions().SetV6Only(true)
	}
	return ok(number(s.adopt(endpoint, queue, words[0])))
}

func accept(s *session, words []string) answer {
	return onSocket(func(socket *userSocket, _ []string) answer {
		var peer tcpip.FullAddress
		endpoint, queue, err := socket.endpoint.Accept(&peer)
		if err != nil {
			return refused(err)
		}
		return ok(number(s.adopt(endpoint, queue, socket.family)), peer.Addr.String(), number(peer.Port))
	})(s, words)
}

// giveUp ends the socket, and its number.
func giveUp(end func(*userSocket)) func(*session, []string) answer {
	return func(s *session, words []string) answer {
		return onSocket(func(socket *userSocket, _ []string) answer {
			end(socket)
			s.drop(words[0])
			return ok()
		})(s, words)
	}
}

func send(socket *userSocket, words []string) answer {
	data, err := hex.DecodeString(words[0])
	if err != nil || len(data) == 0 {
		return wrong("data are bytes in hexadecimal, at least one")
	}
	return socket.send(data)
}

func shutdown(socket *userSocket, _ []string) answer {
	return done(socket.endpoint.Shutdown(tcpip.ShutdownWrite))
}

func state(socket *userSocket, _ []string) answer { return ok(stateOf(socket.endpoint)) }

func info(socket *userSocket, _ []string) answer {
	var told tcpip.TCPInfoOption
	if err := socket.endpoint.GetSockOpt(&told); err != nil {
		return refused(err)
	}
	return ok("rto-us="+number(told.RTO.Microseconds()), "rtt-us="+number(told.RTT.Microseconds()))
}

func lastError(socket *userSocket, _ []string) answer {
	if err := socket.endpoint.LastError(); err != nil {
		return ok(errorName(err))
	}
	return ok()
}

func stateOfConnection(s *session, words []string) answer {
	target, right := address(words[0], words[1])
	tester, too := address(words[2], words[3])
	if !right || !too || target.Addr().Is4() != tester.Addr().Is4() {
		return wrong("two addresses of one family and their ports are asked about")
	}
	return ok(s.host.stateBetween(target, tester))
}

// onSocket finds the socket that the first word names; the rest is for it.
func onSocket(do func(*userSocket, []string) answer) func(*session, []string) answer {
	return func(s *session, words []string) answer {
		socket := s.socket(words[0])
		if socket == nil {
			return wrong("no such socket: " + words[0])
		}
		return do(socket, words[1:])
	}
}

func withAddress(do func(*userSocket, netip.AddrPort) answer) func(*userSocket, []string) answer {
	return func(socket *userSocket, words []string) answer {
		at, right := address(words[0], words[1])
		if !right {
			return wrong("no address and port: " + words[0] + " " + words[1])
		}
		return do(socket, at)
	}
}

func withNumber(do func(*userSocket, int) answer) func(*userSocket, []string) answer {
	return func(socket *userSocket, words []string) answer {
		value, err := strconv.ParseUint(words[0], 10, 31)
		if err != nil {
			return wrong("not a number: " + words[0])
		}
		return do(socket, int(value))
	}
}

func always(what answer) func(*userSocket, []string) answer {
	return func(*userSocket, []string) answer { return what }
}

func address(host, port string) (netip.AddrPort, bool) {
	at, err := netip.ParseAddr(host)
	if err != nil || at.Zone() != "" {
		return netip.AddrPort{}, false
	}
	value, err := strconv.ParseUint(port, 10, 16)
	return netip.AddrPortFrom(at, uint16(value)), err == nil
}
