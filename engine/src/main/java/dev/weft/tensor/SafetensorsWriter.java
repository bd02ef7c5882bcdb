package dev.weft.tensor;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Writes one safetensors file. All that can be refused is refused by the constructor. */
final class SafetensorsWriter {
  private static final long CHUNK = 1 << 20;

  private final List<Map.Entry<String, Tensor>> tensors;
  private final ByteBuffer header;

  SafetensorsWriter(Map<String, Tensor> tensors, Map<String, String> metadata) {
    this.tensors = new ArrayList<>(new TreeMap<>(tensors).entrySet());
    // The sort is stable, so names stay in order within an element size.
    this.tensors.sort(Comparator.comparingInt(entry -> -entry.getValue().dtype().bytes()));
    StringBuilder json = new StringBuilder("{");
    if (!metadata.isEmpty()) {
      appendMetadata(json, new TreeMap<>(metadata));
    }
    appendTensors(json);
    this.header = encode(json.append('}'));
  }

  private static void appendMetadata(StringBuilder json, Map<String, String> metadata) {
    Names.appendJson(json, SafetensorsHeader.METADATA);
    json.append(':');
    char separator = '{';
    for (Map.Entry<String, String> pair : metadata.entrySet()) {
      Names.appendJson(json.append(separator), pair.getKey());
      Names.appendJson(json.append(':'), pair.getValue());
      separator = ',';
    }
    json.append('}');
  }

  private void appendTensors(StringBuilder json) {
    long begin = 0;
    for (Map.Entry<String, Tensor> entry : tensors) {
      String name = entry.getKey();
      Tensor tensor = entry.getValue();
      if (name.equals(SafetensorsHeader.METADATA)) {
        throw new IllegalArgumentException(
            "tensors has the name " + Names.quote(name) + ", which the format reserves");
      }
      long end = begin + tensor.elements() * tensor.dtype().bytes();
      if (end < begin) {
        throw new IllegalArgumentException("tensors has more than 2^63 - 1 bytes");
      }
      Names.appendJson(json.length() > 1 ? json.append(',') : json, name);
      json.append(":{\"dtype\":\"").append(tensor.dtype().safetensorsName());
      json.append("\",\"shape\":[");
      for (int dim = 0; dim < tensor.rank(); dim++) {
        json.append(dim == 0 ? "" : ",").append(tensor.shape(dim));
      }
      json.append("],\"data_offsets\":[").append(begin).append(',').append(end).append("]}");
      begin = end;
    }
  }

  /** Returns the length and the header, padded so that the data begins at a multiple of 64. */
  private static ByteBuffer encode(CharSequence json) {
    // A character has a byte at least: what is too long already need not be encoded.
    checkHeader(json.length());
    ByteBuffer utf8;
    try {
      utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(json));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("tensors or metadata has text with a lone surrogate", e);
    }
    int align = (int) Tensor.ALIGNMENT;
    int bytes = Math.ceilDiv(Long.BYTES + utf8.remaining(), align) * align;
    checkHeader(bytes - Long.BYTES);
    ByteBuffer header = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(bytes - Long.BYTES).put(utf8);
    while (header.hasRemaining()) {
      header.put((byte) ' ');
    }
    return header.flip();
  }

  private static void checkHeader(long bytes) {
    if (bytes > SafetensorsHeader.MAX_BYTES) {
      throw new IllegalArgumentException(
          "tensors and metadata need a header of at least %d bytes, expected at most %d"
              .formatted(bytes, SafetensorsHeader.MAX_BYTES));
    }
  }

  void write(Path file) throws IOException {
    Path partial = file.resolveSibling(".weft-" + UUID.randomUUID() + ".tmp");
    try {
      try (Arena arena = Arena.ofConfined();
          FileChannel channel =
              FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        writeFully(channel, header);
        MemorySegment staging = arena.allocate(CHUNK, Tensor.ALIGNMENT);
        for (Map.Entry<String, Tensor> entry : tensors) {
          write(channel, entry.getValue(), staging);
        }
        channel.force(true);
      }
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** Writes in row-major order: memory as it is, else halves until one fits the staging memory. */
  private static void write(FileChannel channel, Tensor tensor, MemorySegment staging)
      throws IOException {
    long bytes = tensor.elements() * tensor.dtype().bytes();
    if (tensor.isContiguous()) {
      for (long at = 0; at < bytes; at += CHUNK) {
        long size = Math.min(CHUNK, bytes - at);
        writeFully(channel, tensor.segment().asSlice(at, size).asByteBuffer());
      }
    } else if (bytes <= CHUNK) {
      MemorySegment packed = staging.asSlice(0, bytes);
      Tensor.wrap(packed, tensor.dtype(), tensor.shape()).copyFrom(tensor);
      writeFully(channel, packed.asByteBuffer());
    } else if (tensor.shape(0) == 1) {
      write(channel, tensor.select(0, 0), staging);
    } else {
      long half = tensor.shape(0) / 2;
      write(channel, tensor.slice(0, 0, half), staging);
      write(channel, tensor.slice(0, half, tensor.shape(0)), staging);
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
