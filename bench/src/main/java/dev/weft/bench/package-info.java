/** The entry point of the command line. */
package dev.weft.bench;
