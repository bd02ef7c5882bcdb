#!/usr/bin/env python3
"""Times attention in PyTorch on the CPU, and writes lines that `weft bench --merge` and `weft report` read.

Patterns: dense (scaled_dot_product_attention), local and headtail (composed of it block by block, as a user of
PyTorch would: each block's queries against its own keys and the gathered global ones, then the global queries
against all keys). Other patterns, and lengths that are no multiple of the block, are left out and named.
"""

import argparse
import json
import math
import statistics
import sys
import time

BLOCK = 64
GLOBALS = 32


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    many = dict(type=lambda text: text.split(","))
    parser.add_argument("--pattern", default=["headtail"], help="headtail, local, dense; parted by commas", **many)
    parser.add_argument("--causal", default=["false"], help="true, false", **many)
    parser.add_argument("--dtype", default=["F32"], help="F32, F16, BF16", **many)
    parser.add_argument("--heads", default=["12"], **many)
    parser.add_argument("--head-dim", default=["64"], **many)
    parser.add_argument("--n", default=["1024"], help="tokens", **many)
    parser.add_argument("--threads", default=["1"], **many)
    parser.add_argument("--seconds", type=float, default=3, help="how long to measure each case")
    parser.add_argument("--quick", action="store_true", help="short runs: to see that all works")
    parser.add_argument("--json", help="the file; standard output if not given")
    return parser.parse_args()


def main():
    options = arguments()
    try:
        import torch
    except ImportError:
        print("torch_attention: this Python has no module torch", file=sys.stderr)
        return 1
    seconds = 0.5 if options.quick else options.seconds
    lines = []
    for pattern in options.pattern:
        for causal in options.causal:
            for dtype in options.dtype:
                for heads, dim, n, threads in shapes(options):
                    name = f"{pattern} {'causal ' if causal == 'true' else ''}{dtype} {heads}x{dim} n={n}"
                    if pattern not in ("dense", "local", "headtail") or (pattern != "dense" and (n % BLOCK or n < 2 * BLOCK)):
                        print(f"torch_attention: left out {name}", file=sys.stderr)
                        continue
                    print(f"torch_attention: {name}, {threads} threads", file=sys.stderr)
                    lines.append(measure(torch, pattern, causal == "true", dtype, heads, dim, n, threads, seconds))
    text = "".join(json.dumps(line) + "\n" for line in lines)
    if options.json:
        # Only a whole file: nothing is written before everything is measured.
        with open(options.json, "w", encoding="utf-8") as file:
            file.write(text)
    else:
        sys.stdout.write(text)
    return 0


def shapes(options):
    return [
        (int(heads), int(dim), int(n), int(threads))
        for heads in options.heads
        for dim in options.head_dim
        for n in options.n
        for threads in options.threads
    ]


def sdpa(torch, q, k, v, mask=None, causal=False):
    function = getattr(torch.nn.functional, "scaled_dot_product_attention", None)
    if function is not None:
        return function(q, k, v, attn_mask=mask, is_causal=causal)
    # PyTorch before 2.0.
    scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
    if causal:
        hidden = torch.ones(scores.shape[-2:], dtype=torch.bool).triu(1)
        scores = scores.masked_fill(hidden, float("-inf"))
    if mask is not None:
        scores = scores + mask
    return torch.softmax(scores, dim=-1) @ v


def prepare(torch, pattern, causal, q, k, v):
    """What is timed, as a function without arguments. All gates are open: weights are 1."""
    _, heads, n, dim = q.shape
    if pattern == "dense":
        return lambda: sdpa(torch, q, k, v, causal=causal)
    count = n // BLOCK

    def blocks(x):
        return x.view(heads, count, BLOCK, dim)

    if pattern == "local":
        return lambda: sdpa(torch, blocks(q), blocks(k), blocks(v), causal=causal).reshape(1, heads, n, dim)
    mask = block_mask(torch, n, causal).to(q.dtype)
    if causal:

        def past(x):
            xb = blocks(x)
            head = xb[:, :1, :GLOBALS].expand(heads, count, GLOBALS, dim)
            before = torch.cat([xb[:, :1], xb[:, : count - 1]], 1)[:, :, BLOCK - GLOBALS :]
            return torch.cat([xb, head, before], 2)

        return lambda: sdpa(torch, blocks(q), past(k), past(v), mask).reshape(1, heads, n, dim)

    def ends(x):
        return torch.cat([x[:, :, :GLOBALS], x[:, :, n - GLOBALS :]], 2)

    def with_globals(x):
        shared = ends(x).view(heads, 1, 2 * GLOBALS, dim).expand(heads, count, 2 * GLOBALS, dim)
        return torch.cat([blocks(x), shared], 2)

    def encoder():
        out = sdpa(torch, blocks(q), with_globals(k), with_globals(v), mask).reshape(1, heads, n, dim)
        edge = sdpa(torch, ends(q), k, v)
        out[:, :, :GLOBALS] = edge[:, :, :GLOBALS]
        out[:, :, n - GLOBALS :] = edge[:, :, GLOBALS:]
        return out

    return encoder


def block_mask(torch, n, causal):
    """0 where a block's query sees a gathered key, minus infinity where it must not count (twice)."""
    count = n // BLOCK
    mask = torch.zeros(1, count, BLOCK, BLOCK + 2 * GLOBALS)
    if causal:
        mask[..., :BLOCK] = torch.full((BLOCK, BLOCK), float("-inf")).triu(1)
        mask[:, 0, :, BLOCK:] = float("-inf")
    else:
        mask[:, 0, :, BLOCK : BLOCK + GLOBALS] = float("-inf")
        mask[:, count - 1, :, BLOCK + GLOBALS :] = float("-inf")
    return mask


def pairs(pattern, causal, n):
    """Pairs of one head with a weight above 0."""
    if pattern == "dense":
        return n * (n + 1) // 2 if causal else n * n
    total = 0
    for i in range(n):
        start = i - i % BLOCK
        end = min(n, start + BLOCK)
        own = i - start + 1 if causal else end - start
        if pattern == "local":
            total += own
        elif causal:
            head = min(GLOBALS, start)
            total += own + head + start - max(head, start - GLOBALS)
        elif i < GLOBALS or i >= n - GLOBALS:
            total += n
        else:
            inside = max(0, min(end, GLOBALS) - start) + max(0, end - max(start, n - GLOBALS))
            total += own + 2 * GLOBALS - inside
    return total


def measure(torch, pattern, causal, dtype, heads, dim, n, threads, seconds):
    kinds = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16}
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    q, k, v = (torch.randn(1, heads, n, dim).to(kinds[dtype]) for _ in range(3))
    times = []
    with torch.no_grad():
        call = prepare(torch, pattern, causal, q, k, v)
        warm = time.perf_counter() + seconds / 2
        while time.perf_counter() < warm:
            call()
        end = time.perf_counter() + seconds
        while time.perf_counter() < end or len(times) < 4:
            begin = time.perf_counter_ns()
            call()
            times.append((time.perf_counter_ns() - begin) * 1e-3)
    times.sort()

    def quantile(share):
        return times[min(len(times) - 1, int(share * len(times)))]

    median = statistics.median(times)
    operations = 4.0 * dim * heads * pairs(pattern, causal, n)
    return {
        "suite": "attention",
        "kernel": "pytorch " + torch.__version__,
        "pattern": pattern,
        "causal": causal,
        "dtype": dtype,
        "heads": heads,
        "head_dim": dim,
        "n": n,
        "open_gates": 1.0,
        "threads": threads,
        "median_us": median,
        "p99_us": quantile(0.99),
        "p999_us": quantile(0.999),
        "gflops": operations / median * 1e-3,
        "samples": len(times),
        "spread": (quantile(0.75) - quantile(0.25)) / median,
        "operations": operations,
        "least_bytes": 4.0 * heads * n * dim * (4 if dtype == "F32" else 2),
    }


if __name__ == "__main__":
    sys.exit(main())
