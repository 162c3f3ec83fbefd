#!/usr/bin/env python3
"""churn.py PORT JAR - people who come, say a line, run a command and go, all the time, in all dialects; and once a minute a
new version of the plugin JAR, by a rename over the old one.

At SIGTERM lets everybody finish and prints what happened. Exit status 1 if a command had no answer or an error for an answer,
or somebody was not let in.
"""
import asyncio
import json
import os
import random
import signal
import sys
import zipfile

PEOPLE = 20  # at the same time
ROOMS = 50
COMMANDS = ["/who", "/help", "/roll 2d6"]
PATIENCE = 10  # seconds
dice = random.Random(7)


class Churn:
    def __init__(self, port, jar):
        self.port, self.jar = port, jar
        self.stopping = asyncio.Event()
        self.visits = self.commands = self.upgrades = 0
        self.faults = []

    async def somebody(self, seat):
        """One person after another, until it is time to stop."""
        while not self.stopping.is_set():
            self.visits += 1
            visit = dice.choice([self.program, self.program, self.netcat, self.classic])
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
                async with asyncio.timeout(PATIENCE):
                    await visit(f"v{seat}x{self.visits}", reader, writer)
                await self.pause(dice.uniform(0, 1))
                if dice.random() < 0.5:
                    writer.transport.abort()
                writer.close()
            except (OSError, TimeoutError, ValueError, asyncio.IncompleteReadError) as fault:
                self.faults.append(f"{visit.__name__}: {fault!r}")

    async def pause(self, seconds):
        try:
            await asyncio.wait_for(self.stopping.wait(), seconds)
        except TimeoutError:
            pass

    async def program(self, name, reader, writer):
        room = f"room{dice.randrange(ROOMS)}"
        command = dice.choice(COMMANDS)
        for message in (
            {"type": "hello", "nick": name, "lobby": False},
            {"type": "join", "room": room},
            {"type": "say", "room": room, "text": "Good morning!"},
            {"type": "command", "line": command, "room": room, "id": "1"},
        ):
            writer.write(json.dumps(message).encode() + b"\n")
        answer = {}
        while answer.get("id") != "1":
            line = await reader.readuntil(b"\n")
            answer = json.loads(line[line.find(b"{") :])  # the question NICK comes before it when this process was slow to speak
        self.commands += 1
        if answer["type"] != "reply":
            self.faults.append(f"{command}: {answer}")

    async def netcat(self, name, reader, writer):
        writer.write(f"{name}\nGood morning!\n/who\n".encode())
        await reader.readuntil(f"{name}: Good morning!\n".encode())

    async def classic(self, name, reader, writer):
        await reader.readexactly(len("NICK"))
        writer.write(name.encode())
        await reader.readuntil(b"Connected to the server!")

    async def upgrade_now_and_then(self):
        while not self.stopping.is_set():
            await self.pause(60)
            if not self.stopping.is_set():
                self.upgrades += 1
                new_version(self.jar, f"0.2.{self.upgrades}")

    async def run(self):
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.stopping.set)
        await asyncio.gather(self.upgrade_now_and_then(), *(self.somebody(seat) for seat in range(PEOPLE)))
        print(f"{self.visits} people came and went, {self.commands} commands were answered, {self.upgrades} upgrades")
        for fault in self.faults[:5]:
            print("fault:", fault)
        return 1 if self.faults else 0


def new_version(jar, version):
    """Writes the same plugin under another version beside the jar and renames it over."""
    beside = jar + ".new"
    with zipfile.ZipFile(jar) as old, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "META-INF/MANIFEST.MF":
                lines = content.decode().splitlines()
                content = "".join(
                    (f"Plugin-Version: {version}" if line.startswith("Plugin-Version:") else line) + "\r\n" for line in lines
                ).encode()
            new.writestr(entry.filename, content)
    os.replace(beside, jar)


if __name__ == "__main__":
    sys.exit(asyncio.run(Churn(int(sys.argv[1]), sys.argv[2]).run()))
