package dev.weft.bench.command;

import dev.weft.bench.limit.FmaPeak;
import dev.weft.cuda.Inventory;
import dev.weft.dsa.Engine;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known about where this runs, by section. A new section goes here. */
final class Facts {

  private Facts() {}

  static Map<String, Map<String, ?>> all(Engine engine) {
    Map<String, Map<String, ?>> sections = new LinkedHashMap<>();
    sections.put("java", MachineFacts.java());
    sections.put("machine", MachineFacts.machine());
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put("backend", engine.backend());
    choice.put("description", engine.description());
    choice.put("threads", engine.threads());
    choice.put("vectorBits", FmaPeak.widths());
    choice.put("reasons", engine.reasons());
    sections.put("engine", choice);
    sections.put("cuda", Inventory.describe());
    return sections;
  }
}
