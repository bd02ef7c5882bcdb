package dev.weft.bench.gpu;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What was measured of a case. Times are medians in microseconds.
 *
 * @param label the case
 * @param device the device
 * @param micros on the device, within a graph of launches over rotated tensors
 * @param floorMicros the floor, measured likewise in the same run; null where there is none
 * @param floorRatio the former over the latter
 * @param peerMicros cuDNN's dense attention, measured likewise in the same run; null where it
 *     computes something else, or is missing
 * @param peerRatio the case's time over the peer's
 * @param target what was to be reached, as text; empty where nothing was
 * @param met whether it was; null without a target, or without what it is held against
 * @param hostMicros what the caller spends on starting a run
 * @param latencyMicros from starting a run to its end as the caller sees it
 * @param heapBytes heap memory allocated by a run
 * @param kernels launches of a run
 */
public record GpuRow(
    @JsonProperty("label") String label,
    @JsonProperty("device") String device,
    @JsonProperty("median_us") double micros,
    @JsonProperty("floor_us") Double floorMicros,
    @JsonProperty("floor_ratio") Double floorRatio,
    @JsonProperty("peer_us") Double peerMicros,
    @JsonProperty("peer_ratio") Double peerRatio,
    @JsonProperty("target") String target,
    @JsonProperty("met") Boolean met,
    @JsonProperty("host_us") double hostMicros,
    @JsonProperty("latency_us") double latencyMicros,
    @JsonProperty("heap_bytes") double heapBytes,
    @JsonProperty("kernels") String kernels) {}
