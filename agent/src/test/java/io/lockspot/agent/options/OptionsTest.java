package io.lockspot.agent.options;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OptionsTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {",", " , "})
    void noArguments_giveTheDefaults(String arguments) throws Exception {
        Options options = Options.parse(arguments);

        assertThat(options.file().text()).isEqualTo("lockspot-%p-%t.jfr");
        assertThat(options.threshold()).isEqualTo(Duration.ofMillis(1));
        assertThat(options.lockThreshold()).isEqualTo(Duration.ofNanos(20_000));
        assertThat(options.lockWaits()).isEqualTo(LockWaitChoice.ALL);
        assertThat(options.ownerThreshold()).contains(Duration.ofMillis(1));
        assertThat(options.interval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.duration()).isEmpty();
        assertThat(options.profiler()).isEqualTo(ProfilerChoice.AUTO);
        assertThat(options.maxSize()).isEqualTo(1L << 30);
        assertThat(options.prometheus()).isEmpty();
        assertThat(options.probes()).isEmpty();
        assertThat(options.help()).isFalse();
    }

    @Test
    void everyOption_isRead() throws Exception {
        Options options = Options.parse(
                "file=/tmp/a=b.jfr,threshold=500us,lockThreshold=0ms,lockWaits=operations,ownerThreshold=5ms,interval=30s,duration=5m,profiler=cpu,maxSize=64m,probes=a.probes+/b/c,help");

        assertThat(options.file().text()).isEqualTo("/tmp/a=b.jfr");
        assertThat(options.threshold()).isEqualTo(Duration.ofNanos(500_000));
        assertThat(options.lockThreshold()).isZero();
        assertThat(options.lockWaits()).isEqualTo(LockWaitChoice.OPERATIONS);
        assertThat(options.ownerThreshold()).contains(Duration.ofMillis(5));
        assertThat(Options.parse("ownerThreshold=off").ownerThreshold()).isEmpty();
        assertThat(options.interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.duration()).contains(Duration.ofMinutes(5));
        assertThat(options.profiler()).isEqualTo(ProfilerChoice.CPU);
        assertThat(options.maxSize()).isEqualTo(64L << 20);
        assertThat(options.probes()).containsExactly("a.probes", "/b/c");
        assertThat(options.help()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            treshold=1ms         | unknown option 'treshold' (did you mean 'threshold'?)
            lockthreshold=1ms    | unknown option 'lockthreshold' (did you mean 'lockThreshold'?)
            fil=a                | unknown option 'fil' (did you mean 'file'?)
            colour=red           | unknown option 'colour'
            threshold            | option 'threshold' needs a value: threshold=…
            file=                | option 'file' needs a value: file=PATH
            threshold=1          | '1' is not a duration for 'threshold': write 500us, 10ms, 30s or 5m
            threshold=-1ms       | '-1ms' is not a duration for 'threshold': write 500us, 10ms, 30s or 5m
            threshold=2h         | 'threshold' must be from 0s to 1h, not 2h
            interval=999ms       | 'interval' must be from 1s to 1h, not 999ms
            duration=0s          | 'duration' must be from 1s to 8760h, not 0s
            profiler=wall        | 'profiler' must be one of auto, off, cpu, not 'wall'
            lockWaits=some       | 'lockWaits' must be one of all, operations, none, not 'some'
            ownerThreshold=on    | 'on' is not a duration for 'ownerThreshold': write 500us, 10ms, 30s or 5m
            maxSize=1k           | 'maxSize' must be at least 1m, not 1k
            probes=              | option 'probes' needs a value: probes=PATH or probes=PATH+PATH
            probes=a++b          | option 'probes' needs a value: probes=PATH or probes=PATH+PATH
            prob=a               | unknown option 'prob' (did you mean 'probes'?)
            maxSize=lots         | 'lots' is not a size for 'maxSize': write 64m or 1g
            timing=some          | 'timing' must be one of auto, all, sampled, none, not 'some'
            timedEvery=1         | 'timedEvery' must be a number from 2 to 1000000, not '1'
            timedEvery=x         | 'timedEvery' must be a number from 2 to 1000000, not 'x'
            budget=0             | 'budget' must be a percentage of CPU time such as 1% or 0.5%, or off, not '0'
            budget=a lot         | 'budget' must be a percentage of CPU time such as 1% or 0.5%, or off, not 'a lot'
            threshold=1ms,threshold=2ms | option 'threshold' is given twice
            """)
    void brokenOption_isExplained(String arguments, String message) {
        assertThatThrownBy(() -> Options.parse(arguments))
                .isInstanceOf(BadOptionException.class)
                .hasMessage(message);
    }

    private record Run(long pid, LocalDateTime time, String program) implements FilePattern.Run {}

    @ParameterizedTest
    @CsvSource({
        "lockspot-%p-%t.jfr, lockspot-42-20260304-050607.jfr",
        "%n-100%%.jfr, Main_Inner-100%.jfr",
        "%x-%.jfr, %x-%.jfr",
        "trailing%, trailing%"
    })
    void filePattern_fillsItsHolesOnly(String pattern, String name) {
        LocalDateTime time = LocalDateTime.of(2026, 3, 4, 5, 6, 7);

        assertThat(new FilePattern(pattern).expand(new Run(42, time, "Main$Inner")))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"/opt/app/../server.jar, server.jar", "a/.., ..", "'', java", "x\u001b[1m, x__1m"})
    void programName_neverLeadsElsewhere(String program, String name) {
        assertThat(new FilePattern("%n").expand(new Run(1, LocalDateTime.MIN, program)))
                .isEqualTo(name)
                .doesNotContain("/");
    }

    @ParameterizedTest
    @CsvSource({
        "'', AUTO, 32",
        "timing=auto, AUTO, 32",
        "timing=all, ALL, 32",
        "timing=sampled, SAMPLED, 32",
        "'timing=sampled,timedEvery=64', SAMPLED, 64",
        "timing=none, NONE, 32"
    })
    void timing_isOneOfSoMany(String arguments, Timing.How how, int every) throws BadOptionException {
        assertThat(Options.parse(arguments).timing()).isEqualTo(new Timing(how, every));
    }

    @Test
    void budget_isOnePercentUnlessSaidOtherwise() throws BadOptionException {
        assertThat(Options.parse("").budget()).hasValue(1);
        assertThat(Options.parse("budget=0.5%").budget()).hasValue(0.5);
        assertThat(Options.parse("budget=2").budget()).hasValue(2);
        assertThat(Options.parse("budget=off").budget()).isEmpty();
    }
}
