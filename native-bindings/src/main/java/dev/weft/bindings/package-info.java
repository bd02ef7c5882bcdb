/**
 * Native libraries that may be missing: looked for when first asked for, in the caller's folders
 * first.
 *
 * <p>The packages below are generated from C headers, and find their functions through here.
 */
package dev.weft.bindings;
