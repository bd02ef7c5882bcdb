package dev.weft.cuda;

import dev.weft.bindings.driver.CUmemLocation_st;
import dev.weft.bindings.driver.CUmemPoolProps_st;
import dev.weft.bindings.driver.Cuda;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Properties of a memory pool on a device. */
final class DriverPools {
  private DriverPools() {}

  static MemorySegment properties(Arena arena, int ordinal) {
    MemorySegment properties = CUmemPoolProps_st.allocate(arena);
    CUmemPoolProps_st.allocType(properties, Cuda.CU_MEM_ALLOCATION_TYPE_PINNED());
    MemorySegment location = CUmemPoolProps_st.location(properties);
    CUmemLocation_st.type(location, Cuda.CU_MEM_LOCATION_TYPE_DEVICE());
    CUmemLocation_st.id(location, ordinal);
    return properties;
  }
}
