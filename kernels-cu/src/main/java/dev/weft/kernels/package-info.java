/** The kernels' resource jar. */
package dev.weft.kernels;
