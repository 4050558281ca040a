/** pprof's profiles: {@code profile.proto}, as Go, pprof's own tools and many profilers write it. */
package io.lockspot.analyzer.read.pprof;
