"""The best tree with one child of the root (FORMAT.md, 5)."""

import numpy

FORBIDDEN = -1e9
ROOT_PRICE = 1e6


def _cycle(heads):
    """Nodes of one cycle among heads (heads[0] unused), or None."""
    state = numpy.zeros(len(heads), dtype=numpy.int8)
    for start in range(1, len(heads)):
        path, node = [], start
        while node and not state[node]:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if node and state[node] == 1:
            return path[path.index(node):]
        state[path] = 2
    return None


def _maximum_branching(scores):
    """Chu–Liu/Edmonds. scores[d, h]; node 0 is the root; the diagonal is forbidden."""
    heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = numpy.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = [node for node in range(len(scores)) if not inside[node]]
    size = len(outside)
    kept = scores[cycle, heads[cycle]]
    smaller = numpy.full((size + 1, size + 1), FORBIDDEN)
    smaller[:size, :size] = scores[numpy.ix_(outside, outside)]
    into = scores[numpy.ix_(cycle, outside)] - kept[:, None]   # break the cycle at d, enter from h
    broken_at = into.argmax(axis=0)
    smaller[size, :size] = into.max(axis=0) + kept.sum()
    leaving = scores[numpy.ix_(outside, cycle)]
    left_from = leaving.argmax(axis=1)
    smaller[:size, size] = leaving.max(axis=1)
    smaller[size, size] = FORBIDDEN
    partial = _maximum_branching(smaller)
    result = heads.copy()
    for number, node in enumerate(outside[1:], 1):
        head = partial[number]
        result[node] = cycle[left_from[number]] if head == size else outside[head]
    entry = partial[size]
    result[cycle[broken_at[entry]]] = outside[entry]
    result[0] = 0
    return result


def decode(scores):
    """Heads (1-based, 0 the root) of words 1 … n out of scores [n, 1 + n] (column 0 the root)."""
    count = scores.shape[0]
    square = numpy.full((count + 1, count + 1), FORBIDDEN)
    square[1:] = scores
    numpy.fill_diagonal(square, FORBIDDEN)
    square[1:, 0] -= ROOT_PRICE
    return _maximum_branching(square)[1:]
