package dev.weft.cpu;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Makes a class of its own for each shape from one readable template: the template's static finals
 * are read from class data, so that C2 sees constant strides and trip counts, and each shape has
 * its own profile whatever else the JVM runs.
 *
 * @param species the vector
 * @param dim elements of a head
 * @param stride floats from row to row
 * @param rows rows of a register tile; unused by templates without one
 */
record Specialised(VectorSpecies<Float> species, int dim, int stride, int rows) {
  /** Defines a hidden class from a template and makes its one instance. */
  <T> T define(Class<?> template, Class<T> type) {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    String file = template.getSimpleName() + ".class";
    try (InputStream in = template.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the engine's jar lacks " + file);
      }
      MethodHandles.Lookup hidden =
          lookup.defineHiddenClassWithClassData(in.readAllBytes(), this, true);
      return type.cast(
          hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class)).invoke());
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    } catch (Throwable t) {
      throw new IllegalStateException("cannot specialise " + template.getSimpleName(), t);
    }
  }

  /** What a template reads in its static initialiser. */
  static Specialised of(MethodHandles.Lookup lookup) {
    try {
      return MethodHandles.classData(lookup, "_", Specialised.class);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a template is used through a hidden class alone", e);
    }
  }

  /** The float species of a width in bits. */
  static VectorSpecies<Float> species(int bits) {
    return switch (bits) {
      case 128 -> FloatVector.SPECIES_128;
      case 256 -> FloatVector.SPECIES_256;
      default -> FloatVector.SPECIES_512;
    };
  }
}
