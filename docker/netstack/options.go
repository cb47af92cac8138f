// SPDX-License-Identifier: Apache-2.0

package main

import (
	"strconv"
	"time"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
)

// option is how a user sets and asks one; values are in the units of tcpassay.
type option struct {
	set func(*userSocket, int64) tcpip.Error
	get func(*userSocket) (int64, tcpip.Error)
}

// options are those of tcpassay that netstack knows.
var options = map[string]option{
	"no-delay": flag(
		func(so *tcpip.SocketOptions, on bool) { so.SetDelayOption(!on) },
		func(so *tcpip.SocketOptions) bool { return !so.GetDelayOption() }),
	"cork":                flag((*tcpip.SocketOptions).SetCorkOption, (*tcpip.SocketOptions).GetCorkOption),
	"quick-ack":           flag((*tcpip.SocketOptions).SetQuickAck, (*tcpip.SocketOptions).GetQuickAck),
	"keep-alive":          flag((*tcpip.SocketOptions).SetKeepAlive, (*tcpip.SocketOptions).GetKeepAlive),
	"reuse-address":       flag((*tcpip.SocketOptions).SetReuseAddress, (*tcpip.SocketOptions).GetReuseAddress),
	"soft-errors":         {setSoftErrors, softErrors},
	"linger":              {setLinger, linger},
	"receive-buffer":      size((*tcpip.SocketOptions).SetReceiveBufferSize, (*tcpip.SocketOptions).GetReceiveBufferSize),
	"send-buffer":         size((*tcpip.SocketOptions).SetSendBufferSize, (*tcpip.SocketOptions).GetSendBufferSize),
	"keep-alive-count":    whole(tcpip.KeepaliveCountOption, tcpip.KeepaliveCountOption),
	"max-segment":         whole(tcpip.MaxSegOption, tcpip.MaxSegOption),
	"syn-count":           whole(tcpip.TCPSynCountOption, tcpip.TCPSynCountOption),
	"window-clamp":        whole(tcpip.TCPWindowClampOption, tcpip.TCPWindowClampOption),
	"time-to-live":        whole(tcpip.IPv4TTLOption, tcpip.IPv6HopLimitOption),
	"type-of-service":     whole(tcpip.IPv4TOSOption, tcpip.IPv6TrafficClassOption),
	"keep-alive-idle":     span[tcpip.KeepaliveIdleOption](time.Second),
	"keep-alive-interval": span[tcpip.KeepaliveIntervalOption](time.Second),
	"user-timeout":        span[tcpip.TCPUserTimeoutOption](time.Millisecond),
	"defer-accept":        span[tcpip.TCPDeferAcceptOption](time.Second),
	"linger2":             span[tcpip.TCPLingerTimeoutOption](time.Second),
}

func setOption(socket *userSocket, words []string) answer {
	known, ours := options[words[0]]
	if !ours {
		return lacks("the option " + words[0])
	}
	value, err := strconv.ParseInt(words[1], 10, 64)
	if err != nil {
		return wrong("not a number: " + words[1])
	}
	return done(known.set(socket, value))
}

func getOption(socket *userSocket, words []string) answer {
	known, ours := options[words[0]]
	if !ours {
		return lacks("the option " + words[0])
	}
	value, err := known.get(socket)
	if err != nil {
		return refused(err)
	}
	return ok(number(value))
}

// flag is an option that is on or off.
func flag(set func(*tcpip.SocketOptions, bool), get func(*tcpip.SocketOptions) bool) option {
	return option{
		set: func(socket *userSocket, value int64) tcpip.Error {
			set(socket.endpoint.SocketOptions(), value != 0)
			return nil
		},
		get: func(socket *userSocket) (int64, tcpip.Error) {
			if get(socket.endpoint.SocketOptions()) {
				return 1, nil
			}
			return 0, nil
		},
	}
}

// size is that of a buffer. It is doubled and held within bounds, as gVisor's system calls do before the endpoint, which
// does as it is told, hears of it.
func size(set func(*tcpip.SocketOptions, int64, bool), get func(*tcpip.SocketOptions) int64) option {
	return option{
		set: func(socket *userSocket, value int64) tcpip.Error {
			set(socket.endpoint.SocketOptions(), min(max(2*value, tcp.MinBufferSize), tcp.MaxBufferSize), true)
			return nil
		},
		get: func(socket *userSocket) (int64, tcpip.Error) {
			return get(socket.endpoint.SocketOptions()), nil
		},
	}
}

// whole is a number, under a name for each version of IP.
func whole(four, six tcpip.SockOptInt) option {
	name := func(socket *userSocket) tcpip.SockOptInt {
		if socket.family == "6" {
			return six
		}
		return four
	}
	return option{
		set: func(socket *userSocket, value int64) tcpip.Error {
			return socket.endpoint.SetSockOptInt(name(socket), int(value))
		},
		get: func(socket *userSocket) (int64, tcpip.Error) {
			value, err := socket.endpoint.GetSockOptInt(name(socket))
			return int64(value), err
		},
	}
}

// spanOption is a type of option that holds a time.
type spanOption[T any] interface {
	*T
	tcpip.SettableSocketOption
	tcpip.GettableSocketOption
}

// span is a length of time, counted in units.
func span[T ~int64, P spanOption[T]](unit time.Duration) option {
	return option{
		set: func(socket *userSocket, value int64) tcpip.Error {
			asked := T(time.Duration(value) * unit)
			return socket.endpoint.SetSockOpt(P(&asked))
		},
		get: func(socket *userSocket) (int64, tcpip.Error) {
			var told T
			err := socket.endpoint.GetSockOpt(P(&told))
			return int64(time.Duration(told) / unit), err
		},
	}
}

func setLinger(socket *userSocket, seconds int64) tcpip.Error {
	socket.endpoint.SocketOptions().SetLinger(tcpip.LingerOption{
		Enabled: seconds >= 0, Timeout: time.Duration(max(seconds, 0)) * time.Second})
	return nil
}

func linger(socket *userSocket) (int64, tcpip.Error) {
	told := socket.endpoint.SocketOptions().GetLinger()
	if !told.Enabled {
		return -1, nil
	}
	return int64(told.Timeout / time.Second), nil
}

func setSoftErrors(socket *userSocket, value int64) tcpip.Error {
	if socket.family == "6" {
		socket.endpoint.SocketOptions().SetIPv6RecvError(value != 0)
	} else {
		socket.endpoint.SocketOptions().SetIPv4RecvError(value != 0)
	}
	return nil
}

func softErrors(socket *userSocket) (int64, tcpip.Error) {
	told := socket.endpoint.SocketOptions().GetIPv4RecvError() || socket.endpoint.SocketOptions().GetIPv6RecvError()
	if told {
		return 1, nil
	}
	return 0, nil
}
