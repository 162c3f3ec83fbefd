#!/usr/bin/env python3
"""micro.py RESULTS.json - what JMH measured, a row for each benchmark, and whether the targets hold."""
import json
import sys

TARGETS_NS = {"CommandBenchmark.kick": 2_000, "CommandBenchmark.silence": 2_000}


def main():
    print("\n| benchmark | ns | ± (99.9 %) | bytes allocated | target |\n|---|---|---|---|---|")
    with open(sys.argv[1], encoding="utf-8") as file:
        for result in json.load(file):
            name = ".".join(result["benchmark"].split(".")[-2:])
            shown = name + "".join(f" {key}={value}" for key, value in result.get("params", {}).items())
            time = result["primaryMetric"]
            allocated = result["secondaryMetrics"]["gc.alloc.rate.norm"]["score"]
            most = TARGETS_NS.get(name)
            verdict = "" if most is None else f"≤ {most:,}: {'holds' if time['score'] <= most else '**no**'}"
            print(f"| {shown} | {time['score']:,.0f} | {float(time['scoreError']):,.0f} | {allocated:,.0f} | {verdict} |")


main()
