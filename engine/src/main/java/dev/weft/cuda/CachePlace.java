package dev.weft.cuda;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.weft.dsa.PagedCache;
import dev.weft.dsa.backend.Segments;
import dev.weft.tensor.Tensor;
import java.lang.foreign.MemorySegment;

/**
 * A cache's pages as the kernels see them: on the device where they are, with the page tables of a
 * call copied before it. Pages in the host's memory are mirrored: those that the call's sequences
 * hold are copied before every run, which is right and slow.
 */
final class CachePlace {
  private final PagedCache cache;
  private final Tensor keys;
  private final Tensor values;
  private final long pageBytes;
  private final long keyAddress;
  private final long valueAddress;
  private final MemorySegment table;
  private final long tableAddress;

  /** Page-locked places of the pages, keys and values. */
  private final MemorySegment[] keyStaging;

  private final MemorySegment[] valueStaging;

  CachePlace(PagedCache cache, int segments, Workspace workspace) {
    this.cache = cache;
    keys = cache.keys();
    values = cache.values();
    pageBytes = keys.stride(0) * keys.dtype().bytes();
    boolean there = keys.device() != null;
    keyAddress = there ? keys.segment().address() : workspace.device(keys.segment().byteSize());
    valueAddress =
        there ? values.segment().address() : workspace.device(values.segment().byteSize());
    long bytes = 4L * segments * cache.slots();
    table = workspace.pinned(bytes);
    tableAddress = workspace.device(bytes);
    keyStaging = there ? null : staging(keys, workspace);
    valueStaging = there ? null : staging(values, workspace);
  }

  /** Slices made once: one a page and run would be garbage. */
  private MemorySegment[] staging(Tensor pages, Workspace workspace) {
    MemorySegment all = workspace.pinned(pages.segment().byteSize());
    MemorySegment[] slices = new MemorySegment[Math.toIntExact(pages.shape(0))];
    for (int page = 0; page < slices.length; page++) {
      slices[page] = all.asSlice(page * pageBytes, pageBytes);
    }
    return slices;
  }

  void describe(CallBlock call) {
    call.view(CallBlock.K, keyAddress, keys.stride(1), keys.stride(2));
    call.view(CallBlock.V, valueAddress, values.stride(1), values.stride(2));
    call.set(CallBlock.PAGE_TABLE, tableAddress);
    call.set(CallBlock.PAGE, keys.stride(0));
    call.set(CallBlock.PAGE_SLOTS, cache.slots());
    call.set(CallBlock.PAGE_TOKENS, cache.pageTokens());
    call.set(CallBlock.HEAD_PAGES, cache.headPages());
    call.set(CallBlock.WINDOW_PAGES, Math.max(1, cache.slots() - cache.headPages()));
  }

  /** Copies the page tables and the pages of a call's sequences. */
  void load(Segments segments, MemorySegment stream) {
    int slots = cache.slots();
    for (int s = 0; s < segments.count; s++) {
      for (int slot = 0; slot < slots; slot++) {
        int page = cache.pageAt(segments.sequence[s], slot);
        table.setAtIndex(JAVA_INT, (long) s * slots + slot, page);
        if (page >= 0 && keyStaging != null) {
          copy(keys, keyAddress, page, keyStaging[page], stream);
          copy(values, valueAddress, page, valueStaging[page], stream);
        }
      }
    }
    Driver.copyToDevice(tableAddress, table, 4L * segments.count * slots, stream);
  }

  private void copy(
      Tensor pages, long address, int page, MemorySegment staging, MemorySegment stream) {
    long offset = page * pageBytes;
    MemorySegment.copy(pages.segment(), offset, staging, 0, pageBytes);
    Driver.copyToDevice(address + offset, staging, pageBytes, stream);
  }
}
