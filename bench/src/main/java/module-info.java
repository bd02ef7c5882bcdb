/** Weft's command line, benchmarks, peers and performance gates. */
module dev.weft.bench {
  requires HdrHistogram;
  requires ai.djl.api;
  requires ai.djl.pytorch_engine;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.toml;
  requires commons.math3;
  requires dev.weft;
  requires info.picocli;
  requires java.xml;
  requires jdk.incubator.vector;
  requires jdk.jfr;
  requires jdk.management;
  requires jmh.core;

  opens dev.weft.bench.attend to
      com.fasterxml.jackson.databind,
      info.picocli;
  opens dev.weft.bench.command to
      info.picocli;
  opens dev.weft.bench.limit to
      com.fasterxml.jackson.databind;
  opens dev.weft.bench.page to
      com.fasterxml.jackson.databind;
  opens dev.weft.bench.gate.limit to
      com.fasterxml.jackson.databind;
  opens dev.weft.bench.gate.report to
      com.fasterxml.jackson.databind;
  opens dev.weft.bench.gate.selfcheck to
      com.fasterxml.jackson.databind;
  opens dev.weft.bench.gate.verdict to
      com.fasterxml.jackson.databind;
  opens dev.weft.bench.readme to
      com.fasterxml.jackson.databind;
  opens dev.weft.bench.report to
      com.fasterxml.jackson.databind;
}
