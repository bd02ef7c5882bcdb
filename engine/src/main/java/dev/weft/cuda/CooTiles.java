package dev.weft.cuda;

import dev.weft.dsa.Coo;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * One list of pairs, laid out for the tile kernels: {@code coo/coo_layout.cuh} has the structures.
 * Rows are taken in groups of 64 positions of a segment. A column that many rows of a group share
 * is dense and becomes a column of a tile with a weight for each row; other entries stay with their
 * row. Rows much longer than the rest, such as global tokens, form groups of their own whatever
 * their positions, all of whose columns are dense, those of the own block too.
 */
final class CooTiles {
  static final int TILE = 64;
  static final int GROUP_BYTES = 32;
  static final int LONG_BYTES = 16;

  /** Dense columns of a group, times 64, that one thread block takes of long rows. */
  private static final int RUN = 16;

  /** A column that so many rows of a group have is dense; in short groups half the rows. */
  private static final int SHARED = 16;

  /** Rows of more entries are long, if that is also several times the average. */
  private static final int LONG = 256;

  private final int block;
  private final boolean causal;
  private final MemorySegment row;
  private final MemorySegment col;
  private final MemorySegment value;
  private long next;
  private final long end;
  private final long most;

  /** Structures of groups, long items and long groups, as ints. */
  final Ints groups = new Ints();

  final Ints longItems = new Ints();
  final Ints longGroups = new Ints();
  final Ints longRow = new Ints();

  final Ints denseColumn = new Ints();
  final Floats denseLog = new Floats();
  final Ints column = new Ints();
  final Floats log = new Floats();
  final long[] rowBegin;

  /** Entries of the rows at hand: row within the group, position, logarithm of the weight. */
  private final Ints entryRow = new Ints();

  private final Ints entryColumn = new Ints();
  private final Floats entryLog = new Floats();
  private int[] place = new int[0];

  /** Lays out list {@code l}, whose entries stand for one column each. */
  CooTiles(Coo list, int l, int block, boolean causal) {
    this.block = block;
    this.causal = causal;
    row = list.row().segment();
    col = list.col().segment();
    value = list.value().segment();
    next = list.begin(l);
    end = list.begin(l + 1);
    int tokens = list.tokens();
    most = Math.max(LONG, tokens == 0 ? 0 : 4 * ((end - next) / tokens));
    rowBegin = new long[tokens + 1];
    int[] cu = list.cuSeqlens();
    for (int s = 0; s + 1 < cu.length; s++) {
      segment(s, cu[s], cu[s + 1] - cu[s]);
    }
    rowBegin[tokens] = column.size;
  }

  int groupCount() {
    return groups.size / (GROUP_BYTES / 4);
  }

  int longItemCount() {
    return longItems.size / (LONG_BYTES / 4);
  }

  int longGroupCount() {
    return longGroups.size / (LONG_BYTES / 4);
  }

  private void segment(int s, int begin, int keys) {
    if (place.length < keys) {
      place = new int[keys];
    }
    long first = next;
    Ints longOnes = new Ints();
    for (int at = 0; at < keys; at += TILE) {
      group(s, begin, at, Math.min(at + TILE, keys), longOnes);
    }
    for (int from = 0; from < longOnes.size; from += TILE) {
      longGroup(begin, keys, first, longOnes, from, Math.min(TILE, longOnes.size - from));
    }
  }

  private void group(int s, int begin, int at, int to, Ints longOnes) {
    clearEntries();
    long longRows = 0;
    for (int p = at; p < to; p++) {
      int before = entryRow.size;
      read(begin, p, p - at);
      if (entryRow.size - before > most) {
        longRows |= 1L << (p - at);
        longOnes.add(p);
        cutEntries(before);
      }
    }
    int firstChunk = chunks();
    int least = Math.clamp((to - at) / 2, 2, SHARED);
    for (int e = 0; e < entryColumn.size; e++) {
      place[entryColumn.at[e]]++;
    }
    Ints dense = new Ints();
    for (int e = 0; e < entryColumn.size; e++) {
      int c = entryColumn.at[e];
      if (place[c] >= least) {
        dense.add(c);
        place[c] = -1;
      } else if (place[c] > 0) {
        place[c] = 0;
      }
    }
    addDense(begin, dense);
    int entry = 0;
    long scattered = column.size;
    for (int p = at; p < to; p++) {
      rowBegin[begin + p] = column.size;
      for (; entry < entryRow.size && entryRow.at[entry] == p - at; entry++) {
        int c = entryColumn.at[entry];
        if (place[c] < 0) {
          put(firstChunk, p - at, -1 - place[c], entryLog.at[entry]);
        } else {
          column.add(begin + c);
          log.add(entryLog.at[entry]);
        }
      }
    }
    clearPlaces();
    groups.add(s);
    groups.add(at);
    groups.add(firstChunk);
    groups.add(chunks());
    groups.add(longRows);
    groups.add(column.size - scattered);
  }

  private void longGroup(int begin, int keys, long first, Ints longOnes, int from, int count) {
    clearEntries();
    long after = next;
    for (int r = 0; r < TILE; r++) {
      longRow.add(r < count ? begin + longOnes.at[from + r] : -1);
    }
    for (int r = 0; r < count; r++) {
      int p = longOnes.at[from + r];
      next = find(first, after, begin + p);
      read(begin, p, r);
      if (block > 0) {
        int stop = causal ? p + 1 : (int) Math.min(keys, (long) p / block * block + block);
        for (int j = p / block * block; j < stop; j++) {
          addEntry(r, j, 0);
        }
      }
    }
    next = after;
    Ints dense = new Ints();
    for (int e = 0; e < entryColumn.size; e++) {
      if (place[entryColumn.at[e]] == 0) {
        place[entryColumn.at[e]] = -1;
        dense.add(entryColumn.at[e]);
      }
    }
    int firstChunk = chunks();
    addDense(begin, dense);
    for (int e = 0; e < entryColumn.size; e++) {
      put(firstChunk, entryRow.at[e], -1 - place[entryColumn.at[e]], entryLog.at[e]);
    }
    clearPlaces();
    int rows = longRow.size - TILE;
    int firstItem = longItemCount();
    for (int chunk = firstChunk; chunk < chunks(); chunk += RUN) {
      longItems.add(rows);
      longItems.add(chunk);
      longItems.add(Math.min(chunks(), chunk + RUN));
      longItems.add(0);
    }
    longGroups.add(rows);
    longGroups.add(firstItem);
    longGroups.add(longItemCount() - firstItem);
    longGroups.add(0);
  }

  /** Reads the entries of a position, from {@code next} on. */
  private void read(int begin, int position, int r) {
    int wanted = begin + position;
    while (next < end && row.getAtIndex(ValueLayout.JAVA_INT, next) < wanted) {
      next++;
    }
    for (; next < end && row.getAtIndex(ValueLayout.JAVA_INT, next) == wanted; next++) {
      int c = col.getAtIndex(ValueLayout.JAVA_INT, next) - begin;
      float w = value.getAtIndex(ValueLayout.JAVA_FLOAT, next);
      boolean own = block > 0 && c / block == position / block;
      if (w > 0 && !own && !(causal && c > position)) {
        addEntry(r, c, (float) (Math.log(w) / Math.log(2)));
      }
    }
  }

  /** The first entry of a row, at or after {@code low}. */
  private long find(long low, long high, int wanted) {
    long from = low;
    long to = high;
    while (from < to) {
      long middle = (from + to) >>> 1;
      if (row.getAtIndex(ValueLayout.JAVA_INT, middle) < wanted) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private int chunks() {
    return denseColumn.size / TILE;
  }

  /** Gives each column its place in new chunks. */
  private void addDense(int begin, Ints dense) {
    Arrays.sort(dense.at, 0, dense.size);
    int padded = Math.ceilDiv(dense.size, TILE) * TILE;
    for (int i = 0; i < padded; i++) {
      denseColumn.add(i < dense.size ? begin + dense.at[i] : -1);
      if (i < dense.size) {
        place[dense.at[i]] = -1 - i;
      }
    }
    denseLog.fill(padded * TILE, Float.NEGATIVE_INFINITY);
  }

  private void put(int chunk, int r, int i, float x) {
    denseLog.at[((chunk + i / TILE) * TILE + r) * TILE + i % TILE] = x;
  }

  private void addEntry(int r, int c, float x) {
    entryRow.add(r);
    entryColumn.add(c);
    entryLog.add(x);
  }

  private void clearEntries() {
    cutEntries(0);
  }

  private void cutEntries(int size) {
    entryRow.size = size;
    entryColumn.size = size;
    entryLog.size = size;
  }

  private void clearPlaces() {
    for (int e = 0; e < entryColumn.size; e++) {
      place[entryColumn.at[e]] = 0;
    }
  }

  /** Whole numbers that become more. */
  static final class Ints {
    int[] at = new int[64];
    int size;

    void add(int x) {
      if (size == at.length) {
        at = Arrays.copyOf(at, Math.multiplyExact(2, size));
      }
      at[size++] = x;
    }

    /** Adds the two halves, the lower one first. */
    void add(long x) {
      add((int) x);
      add((int) (x >>> 32));
    }
  }

  /** Numbers that become more. */
  static final class Floats {
    float[] at = new float[64];
    int size;

    void add(float x) {
      if (size == at.length) {
        at = Arrays.copyOf(at, Math.multiplyExact(2, size));
      }
      at[size++] = x;
    }

    void fill(int count, float x) {
      int to = Math.addExact(size, count);
      if (to > at.length) {
        at = Arrays.copyOf(at, Math.max(to, Math.addExact(size, size / 2)));
      }
      Arrays.fill(at, size, to, x);
      size = to;
    }
  }
}
