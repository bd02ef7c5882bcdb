/** Weft's command line, benchmarks, peers and performance gates. */
module dev.weft.bench {
  requires com.fasterxml.jackson.databind;
  requires dev.weft;
  requires info.picocli;
  requires jdk.management;

  opens dev.weft.bench.command to
      info.picocli;
}
