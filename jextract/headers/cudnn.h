// cuDNN's handle and its backend (graph) API.
#include <cudnn_graph.h>
