"""Other engines on the tables of the accuracy benchmark, each used as its manual says, at the same rho (zCDP, one record added).

prepare FOLDER CORPUS          writes NAME.csv: whole-numbered codes, the first line holds the number of codes of each column
opendp FILE ROWS RHO RUNS      OpenDP: the budget split evenly over one- and two-way tables, discrete Gaussian noise
mst FILE ROWS RHO RUNS         private-pgm (mbi): MST (McKenna, Miklau and Sheldon 2021), records drawn from the model


opendp and mst print one JSON line: mean total variation of one-way and of two-way tables in each run, seconds, peak memory.
"""

import itertools
import json
import pathlib
import resource
import sys
import time

import numpy as np

CODES_AT_MOST = 25


def survey15(rows=500_000):
    """A generated survey of 15 questions: six kinds of people, each with answers of their own."""
    sizes = [24, 6, 4, 7, 3, 5, 5, 5, 5, 5, 2, 2, 8, 7, 3]
    random = np.random.default_rng(20261123)
    weights = random.dirichlet(np.full(6, 3.0))
    answers = [random.dirichlet(np.full(size, 0.7), size=6) for size in sizes]
    kinds = random.choice(6, size=rows, p=weights)
    columns = []
    for size, chances in zip(sizes, answers):
        below = chances.cumsum(axis=1)[kinds]
        columns.append(np.minimum((random.random(rows)[:, None] > below).sum(axis=1), size - 1))
    return np.stack(columns, axis=1), sizes


def prepare(folder, corpus):
    import csv

    folder = pathlib.Path(folder)
    table, sizes = survey15()
    save(folder / "survey15.csv", table[:20_000], sizes)
    for path in sorted(pathlib.Path(corpus).glob("*.dict.json")):
        name = path.name.removesuffix(".dict.json")
        with open(path.with_name(f"{name}.csv"), newline="") as file:
            rows = list(csv.reader(file))
        columns = list(zip(*rows[1:]))
        coded, sizes = [], []
        for column in columns:
            codes = {code: place for place, code in enumerate(sorted(set(column)))}
            if 2 <= len(codes) <= CODES_AT_MOST:
                coded.append([codes[code] for code in column])
                sizes.append(len(codes))
        save(folder / f"{name}.csv", np.array(coded).T, sizes)


def save(path, table, sizes):
    lines = [sizes, *table.tolist()]
    path.write_text("\n".join(",".join(map(str, line)) for line in lines) + "\n")


def load(path, rows):
    table = np.loadtxt(path, delimiter=",", dtype=int)
    return table[1 : rows + 1], table[0].tolist()


def tables(table, sizes):
    """Exact counts of all one- and two-way tables."""
    for place, size in enumerate(sizes):
        yield (place,), np.bincount(table[:, place], minlength=size)
    for left, right in itertools.combinations(range(len(sizes)), 2):
        both = table[:, left] * sizes[right] + table[:, right]
        yield (left, right), np.bincount(both, minlength=sizes[left] * sizes[right])


def distance(counts, exact):
    counts = np.maximum(np.asarray(counts, dtype=float), 0)
    return 0.5 * np.abs(counts / max(counts.sum(), 1e-9) - exact / exact.sum()).sum()


def report(runs, started, ways):
    print(json.dumps({
        "one_way": [float(np.mean([d for way, d in zip(ways, run) if way == 1])) for run in runs],
        "two_way": [float(np.mean([d for way, d in zip(ways, run) if way == 2])) for run in runs],
        "seconds": (time.time() - started) / len(runs),
        "mebibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }))


def opendp(path, rows, rho, runs):
    import opendp.prelude as dp

    dp.enable_features("contrib")
    table, sizes = load(path, rows)
    exact = list(tables(table, sizes))
    scale = float(np.sqrt(len(exact) / (2 * rho)))
    noise = dp.m.make_gaussian(dp.vector_domain(dp.atom_domain(T=int)), dp.l2_distance(T=float), scale)
    assert noise.map(1.0) * len(exact) <= rho * 1.000001
    started = time.time()
    found = [[distance(noise([int(count) for count in counts]), counts) for _, counts in exact] for _ in range(runs)]
    report(found, started, [len(columns) for columns, _ in exact])


def mst(path, rows, rho, runs):
    import mbi
    import networkx
    from mbi import estimation
    from scipy.special import softmax

    table, sizes = load(path, rows)
    names = [f"q{place}" for place in range(len(sizes))]
    domain = mbi.Domain(names, sizes)
    data = mbi.Dataset({name: table[:, place] for place, name in enumerate(names)}, domain)
    exact = list(tables(table, sizes))

    def measured(random, cliques, rho):
        deviation = np.sqrt(len(cliques) / (2 * rho))
        for clique in cliques:
            counts = np.asarray(data.project(clique).datavector())
            yield mbi.LinearMeasurement(counts + random.normal(0, deviation, counts.size), clique, stddev=deviation)

    started, found = time.time(), []
    for run in range(runs):
        random = np.random.default_rng(run)
        measurements = list(measured(random, [(name,) for name in names], rho / 3))
        model = estimation.MirrorDescent().estimate(domain, measurements, iters=1000)
        pairs = list(itertools.combinations(names, 2))
        scores = {
            pair: np.abs(np.asarray(model.project(pair).datavector()) - np.asarray(data.project(pair).datavector())).sum()
            for pair in pairs
        }
        epsilon = np.sqrt(8 * (rho / 3) / (len(names) - 1))
        forest = networkx.utils.UnionFind(names)
        chosen = []
        for _ in range(len(names) - 1):
            candidates = [pair for pair in pairs if forest[pair[0]] != forest[pair[1]]]
            chances = softmax(0.5 * epsilon * np.array([scores[pair] for pair in candidates]))
            pair = candidates[random.choice(len(candidates), p=chances)]
            forest.union(*pair)
            chosen.append(pair)
        measurements += list(measured(random, chosen, rho / 3))
        model = estimation.MirrorDescent().estimate(domain, measurements, iters=5000)
        synthetic = model.synthetic_data(rows=len(table))
        drawn = np.stack([synthetic.to_dict()[name] for name in names], axis=1)
        found.append([distance(counts, exact_counts) for (_, counts), (_, exact_counts) in zip(tables(drawn, sizes), exact)])
    report(found, started, [len(columns) for columns, _ in exact])


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    if command == "prepare":
        prepare(*arguments)
    else:
        path, rows, rho, runs = arguments
        {"opendp": opendp, "mst": mst}[command](path, int(rows), float(rho), int(runs))
