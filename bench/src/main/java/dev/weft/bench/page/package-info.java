/** Reports as one HTML page that needs nothing else. */
package dev.weft.bench.page;
