/** One class a subcommand. */
package dev.weft.bench.command;
