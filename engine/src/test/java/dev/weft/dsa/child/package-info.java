/** Programs that tests start in a JVM of their own. In no package of the engine's module. */
package dev.weft.dsa.child;
