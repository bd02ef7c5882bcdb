package dev.weft.bench.gate.limit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What an engine's jar says of itself.
 *
 * @param bytes its size, a whole number
 * @param dependencies at run time, such as {@code dev.weft:weft-native-bindings}, in order
 */
record EngineJar(double bytes, List<String> dependencies) {
  private static final String POM = "META-INF/maven/dev.weft/weft-engine/pom.xml";
  private static final Set<String> AT_RUN_TIME = Set.of("", "compile", "runtime");

  /** Reads a jar; null for a folder of classes, which has neither size nor dependencies. */
  static EngineJar read(Path jar) throws IOException {
    if (Files.isDirectory(jar)) {
      return null;
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry pom = zip.getEntry(POM);
      if (pom == null) {
        throw new IOException(jar + " does not list its dependencies (no " + POM + ")");
      }
      try (InputStream in = zip.getInputStream(pom)) {
        return new EngineJar((double) Files.size(jar), dependencies(in.readAllBytes()));
      }
    }
  }

  static List<String> dependencies(byte[] pom) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element project =
          factory.newDocumentBuilder().parse(new ByteArrayInputStream(pom)).getDocumentElement();
      List<String> found = new ArrayList<>();
      for (Element list : children(project, "dependencies")) {
        for (Element dependency : children(list, "dependency")) {
          if (AT_RUN_TIME.contains(text(dependency, "scope"))) {
            found.add(text(dependency, "groupId") + ":" + text(dependency, "artifactId"));
          }
        }
      }
      return found.stream().sorted().toList();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("the jar's " + POM + " cannot be read", e);
    }
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  private static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
  }
}
