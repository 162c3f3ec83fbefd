#!/usr/bin/env python3
"""growth.py RESULTS.jsonl FOLDER CIRCUMSTANCES - the figures of bench/grow as CSV files, the median of the repeats in each."""
import csv
import json
import statistics
import sys
from pathlib import Path

# For each file the curves that go into it, and its columns: heading, and what it shows of a run.
FILES = {
    "members.csv": (("members", "paced"), {"cpu_us_per_delivery": lambda r: r["srv_us"], "p99_ms": lambda r: r["p99"] / 1e3}),
    "rooms.csv": (("rooms3", "rooms10"), {"cpu_us_per_delivery": lambda r: r["srv_us"], "p99_ms": lambda r: r["p99"] / 1e3}),
    "connections.csv": (("connections",), {"kb_each": lambda r: r["rss_per_conn"] / 1024, "handshakes_per_s": lambda r: r["hs_rate"]}),
}


def main():
    results, folder, circumstances = sys.argv[1:]
    points = {}
    with open(results, encoding="utf-8") as file:
        for run in map(json.loads, file):
            curve, server, size = run["label"].split("/")
            if "failed" not in run:
                points.setdefault((curve, server, int(size.split(".")[0])), []).append(run)
    for name, (curves, columns) in FILES.items():
        rows = [
            [curve, server, size, *(f"{statistics.median(map(figure, runs)):.4g}" for figure in columns.values())]
            for (curve, server, size), runs in sorted(points.items())
            if curve in curves
        ]
        if rows:
            with open(Path(folder, name), "w", encoding="utf-8", newline="") as file:
                print("#", circumstances, file=file)
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(["curve", "server", "size", *columns])
                writer.writerows(rows)


main()
