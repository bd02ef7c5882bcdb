/** The table of targets: contestants measured by turns in one process, in several processes. */
package dev.weft.bench.readme;
