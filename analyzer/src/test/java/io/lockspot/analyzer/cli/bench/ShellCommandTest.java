package io.lockspot.analyzer.cli.bench;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShellCommandTest {

    private static final char QUOTE = '~';

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = QUOTE,
            delimiterString = " => ",
            value = {
                "java -jar a.jar => java '-Dx' -jar a.jar",
                "/opt/jdk-25/bin/java -jar a.jar => /opt/jdk-25/bin/java '-Dx' -jar a.jar",
                "\"$JAVA_HOME/bin/java\" -jar a.jar => \"$JAVA_HOME/bin/java\" '-Dx' -jar a.jar",
                "$JAVA_HOME/bin/java Main => $JAVA_HOME/bin/java '-Dx' Main",
                "exec java Main => exec java '-Dx' Main",
                "PORT=80 NAME='a b' java Main => PORT=80 NAME='a b' java '-Dx' Main",
                "env PORT=80 nice -n 5 taskset -c 0,1 java Main => env PORT=80 nice -n 5 taskset -c 0,1 java '-Dx' Main",
                "java Main > out.txt 2>&1 => java '-Dx' Main > out.txt 2>&1",
                "java -cp 'a;b' Main \"x & y\" => java '-Dx' -cp 'a;b' Main \"x & y\""
            })
    void anOptionComesBehindJava(String line, String with) {
        ShellCommand command = new ShellCommand(line);

        assertThat(command.isJava()).isTrue();
        assertThat(command.with("-Dx").line()).isEqualTo(with);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "./server.sh",
                "java",
                "javac Main.java",
                "mvn exec:java",
                "java -version; java Main",
                "java Main & java Other",
                "java Main | tee log",
                "cd server && java Main",
                "java -cp $(cat classpath) Main",
                "java -cp `cat classpath` Main",
                "sh -c 'java Main'",
                "echo java Main",
                ""
            })
    void whatStartsMoreThanOneJvm_orSomethingElse_isLeftAlone(String line) {
        assertThat(new ShellCommand(line).isJava()).isFalse();
    }

    @Test
    void quotesInAnOption_reachTheJvm() {
        assertThat(new ShellCommand("java Main").with("-Da='b'").line()).isEqualTo("java '-Da='\\''b'\\''' Main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.sh $LOCKSPOT_AGENT", "JAVA_OPTS=\"${LOCKSPOT_AGENT}\" ./run.sh"})
    void aCommandMaySayItselfWhereTheAgentBelongs(String line) {
        assertThat(new ShellCommand(line).placesAgent()).isTrue();
    }
}
