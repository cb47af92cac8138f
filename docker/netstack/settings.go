// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/network/ipv4"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
)

// knob is something of the whole stack that can be turned. What it says to a value that it has not is an error.
type knob struct {
	get func(*host) string
	set func(*host, string) error
}

// knobs bear the names of the sysctls that mean the same, as far as there are such.
var knobs = map[string]knob{
	"net.ipv4.tcp_sack":            protocolFlag[tcpip.TCPSACKEnabled](),
	"net.ipv4.tcp_moderate_rcvbuf": protocolFlag[tcpip.TCPModerateReceiveBufferOption](),
	"netstack.nagle":               protocolFlag[tcpip.TCPDelayEnabled](),
	"netstack.syn_cookies_always":  protocolFlag[tcpip.TCPAlwaysUseSynCookies](),
	"net.ipv4.tcp_recovery":        protocolNumber[tcpip.TCPRecovery](1),
	"net.ipv4.tcp_tw_reuse":        protocolNumber[tcpip.TCPTimeWaitReuseOption](1),
	"net.ipv4.tcp_syn_retries":     protocolNumber[tcpip.TCPSynRetriesOption](1),
	"net.ipv4.tcp_retries2":        protocolNumber[tcpip.TCPMaxRetriesOption](1),
	"net.ipv4.tcp_fin_timeout":     protocolNumber[tcpip.TCPLingerTimeoutOption](int64(time.Second)),
	"net.ipv4.tcp_rto_min_us":      protocolNumber[tcpip.TCPMinRTOOption](int64(time.Microsecond)),
	"net.ipv4.tcp_rto_max_ms":      protocolNumber[tcpip.TCPMaxRTOOption](int64(time.Millisecond)),
	"netstack.time_wait_ms":        protocolNumber[tcpip.TCPTimeWaitTimeoutOption](int64(time.Millisecond)),

	"net.ipv4.tcp_congestion_control": {congestionControl, setCongestionControl},
	"net.ipv4.tcp_invalid_ratelimit":  {invalidRateLimit, setInvalidRateLimit},
	"net.ipv4.ip_local_port_range":    {portRange, setPortRange},
	"net.ipv4.ip_default_ttl":         {defaultTTL, setDefaultTTL},
}

func setting(s *session, words []string) answer {
	knob, known := knobs[words[0]]
	if !known {
		return lacks("the setting " + words[0])
	}
	if len(words) == 1 {
		return ok(knob.get(s.host))
	}
	if err := knob.set(s.host, strings.Join(words[1:], " ")); err != nil {
		return lacks("this value of " + words[0] + ": " + err.Error())
	}
	return ok()
}

// transportOption is a type of option of the transport protocol.
type transportOption[T any] interface {
	*T
	tcpip.SettableTransportProtocolOption
	tcpip.GettableTransportProtocolOption
}

func protocolFlag[T ~bool, P transportOption[T]]() knob {
	return knob{
		get: func(h *host) string {
			var told T
			h.stack.TransportProtocolOption(tcp.ProtocolNumber, P(&told))
			if told {
				return "1"
			}
			return "0"
		},
		set: func(h *host, value string) error {
			if value != "0" && value != "1" {
				return fmt.Errorf("%s is neither 0 nor 1", value)
			}
			on := value == "1" // Go 1.19 cannot convert the comparison itself
			asked := T(on)
			return failure(h.stack.SetTransportProtocolOption(tcp.ProtocolNumber, P(&asked)))
		},
	}
}

// protocolNumber is a number that netstack counts in so many of the knob's unit.
func protocolNumber[T ~int32 | ~int64 | ~uint8 | ~uint64, P transportOption[T]](unit int64) knob {
	return knob{
		get: func(h *host) string {
			var told T
			h.stack.TransportProtocolOption(tcp.ProtocolNumber, P(&told))
			return strconv.FormatInt(int64(told)/unit, 10)
		},
		set: func(h *host, value string) error {
			count, err := strconv.ParseInt(value, 10, 32)
			if err != nil {
				return fmt.Errorf("%s is no number", value)
			}
			asked := T(count * unit)
			return failure(h.stack.SetTransportProtocolOption(tcp.ProtocolNumber, P(&asked)))
		},
	}
}

func congestionControl(h *host) string {
	var told tcpip.CongestionControlOption
	h.stack.TransportProtocolOption(tcp.ProtocolNumber, &told)
	return string(told)
}

func setCongestionControl(h *host, name string) error {
	asked := tcpip.CongestionControlOption(name)
	return failure(h.stack.SetTransportProtocolOption(tcp.ProtocolNumber, &asked))
}

// invalidRateLimit is in milliseconds.
func invalidRateLimit(h *host) string {
	var told stack.TCPInvalidRateLimitOption
	h.stack.Option(&told)
	return strconv.FormatInt(time.Duration(told).Milliseconds(), 10)
}

func setInvalidRateLimit(h *host, value string) error {
	milliseconds, err := strconv.ParseUint(value, 10, 31)
	if err != nil {
		return fmt.Errorf("%s is no number", value)
	}
	return failure(h.stack.SetOption(
		stack.TCPInvalidRateLimitOption(time.Duration(milliseconds) * time.Millisecond)))
}

// portRange is of both versions of IP; "40001 40001".
func portRange(h *host) string {
	first, last := h.stack.PortRange()
	return fmt.Sprintf("%d %d", first, last)
}

func setPortRange(h *host, value string) error {
	var first, last uint16
	if _, err := fmt.Sscanf(value, "%d %d", &first, &last); err != nil {
		return fmt.Errorf("%s are not two ports", value)
	}
	return failure(h.stack.SetPortRange(first, last))
}

func defaultTTL(h *host) string {
	var told tcpip.DefaultTTLOption
	h.stack.NetworkProtocolOption(ipv4.ProtocolNumber, &told)
	return strconv.Itoa(int(told))
}

func setDefaultTTL(h *host, value string) error {
	hops, err := strconv.ParseUint(value, 10, 8)
	if err != nil {
		return fmt.Errorf("%s is no number of hops", value)
	}
	asked := tcpip.DefaultTTLOption(hops)
	return failure(h.stack.SetNetworkProtocolOption(ipv4.ProtocolNumber, &asked))
}

func failure(err tcpip.Error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s", err)
}
