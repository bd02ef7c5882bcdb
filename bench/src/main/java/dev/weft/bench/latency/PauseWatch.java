package dev.weft.bench.latency;

import dev.weft.bench.report.Latency.Pauses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Watches the pauses of this JVM by its flight recorder, whose few events cost next to nothing. */
final class PauseWatch implements AutoCloseable {
  private static final String COLLECTION = "jdk.GarbageCollection";
  private static final String BEGIN = "jdk.SafepointBegin";
  private static final String END = "jdk.SafepointEnd";

  private final Recording recording = new Recording();

  PauseWatch() {
    for (String event : List.of(COLLECTION, BEGIN, END)) {
      recording.enable(event).withoutStackTrace().withThreshold(Duration.ZERO);
    }
    recording.start();
  }

  /** What there was until now; ends the watch. */
  Pauses pauses() throws IOException {
    recording.stop();
    Path file = Files.createTempFile("weft-latency-", ".jfr");
    try {
      recording.dump(file);
      return of(RecordingFile.readAllEvents(file));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Pauses of(List<RecordedEvent> events) {
    Map<Long, RecordedEvent> begun = new HashMap<>();
    Tally collections = new Tally();
    Tally safepoints = new Tally();
    for (RecordedEvent event : events) {
      switch (event.getEventType().getName()) {
        case COLLECTION ->
            collections.add(event.getDuration("sumOfPauses"), event.getDuration("longestPause"));
        case BEGIN -> begun.put(event.getLong("safepointId"), event);
        default -> {}
      }
    }
    for (RecordedEvent event : events) {
      RecordedEvent begin =
          event.getEventType().getName().equals(END)
              ? begun.get(event.getLong("safepointId"))
              : null;
      if (begin != null) {
        Duration whole = Duration.between(begin.getStartTime(), event.getEndTime());
        safepoints.add(whole, whole);
      }
    }
    return new Pauses(
        collections.count,
        collections.millis,
        collections.longest,
        safepoints.count,
        safepoints.millis,
        safepoints.longest);
  }

  @Override
  public void close() {
    recording.close();
  }

  private static final class Tally {
    private long count;
    private double millis;
    private double longest;

    void add(Duration all, Duration most) {
      count++;
      millis += all.toNanos() * 1e-6;
      longest = Math.max(longest, most.toNanos() * 1e-6);
    }
  }
}
