// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"errors"
	"net"
	"strconv"
	"strings"
	"sync"
	"time"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/waiter"
)

const (
	version  = "1"
	longest  = 70_000 // bytes of a line
	mostWait = 1_000_000_000
)

// session is one connection to the control socket, and the sockets that it has opened.
type session struct {
	host       *host
	connection net.Conn
	writing    sync.Mutex // of lines

	mu      sync.Mutex // guards what follows
	sockets map[int]*userSocket
	opened  []*userSocket // those given up included: their connections may live on
	last    int
}

// request is a line of the tester's.
type request struct {
	id    string
	wait  time.Duration
	verb  string
	words []string
}

func newSession(host *host, connection net.Conn) *session {
	return &session{host: host, connection: connection, sockets: map[int]*userSocket{}}
}

func (s *session) serve() {
	defer s.connection.Close()
	defer s.forget()
	lines := bufio.NewScanner(s.connection)
	lines.Buffer(make([]byte, 0, 4096), longest)
	for lines.Scan() {
		asked, err := parse(lines.Text())
		if err != nil {
			s.say(asked.id, wrong(err.Error()))
			continue
		}
		s.answer(asked)
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		s.say("0", wrong("a line is too long"))
	}
}

// parse reads "ID [@MS] VERB WORD..."; the number is 0 where there is none.
func parse(line string) (request, error) {
	words := strings.Fields(line)
	asked := request{id: "0"}
	if len(words) == 0 {
		return asked, errors.New("an empty line")
	}
	if _, err := strconv.ParseUint(words[0], 10, 63); err != nil {
		return asked, errors.New("a request begins with a number")
	}
	asked.id, words = words[0], words[1:]
	if len(words) > 0 && strings.HasPrefix(words[0], "@") {
		milliseconds, err := strconv.ParseUint(words[0][1:], 10, 63)
		if err != nil || milliseconds > mostWait {
			return asked, errors.New("no time behind @")
		}
		asked.wait, words = time.Duration(milliseconds)*time.Millisecond, words[1:]
	}
	if len(words) == 0 {
		return asked, errors.New("no verb")
	}
	asked.verb, asked.words = words[0], words[1:]
	return asked, nil
}

// answer says how things stand, or waits for them beside whatever else is asked.
func (s *session) answer(asked request) {
	verb, known := verbs[asked.verb]
	if !known {
		s.say(asked.id, wrong("no such verb: "+asked.verb))
		return
	}
	if len(asked.words) < verb.least || len(asked.words) > verb.most {
		s.say(asked.id, wrong("so many words do not belong to "+asked.verb))
		return
	}
	first := verb.do(s, asked.words)
	if !first.isPending() || asked.wait == 0 {
		s.say(asked.id, first)
		return
	}
	if socket := s.socket(asked.words[0]); socket != nil {
		go s.await(asked, socket, verb)
	}
}

// await asks again whenever something happened to the socket, until the time is over.
func (s *session) await(asked request, socket *userSocket, verb verb) {
	entry, happened := waiter.NewChannelEntry(waiter.ReadableEvents | waiter.WritableEvents | waiter.EventHUp |
		waiter.EventErr)
	socket.queue.EventRegister(&entry)
	defer socket.queue.EventUnregister(&entry)
	over := time.NewTimer(asked.wait)
	defer over.Stop()
	for {
		result := verb.do(s, asked.words)
		if !result.isPending() {
			s.say(asked.id, result)
			return
		}
		select {
		case <-happened:
		case <-over.C:
			s.say(asked.id, pending)
			return
		}
	}
}

func (s *session) say(id string, what answer) {
	s.writing.Lock()
	defer s.writing.Unlock()
	_, _ = s.connection.Write([]byte(id + " " + what.String() + "\n")) // who has gone needs no answer
}

// socket is nil where the session has none of this number.
func (s *session) socket(word string) *userSocket {
	number, err := strconv.Atoi(word)
	if err != nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sockets[number]
}

// adopt gives a socket its number.
func (s *session) adopt(endpoint tcpip.Endpoint, queue *waiter.Queue, family string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last++
	socket := &userSocket{endpoint: endpoint, queue: queue, family: family}
	s.sockets[s.last] = socket
	s.opened = append(s.opened, socket)
	return s.last
}

func (s *session) drop(word string) {
	number, _ := strconv.Atoi(word) // it was one when its socket was found
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.sockets, number)
}

// forget aborts everything the session opened.
func (s *session) forget() {
	s.mu.Lock()
	opened := s.opened
	s.opened = nil
	clear(s.sockets)
	s.mu.Unlock()
	for _, socket := range opened {
		socket.abort()
	}
}
