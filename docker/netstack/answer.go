// SPDX-License-Identifier: Apache-2.0

package main

import (
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
	"gvisor.dev/gvisor/pkg/syserr"
	"gvisor.dev/gvisor/pkg/tcpip"
)

// answer is what a line says behind the request's number.
type answer []string

var pending = answer{"pending"}

func ok(words ...string) answer { return append(answer{"ok"}, words...) }

func lacks(what string) answer { return answer{"lacks", what} }

func wrong(why string) answer { return answer{"wrong", why} }

func (a answer) isPending() bool { return a[0] == pending[0] }

func (a answer) String() string { return strings.Join(a, " ") }

func number[N int | int64 | uint16](value N) string { return strconv.FormatInt(int64(value), 10) }

// refused is the answer to a call that failed; what the stack would wait for is pending.
func refused(err tcpip.Error) answer {
	switch err.(type) {
	case *tcpip.ErrWouldBlock, *tcpip.ErrConnectStarted, *tcpip.ErrAlreadyConnecting:
		return pending
	}
	return answer{"error", errorName(err)}
}

// done is the answer to a call that tells nothing but whether it failed.
func done(err tcpip.Error) answer {
	if err != nil {
		return refused(err)
	}
	return ok()
}

// errorName is the name that POSIX gives an error, by gVisor's own table.
func errorName(err tcpip.Error) string {
	return unix.ErrnoName(unix.Errno(syserr.TranslateNetstackError(err).ToLinux()))
}
