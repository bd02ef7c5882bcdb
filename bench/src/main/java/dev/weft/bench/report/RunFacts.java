package dev.weft.bench.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weft.bench.limit.Limits;
import java.util.List;
import java.util.Map;

/**
 * Where, with what and how a run measured: what every report carries.
 *
 * @param command the command line
 * @param started when it began, ISO 8601
 * @param seconds that it took
 * @param commit of the sources, with {@code +changes} if they differ from it
 * @param jvmFlags of the JVMs that measured
 * @param facts about the machine and the JVM, by section
 * @param limits of the machine, or null
 * @param noise how noisy it was, or null
 * @param notes peers that took part, and those that are missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunFacts(
    @JsonProperty("command") String command,
    @JsonProperty("started") String started,
    @JsonProperty("seconds") double seconds,
    @JsonProperty("commit") String commit,
    @JsonProperty("jvm_flags") List<String> jvmFlags,
    @JsonProperty("facts") Map<String, Map<String, Object>> facts,
    @JsonProperty("limits") Limits limits,
    @JsonProperty("noise") Noise noise,
    @JsonProperty("notes") List<String> notes) {}
