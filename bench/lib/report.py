#!/usr/bin/env python3
"""report.py RESULTS.jsonl - a Markdown table for each scenario: medians, least and most, ratios, and whether the targets hold."""
import json
import statistics
import sys
from dataclasses import dataclass
from typing import Callable

PARLEY, FLOOR, RIVAL = "parley", "floor-batch", "inspircd"


@dataclass(frozen=True)
class Figure:
    """One column: how it is called, taken from a run, and written."""

    title: str
    of: Callable[[dict], float]
    form: str


CPU = Figure("CPU µs per delivery", lambda r: r["srv_us"], "{:.3f}")
RATE = Figure("deliveries/s", lambda r: r["rate"], "{:,.0f}")
P50 = Figure("p50 ms", lambda r: r["p50"] / 1e3, "{:.2f}")
P99 = Figure("p99 ms", lambda r: r["p99"] / 1e3, "{:.2f}")
RSS = Figure("RSS max MB", lambda r: r["rssmax_kb"] / 1024, "{:.0f}")
KB_EACH = Figure("KB per connection", lambda r: r["rss_per_conn"] / 1024, "{:.2f}")
HANDSHAKES = Figure("handshakes/s", lambda r: r["hs_rate"], "{:,.0f}")
HANDSHAKE_CPU = Figure("CPU µs per handshake", lambda r: r["hs_cpu_us"], "{:.0f}")
GREW = Figure("RSS grew MB", lambda r: (r["rssmax_kb"] - r["rss0_kb"]) / 1024, "{:.1f}")
GONE = Figure("slow one closed after s", lambda r: r["slow_gone_s"], "{:.1f}")
CLOSED = Figure("slow one closed", lambda r: r["slow_closed"], "{:.0f}")
STARTED = Figure("exec to listening ms", lambda r: r["start_ms"], "{:.0f}")
START_CPU = Figure("CPU ms until then", lambda r: r["cpu_ms"], "{:.0f}")
AT_REST = Figure("RSS at rest MB", lambda r: r["rss_kb"] / 1024, "{:.1f}")

FLOOD = [CPU, RATE, P99, RSS]
COLUMNS = {"S2": [P50, P99, CPU], "S4": [KB_EACH, HANDSHAKES, HANDSHAKE_CPU], "S4l": [KB_EACH, HANDSHAKES, HANDSHAKE_CPU],
           "S5": [*FLOOD, GREW, GONE], "S5c": [*FLOOD, GREW], "start": [STARTED, START_CPU, AT_REST]}
TITLES = {
    "start": "from exec to the line 'listens on', with the shipped plugins",
    "S1": "one room of 1,000, 10 senders, 100-byte text, flooded with 32 outstanding each",
    "S1w4": "the same with 4 outstanding each",
    "S2": "the same room, 20 lines/s, open loop",
    "S3": "200 rooms of 10, everybody talks, flooded with 4 outstanding each",
    "S4": "10,000 idle connections without a room",
    "S4l": "10,000 idle connections, all in the lobby",
    "S5c": "one room of 200, 400-byte text, flooded: the control of S5",
    "S5": "the same, and one member stops reading",
    "mixed": "S1 with a line and a classic member in the room",
}


def other(run):
    """CPU of other processes and stolen time, in per cent of one core."""
    return run.get("busy_pct", 0) - run.get("srv_pct", 0) - run.get("gen_pct", 0) + run.get("steal_pct", 0)


class Runs:
    """What was measured: for each scenario and server the runs, one of each repeat, the one that others disturbed least."""

    def __init__(self, path):
        self.kept, self.failed = {}, {}
        with open(path, encoding="utf-8") as file:
            for line in file:
                self.add(json.loads(line))

    def add(self, run):
        scenario, server, repeat = run["label"].split("/")
        if "failed" in run:
            self.failed.setdefault((scenario, server), []).append(run["failed"])
            return
        kept = self.kept.setdefault((scenario, server), {})
        repeat = repeat.split(".")[0]
        if repeat not in kept or other(run) < other(kept[repeat]):
            kept[repeat] = run

    def scenarios(self):
        seen = {scenario for scenario, _ in [*self.kept, *self.failed]}
        return [scenario for scenario in TITLES if scenario in seen]

    def servers(self, scenario):
        return [server for its, server in self.kept if its == scenario]

    def values(self, scenario, server, figure):
        return [figure.of(run) for run in self.kept.get((scenario, server), {}).values()]

    def median(self, scenario, server, figure):
        """None if that was not measured."""
        values = self.values(scenario, server, figure)
        return statistics.median(values) if values else None


@dataclass(frozen=True)
class Target:
    """A figure of Parley's, or its ratio to another one, and the bound that it must keep."""

    scenario: str
    figure: Figure
    bound: float
    at_least: bool = False
    to: str = ""  # ratio to this server's figure …
    control: str = ""  # … in this scenario
    server: str = PARLEY

    def told(self, runs):
        ours = runs.median(self.scenario, self.server, self.figure)
        if ours is None:
            return None
        name, value = f"{self.server} {self.figure.title}", ours
        if self.to:
            theirs = runs.median(self.control or self.scenario, self.to, self.figure)
            if not theirs:
                return None
            name += f" ÷ {self.to}'s" + (f" in {self.control}" if self.control else "")
            value = ours / theirs
        holds = value >= self.bound if self.at_least else value <= self.bound
        sign = "≥" if self.at_least else "≤"
        return f"| {self.scenario} | {name} | {sign} {number(self.bound)} | {number(value)} | {'yes' if holds else '**no**'} |"


TARGETS = [
    Target("S1", CPU, 0.15),
    Target("S1", CPU, 0.2, to=RIVAL),
    Target("S1", CPU, 2, to=FLOOR),
    Target("S2", P50, 1.2, to=FLOOR),
    Target("S2", P99, 1.2, to=FLOOR),
    Target("S2", CPU, 7.5),
    Target("S3", CPU, 1 / 3, to=RIVAL),
    Target("S3", CPU, 2, to=FLOOR),
    Target("S4", KB_EACH, 2.1),
    Target("S4", HANDSHAKES, 8800, at_least=True),
    Target("S5", CLOSED, 1, at_least=True),
    Target("S5", P99, 1.2, to=PARLEY, control="S5c"),
    Target("S5", RSS, 1.1, to=PARLEY, control="S5c"),
    Target("mixed", CPU, 1.2, to=PARLEY, control="S1"),
    Target("start", STARTED, 500),
    Target("start", STARTED, 1200, server="parley-no-aot"),
    Target("start", AT_REST, 90),
    Target("start", AT_REST, 90, server="parley-no-aot"),
]


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def cell(values, form):
    shown = form.format(statistics.median(values))
    return shown if len(values) == 1 else f"{shown} ({form.format(min(values))}–{form.format(max(values))})"


def ratio(runs, scenario, server, figure, to):
    ours, theirs = runs.median(scenario, server, figure), runs.median(scenario, to, figure)
    return f"{ours / theirs:.2f}" if ours and theirs else ""


def faults(runs, scenario, server):
    kept = runs.kept[scenario, server].values()
    wrong = sum(run.get(kind, 0) for run in kept for kind in ("lost", "dup", "reord", "corrupt", "disconnects"))
    failed = len(runs.failed.get((scenario, server), []))
    return f"{wrong}" + (f", {failed} failed" if failed else "")


def table(runs, scenario):
    figures = COLUMNS.get(scenario, FLOOD)
    first = figures[0]
    rivals = [to for to in (RIVAL, FLOOR) if runs.values(scenario, to, first)]
    heads = ["server", "runs", *(f.title for f in figures), *(f"{first.title.split()[0]} ÷ {to}" for to in rivals), "faults", "others %"]
    print(f"\n### {scenario}: {TITLES[scenario]}\n\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for server in runs.servers(scenario):
        kept = runs.kept[scenario, server].values()
        cells = [cell(runs.values(scenario, server, f), f.form) for f in figures]
        cells += [ratio(runs, scenario, server, first, to) for to in rivals]
        disturbed = [other(run) for run in kept if "busy_pct" in run]
        cells += [faults(runs, scenario, server), f"{statistics.median(disturbed):.0f}" if disturbed else ""]
        print(f"| {server} | {len(kept)} | {' | '.join(cells)} |")
    for (its, server), reasons in runs.failed.items():
        if its == scenario:
            print(f"\n{server} failed {len(reasons)} ×: {reasons[-1]}")


def main():
    runs = Runs(sys.argv[1])
    for scenario in runs.scenarios():
        table(runs, scenario)
    told = [line for line in (target.told(runs) for target in TARGETS) if line]
    if told:
        print("\n### Targets\n\n| scenario | figure, median | target | measured | holds |\n|---|---|---|---|---|")
        print("\n".join(told))


main()
