/** Measured results: their form, tables and files. */
package dev.weft.bench.report;
