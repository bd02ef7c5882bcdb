package dev.weft.bindings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The C library's mathematics stand for a library that is there. */
class NativeLibraryTest {
  private static final String LIBM = "libm.so.6";

  @TempDir Path first;
  @TempDir Path second;
  private String before;

  @BeforeEach
  void keepProperty() {
    before = System.clearProperty(NativeLibrary.FOLDERS);
  }

  @AfterEach
  void restoreProperty() {
    if (before == null) {
      System.clearProperty(NativeLibrary.FOLDERS);
    } else {
      System.setProperty(NativeLibrary.FOLDERS, before);
    }
  }

  private static NativeLibrary library(String... fileNames) {
    return new NativeLibrary("the test library", "Install the test library", fileNames);
  }

  private static void look(Path... folders) {
    String[] names = new String[folders.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = folders[i].toString();
    }
    System.setProperty(NativeLibrary.FOLDERS, String.join(File.pathSeparator, names));
  }

  /** A file that loads, under a name that the system's loader does not know. */
  private static Path copyOfLibm(Path folder, String name) throws IOException {
    for (String place :
        new String[] {"/lib/x86_64-linux-gnu", "/lib64", "/lib/aarch64-linux-gnu"}) {
      Path file = Path.of(place, LIBM);
      if (Files.exists(file)) {
        return Files.copy(file, folder.resolve(name));
      }
    }
    throw new IOException("no " + LIBM + " in the usual places");
  }

  /** A file that is a library, but not of this processor: the header's bytes 18 and 19 say so. */
  private static Path forAnotherMachine(Path folder, String name) throws IOException {
    Path file = copyOfLibm(folder, name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[18] = 8;
    bytes[19] = 0;
    return Files.write(file, bytes);
  }

  @Test
  @SuppressWarnings("restricted") // calls what it found
  void systemsLoaderFindsByName() throws Throwable {
    NativeLibrary library = library("libno_such.so.1", LIBM);
    assertTrue(library.isAvailable());
    assertEquals(Optional.of(LIBM), library.location());
    assertEquals("the test library is " + LIBM, library.explain());
    library.require();
    MemorySegment address = library.lookup().findOrThrow("cbrt");
    assertEquals(library.find("cbrt").orElseThrow(), address);
    var cbrt =
        Linker.nativeLinker()
            .downcallHandle(
                address, FunctionDescriptor.of(ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_DOUBLE));
    assertEquals(3.0, (double) cbrt.invokeExact(27.0), 1e-15);
  }

  @Test
  void missingLibraryTellsAllItLookedFor() {
    look(first, second);
    NativeLibrary library = library("libno_such.so.2", "libno_such.so.1");
    assertFalse(library.isAvailable());
    assertEquals(Optional.empty(), library.location());
    assertEquals(Optional.empty(), library.find("cbrt"));
    assertEquals(Optional.empty(), library.lookup().find("cbrt"));
    String message = library.explain();
    assertFalse(message.contains("\n"), message);
    for (String part :
        new String[] {
          "the test library is missing",
          "libno_such.so.2, libno_such.so.1",
          first + File.pathSeparator + second,
          "LD_LIBRARY_PATH=",
          "/usr/local/cuda/lib64",
          "Install the test library",
          "-Dweft.cuda.libs=FOLDER"
        }) {
      assertTrue(message.contains(part), () -> part + " not in: " + message);
    }
    Error error = assertThrows(UnsatisfiedLinkError.class, library::require);
    assertEquals(message, error.getMessage());
    error = assertThrows(UnsatisfiedLinkError.class, () -> library.lookup().findOrThrow("cbrt"));
    assertEquals(message, error.getMessage());
  }

  @Test
  void emptyPropertyIsNoFolder() {
    System.setProperty(NativeLibrary.FOLDERS, File.pathSeparator + " ");
    String message = library("libno_such.so").explain();
    assertFalse(message.contains("-Dweft.cuda.libs)"), message);
  }

  @Test
  void missingSymbolIsNamed() {
    NativeLibrary library = library(LIBM);
    assertEquals(Optional.empty(), library.find("no_such_function_v2"));
    Error error =
        assertThrows(
            UnsatisfiedLinkError.class, () -> library.lookup().findOrThrow("no_such_function_v2"));
    assertEquals(
        "the test library has no symbol no_such_function_v2 (libm.so.6), so it is older than"
            + " needed. Install the test library",
        error.getMessage());
  }

  @Test
  void foldersOfThePropertyComeFirstAndInOrder() throws IOException {
    Path wanted = copyOfLibm(first, LIBM);
    copyOfLibm(second, LIBM);
    look(first, second);
    NativeLibrary library = library(LIBM);
    assertEquals(Optional.of(wanted.toString()), library.location());
    assertTrue(library.find("cbrt").isPresent());
  }

  @Test
  void aFolderCountsMoreThanABetterName() throws IOException {
    Path wanted = copyOfLibm(first, "libtest.so.1");
    copyOfLibm(second, "libtest.so.2");
    look(first, second);
    assertEquals(
        Optional.of(wanted.toString()), library("libtest.so.2", "libtest.so.1").location());
  }

  @Test
  void withinAFolderTheBetterNameWins() throws IOException {
    copyOfLibm(first, "libtest.so.1");
    Path wanted = copyOfLibm(first, "libtest.so.2");
    look(first);
    assertEquals(
        Optional.of(wanted.toString()), library("libtest.so.2", "libtest.so.1").location());
  }

  @Test
  void aFileThatDoesNotLoadIsPassedOverAndNamed() throws IOException {
    Path broken = forAnotherMachine(first, LIBM);
    look(first);
    NativeLibrary library = library(LIBM);
    assertEquals(Optional.of(LIBM), library.location());
    assertTrue(library.explain().contains("passed over: " + broken), library.explain());

    Path other = forAnotherMachine(first, "libno_such.so");
    String message = library("libno_such.so").explain();
    assertTrue(message.contains("passed over " + other), message);
  }

  @Test
  void looksOnce() throws IOException {
    look(first);
    NativeLibrary library = library("libtest_late.so");
    assertFalse(library.isAvailable());
    copyOfLibm(first, "libtest_late.so");
    assertFalse(library.isAvailable());
    assertTrue(library("libtest_late.so").isAvailable());
    assertSame(library.lookup(), library.lookup());
    assertNotSame(library.lookup(), library("libtest_late.so").lookup());
  }

  @Test
  void lookupAndNameLoadNothing() throws IOException {
    look(first);
    NativeLibrary library = library("libtest_later.so");
    library.lookup();
    assertEquals("the test library", library.toString());
    copyOfLibm(first, "libtest_later.so");
    assertTrue(library.isAvailable());
  }

  @Test
  void threadsSeeOneResult() throws Exception {
    look(first);
    copyOfLibm(first, LIBM);
    NativeLibrary library = library(LIBM);
    Set<MemorySegment> addresses = new HashSet<>();
    try (var pool = Executors.newFixedThreadPool(4)) {
      Callable<MemorySegment> find = () -> library.find("cbrt").orElseThrow();
      for (var found : pool.invokeAll(Collections.nCopies(8, find))) {
        addresses.add(found.get());
      }
    }
    assertEquals(1, addresses.size());
  }

  @Test
  void aLibraryHasAFileName() {
    assertThrows(IllegalArgumentException.class, () -> library());
  }
}
