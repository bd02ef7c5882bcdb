/** Dense and sparse attention over real text, checked and drawn. */
package dev.weft.bench.demo;
