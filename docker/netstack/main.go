// SPDX-License-Identifier: Apache-2.0

// Command netstack is gVisor's TCP/IP stack on a TAP device, as a target of tcpassay (docker/PROTOCOL.md).
package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"syscall"
)

const unavailable = 69 // EX_UNAVAILABLE of sysexits.h

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: netstack TAP CONTROL")
		os.Exit(64)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "netstack:", err)
		os.Exit(unavailable)
	}
}

// run serves sessions at control until standard input ends.
func run(device, control string) error {
	tap, err := openTap(device)
	if err != nil {
		return err
	}
	host, err := newHost(tap)
	if err != nil {
		return err
	}
	go tap.readFrames(host)
	listener, err := listen(control)
	if err != nil {
		return err
	}
	go serve(listener, host)
	_, err = io.Copy(io.Discard, os.Stdin)
	listener.Close() // takes the socket's path away
	return err
}

// listen makes the control socket, which nobody else may use.
func listen(control string) (net.Listener, error) {
	old := syscall.Umask(0o177)
	defer syscall.Umask(old)
	listener, err := net.Listen("unix", control)
	if err != nil {
		return nil, fmt.Errorf("making the control socket: %w", err)
	}
	return listener, nil
}

func serve(listener net.Listener, host *host) {
	for {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		go newSession(host, connection).serve()
	}
}
