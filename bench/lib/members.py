#!/usr/bin/env python3
"""members.py PORT - a member with the line dialect and one with the classic dialect, who read what chatload's people say.

Prints 'ready' when both are in the room. At SIGTERM reads what is still on its way and prints what each has got; exit
status 1 if a line was lost, doubled, reordered or came to one of them only.
"""
import re
import selectors
import signal
import socket
import sys
import time

# chatload's text: a mark, the sender, the sequence number, the time, padding, an end mark.
LINE = re.compile(rb"Zq7=([0-9a-f]{4})([0-9a-f]{8})[0-9a-f]{16}x*~")
LONGEST = 8192


class Member:
    def __init__(self, name, port, greet):
        self.name = name
        self.sock = socket.create_connection(("127.0.0.1", port), timeout=5)
        greet(self.sock)
        self.sock.setblocking(False)
        self.rest = b""
        self.next = {}
        self.lines = self.bytes = self.faults = 0

    def read(self):
        """False at the end of the stream."""
        chunk = self.sock.recv(1 << 20)
        self.bytes += len(chunk)
        data = self.rest + chunk
        end = 0
        for found in LINE.finditer(data):
            self.lines += 1
            sender, sequence = found.group(1), int(found.group(2), 16)
            self.faults += sequence != self.next.get(sender, 0)
            self.next[sender] = sequence + 1
            end = found.end()
        self.rest = data[end:][-LONGEST:]
        return bool(chunk)


def line_dialect(sock):
    sock.sendall(b"netcat\n")
    sock.recv(4096)


def classic_dialect(sock):
    assert sock.recv(4) == b"NICK"
    sock.sendall(b"oldie")
    sock.recv(4096)


def drain(members, keep_on):
    with selectors.DefaultSelector() as selector:
        for member in members:
            selector.register(member.sock, selectors.EVENT_READ, member)
        while keep_on():
            for key, _ in selector.select(0.1):
                if not key.data.read():
                    print(f"{key.data.name}: disconnected")
                    return False
    return True


def main():
    stopped = []
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(True))
    port = int(sys.argv[1])
    members = [Member("line", port, line_dialect), Member("classic", port, classic_dialect)]
    print("ready", flush=True)
    alive = drain(members, lambda: not stopped)
    end = time.monotonic() + 0.5
    alive = alive and drain(members, lambda: time.monotonic() < end)
    for member in members:
        print(f"{member.name}: {member.lines} lines, {member.bytes} bytes, {member.faults} out of order")
    same = members[0].next == members[1].next
    if not same:
        print("the two did not get the same lines")
    whole = alive and same and all(member.lines and not member.faults for member in members)
    sys.exit(0 if whole else 1)


main()
