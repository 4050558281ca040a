package io.lockspot.analyzer.compare;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GateParserTest {

    @Test
    void anOperationsFigure_relativeToBefore() throws GateSyntaxException {
        assertThat(GateParser.parse("close.p99 > +10%"))
                .isEqualTo(new Gate(
                        "close.p99 > +10%",
                        new Gate.Target.OfOperation("close", OperationMetric.P99), true, new Gate.Limit.Relative(1.1)));
        assertThat(GateParser.parse("close.p99.9>1.5ms").target())
                .isEqualTo(new Gate.Target.OfOperation("close", OperationMetric.P999));
    }

    @Test
    void aRate_mayFall() throws GateSyntaxException {
        Gate gate = GateParser.parse("close.perSecond < -10%");

        assertThat(gate.above()).isFalse();
        assertThat(gate.limit()).isEqualTo(new Gate.Limit.Relative(0.9));
    }

    @Test
    void aLocksFigure_asATime() throws GateSyntaxException {
        Gate gate = GateParser.parse("lock:SelectorImpl.cancelledKeys.waitPerOperation > 1us");

        assertThat(gate.target()).isEqualTo(new Gate.Target.OfLock("SelectorImpl.cancelledKeys", LockMetric.WAIT_TIME));
        assertThat(gate.limit()).isEqualTo(new Gate.Limit.Absolute(1000, Unit.NANOS));
    }

    @Test
    void aPath_mayHaveTheSignsInItsName() throws GateSyntaxException {
        assertThat(GateParser.parse("path:Map<K, V>::get > +5%").target())
                .isEqualTo(new Gate.Target.OfPath("Map<K, V>::get"));
    }

    @Test
    void anyRegression_isAGate() throws GateSyntaxException {
        assertThat(GateParser.parse(" regression ").target()).isEqualTo(new Gate.Target.Any());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "close.p98 > +10%; 7; no such figure of an operation: 'p98'",
                "clsoe.p99 > +10%; 1; 'clsoe' is no operation",
                "close > +10%; 7; no such figure of an operation: ''",
                "close.p99 +10%; 15; a comparison is missing",
                "close.p99 > fast; 13; 'fast' is no limit",
                "close.p99 > +10; 13; needs a percent sign",
                "close.p99 > 10%; 13; this is a time",
                "close.stillRegistered > 1ms; 25; this is a share",
                "close.perSecond < 1ms; 19; this is a number",
                "lock:epmutex > 1us; 13; say what of the lock",
                "lock:epmutex.waits > 1us; 14; no such figure of a lock: 'waits'",
                "lock:epmutex.waitsPerOperation > 1us; 34; this is a number",
                "path: > +5%; 6; a function's name is missing",
                "path:(x > +5%; 8; not a regular expression"
            })
    void whatIsWrong_isSaidWithItsColumn(String gate, int column, String message) {
        assertThatThrownBy(() -> GateParser.parse(gate))
                .isInstanceOf(GateSyntaxException.class)
                .hasMessageStartingWith("'" + gate + "', column " + column + ": ")
                .hasMessageContaining(message.strip())
                .message()
                .doesNotContain("\n");
    }
}
