// The offsets of Call's fields, so that the host can compare them with its own before any launch.
#include <stddef.h>

#include "call.cuh"

#define AT(FIELD) (int)offsetof(weft::Call, FIELD)

extern "C" __device__ const int weft_call_layout[40] = {
    AT(q),          AT(k),         AT(v),         AT(out),        AT(gate),
    AT(logSumExp),  AT(selection), AT(selectionItem), AT(packing), AT(segments),
    AT(items),      AT(pageTable), AT(page),      AT(pageSlots),  AT(pageTokens),
    AT(headPages),  AT(windowPages), AT(rowPtr),  AT(col),        AT(value),
    AT(cooRows),    AT(cooLists),  AT(tileColumns), AT(means),    AT(meanBlocks),
    AT(partials),   AT(counters),  AT(heads),     AT(kvHeads),    AT(headDim),
    AT(block),      AT(causal),    AT(head),      AT(tail),       AT(topK),
    AT(type),       AT(outType),   AT(logScale),  AT(threshold),  (int)sizeof(weft::Call),
};
