/** Call trees and flame graphs. Depends on {@code java.base} alone. */
package io.lockspot.flamegraphs;
