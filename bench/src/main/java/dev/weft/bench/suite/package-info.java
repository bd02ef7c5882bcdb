/** JMH benchmarks, and how they are run. */
package dev.weft.bench.suite;
