package dev.weft.cuda;

import dev.weft.bindings.driver.CUDA_KERNEL_NODE_PARAMS_v2_st;
import dev.weft.bindings.driver.CUlaunchAttributeValue_union;
import dev.weft.bindings.driver.CUlaunchAttribute_st;
import dev.weft.bindings.driver.CUlaunchConfig_st;
import dev.weft.bindings.driver.Cuda;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Structures of launches. */
final class DriverLaunches {
  private DriverLaunches() {}

  /** A launch with what its clusters, and its overlap with the kernel before it, need. */
  static MemorySegment configured(Arena arena, Launch launch, int gridX, MemorySegment stream) {
    MemorySegment attributes = CUlaunchAttribute_st.allocateArray(2, arena);
    int count = 0;
    if (launch.cluster() > 1) {
      MemorySegment attribute = CUlaunchAttribute_st.asSlice(attributes, count++);
      CUlaunchAttribute_st.id(attribute, Cuda.CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION());
      MemorySegment size =
          CUlaunchAttributeValue_union.clusterDim(CUlaunchAttribute_st.value(attribute));
      CUlaunchAttributeValue_union.clusterDim.x(size, launch.cluster());
      CUlaunchAttributeValue_union.clusterDim.y(size, 1);
      CUlaunchAttributeValue_union.clusterDim.z(size, 1);
    }
    if (launch.overlaps()) {
      MemorySegment attribute = CUlaunchAttribute_st.asSlice(attributes, count++);
      CUlaunchAttribute_st.id(
          attribute, Cuda.CU_LAUNCH_ATTRIBUTE_PROGRAMMATIC_STREAM_SERIALIZATION());
      CUlaunchAttributeValue_union.programmaticStreamSerializationAllowed(
          CUlaunchAttribute_st.value(attribute), 1);
    }
    MemorySegment config = CUlaunchConfig_st.allocate(arena);
    CUlaunchConfig_st.gridDimX(config, gridX);
    CUlaunchConfig_st.gridDimY(config, launch.gridY());
    CUlaunchConfig_st.gridDimZ(config, launch.gridZ());
    CUlaunchConfig_st.blockDimX(config, launch.threads());
    CUlaunchConfig_st.blockDimY(config, 1);
    CUlaunchConfig_st.blockDimZ(config, 1);
    CUlaunchConfig_st.sharedMemBytes(config, launch.sharedBytes());
    CUlaunchConfig_st.hStream(config, stream);
    CUlaunchConfig_st.attrs(config, attributes);
    CUlaunchConfig_st.numAttrs(config, count);
    return config;
  }

  static MemorySegment parameters(Arena arena) {
    return CUDA_KERNEL_NODE_PARAMS_v2_st.allocate(arena);
  }

  static MemorySegment function(MemorySegment parameters) {
    return CUDA_KERNEL_NODE_PARAMS_v2_st.func(parameters);
  }

  static void gridX(MemorySegment parameters, int gridX) {
    CUDA_KERNEL_NODE_PARAMS_v2_st.gridDimX(parameters, gridX);
  }
}
