package dev.weft.bench.gate;

import dev.weft.bench.gate.report.ReportFiles;
import dev.weft.bench.gate.verdict.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param home the project's folder, or null if it is not here
 * @param benchmarks labels
 * @param rules of the verdict
 * @param budget of a job
 * @param limits the file of limits
 * @param strict whether strict limits block
 * @param reports files to write
 */
public record GateOptions(
    Path home,
    List<String> benchmarks,
    Rules rules,
    Duration budget,
    Path limits,
    boolean strict,
    ReportFiles reports) {}
