# What runs in the guest and is ours: the agent, Netty, the load, and a JDK cut to the modules that they need.
# shellcheck shell=sh

modules=java.base,java.instrument,java.logging,java.management,jdk.attach,jdk.jfr,jdk.management,jdk.management.jfr
modules=$modules,jdk.unsupported,jdk.zipfs
load=samples/src/test/java/io/lockspot/samples/kernellab/EpollChurn.java

prepare_java() {
    # The launcher builds the products when they are missing or old.
    "$home/lockspot" --help >/dev/null || fail "lockspot cannot be built; see above"
    agent=$home/agent/target/lockspot-agent.jar
    netty=$home/agent/target/netty42
    set -- "$netty"/netty-transport-native-epoll-*.jar
    [ -f "$1" ] || fail "Netty's jars are not in $netty: mvn -q -B -pl agent process-test-resources puts them there"
    java_home=$(dirname -- "$(dirname -- "$(readlink -f -- "$(command -v javac)")")")
    compile_load
    cut_jdk
}

compile_load() {
    mkdir -p "$cache/classes"
    javac --release 17 -cp "$netty/*" -d "$cache/classes" "$home/$load" || fail "$load cannot be compiled"
}

# A copy of the host's JDK without what the load never uses: a third of the size.
cut_jdk() {
    [ "$(cat "$cache/jdk/made-of" 2>/dev/null)" = "$(made_of)" ] && return
    say "cutting the JDK of $java_home"
    rm -rf "$cache/jdk"
    "$java_home/bin/jlink" --add-modules "$modules" --output "$cache/jdk" >"$cache/jlink.log" 2>&1 ||
        fail "jlink cannot make a runtime of $java_home: $(grep -m 1 . "$cache/jlink.log") (see $cache/jlink.log)"
    made_of >"$cache/jdk/made-of"
}

made_of() {
    echo "$modules"
    cat "$java_home/release"
}
