#!/usr/bin/env python3
"""samples.py PID SECONDS WARMUP FILE.csv - what a JVM holds, from time to time, and whether it grows.

Resident memory, threads and open files every 5 s, from /proc; the heap after a collection and the direct memory twenty times in
all, from jcmd, for which the JVM must run with -XX:NativeMemoryTracking=summary. The first WARMUP seconds are not counted. Prints the
medians of the first and of the last quarter; exit status 1 if one has grown beyond its bound.
"""
import csv
import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

PERIOD = 5

# Each with the growth that is still no growth: a part of the first value, and so much more.
BOUNDS = {
    "heap after a collection, MB": (0.05, 2),
    "direct memory, MB": (0.05, 4),  # one chunk of Netty's allocator
    "classes and their metadata, MB": (0.05, 1),
    "resident, MB": (0.05, 8),
    "threads": (0, 4),
    "open files": (0, 8),
}


def from_proc(pid):
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    number = lambda key: int(re.search(rf"^{key}:\s+(\d+)", status, re.M).group(1))
    return {"resident, MB": number("VmRSS") / 1024, "threads": number("Threads"),
            "open files": len(os.listdir(f"/proc/{pid}/fd"))}


def from_jcmd(pid):
    tool = Path(os.readlink(f"/proc/{pid}/exe")).with_name("jcmd")
    ask = lambda *what: subprocess.run([tool, str(pid), *what], check=True, capture_output=True, text=True, timeout=30).stdout
    ask("GC.run")
    used = re.findall(r"\btotal\b.*\bused (\d+)K", ask("GC.heap_info"))
    if not used:
        sys.exit("jcmd GC.heap_info has an unknown form")
    heap = sum(map(int, used))
    memory = ask("VM.native_memory", "summary", "scale=KB")
    committed = lambda kind: int(re.search(rf"- +{kind} \(reserved=\d+KB, committed=(\d+)KB", memory).group(1))
    return {"heap after a collection, MB": heap / 1024, "direct memory, MB": committed("Other") / 1024,
            "classes and their metadata, MB": (committed("Class") + committed("Metaspace")) / 1024}


def collect(pid, seconds):
    """Samples as (seconds since the start, what, value)."""
    start, rows, asked = time.monotonic(), [], -seconds
    while (now := time.monotonic() - start) < seconds:
        held = from_proc(pid)
        if now - asked >= seconds / 20:
            asked = now
            held |= from_jcmd(pid)
        rows += [(now, what, value) for what, value in held.items()]
        time.sleep(max(0, start + now + PERIOD - time.monotonic()))
    return rows


def judge(rows, begin, end):
    """Prints a table; whether all has stayed within its bound."""
    print("| | first quarter | last quarter | growth | bound | |\n|---|---|---|---|---|---|")
    quarter, all_hold = (end - begin) / 4, True
    for what, (part, more) in BOUNDS.items():
        values = [(at, value) for at, name, value in rows if name == what]
        first = statistics.median(value for at, value in values if begin <= at <= begin + quarter)
        last = statistics.median(value for at, value in values if at >= end - quarter)
        bound = first * part + more
        holds = last - first <= bound
        all_hold &= holds
        print(f"| {what} | {first:.1f} | {last:.1f} | {last - first:+.1f} | {bound:.1f} | {'holds' if holds else '**grows**'} |")
    return all_hold


def main():
    pid, seconds, warmup, path = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]), sys.argv[4]
    rows = collect(pid, seconds)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["seconds", "what", "value"])
        writer.writerows((f"{at:.1f}", what, f"{value:.2f}") for at, what, value in rows)
    sys.exit(0 if judge(rows, warmup, seconds) else 1)


main()
