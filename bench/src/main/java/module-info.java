/** Weft's command line, benchmarks, peers and performance gates. */
module dev.weft.bench {
  requires HdrHistogram;
  requires ai.djl.api;
  requires ai.djl.pytorch_engine;
  requires com.fasterxml.jackson.databind;
  requires commons.math3;
  requires dev.weft;
  requires info.picocli;
  requires java.desktop;
  requires jdk.incubator.vector;
  requires jdk.management;
  requires jmh.core;

  opens dev.weft.bench.attend to
      com.fasterxml.jackson.databind,
      info.picocli;
  opens dev.weft.bench.command to
      info.picocli;
  opens dev.weft.bench.readme to
      com.fasterxml.jackson.databind;
  opens dev.weft.bench.report to
      com.fasterxml.jackson.databind;
}
