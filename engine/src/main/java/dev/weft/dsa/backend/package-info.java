/**
 * What a backend implements, and how one is chosen. Not exported: callers name backends, they do
 * not write them.
 */
package dev.weft.dsa.backend;
