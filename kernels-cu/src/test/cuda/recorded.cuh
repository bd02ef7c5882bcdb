// Launches recorded as a CUDA graph, to be timed.
#pragma once
#include "run.cuh"

// A graph of `count` launches.
struct Recorded {
  template <class F>
  Recorded(int launches, F f) : count(launches) {
    cudaGraph_t graph;
    CK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal));
    for (int i = 0; i < count; ++i) f(i);
    CK(cudaStreamEndCapture(stream, &graph));
    CK(cudaGraphInstantiate(&exec, graph, 0));
    CK(cudaGraphDestroy(graph));
    CK(cudaEventCreate(&begin));
    CK(cudaEventCreate(&end));
  }
  Recorded(const Recorded&) = delete;
  ~Recorded() {
    cudaGraphExecDestroy(exec);
    cudaEventDestroy(begin);
    cudaEventDestroy(end);
  }

  void launch() const { cudaGraphLaunch(exec, stream); }  // unchecked: its cost is measured

  // Runs it; microseconds a launch.
  float micros() const {
    CK(cudaEventRecord(begin, stream));
    launch();
    CK(cudaEventRecord(end, stream));
    CK(cudaGetLastError());
    CK(cudaEventSynchronize(end));
    float ms;
    CK(cudaEventElapsedTime(&ms, begin, end));
    return ms * 1000 / count;
  }

  const int count;

 private:
  cudaGraphExec_t exec;
  cudaEvent_t begin, end;
};

template <class X>
static X median(std::vector<X> x) {
  std::sort(x.begin(), x.end());
  return x[x.size() / 2];
}
