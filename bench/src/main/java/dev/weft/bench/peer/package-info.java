/** Other implementations of attention, behind one interface. */
package dev.weft.bench.peer;
