package io.lockspot.analyzer.cli.live;

import io.lockspot.analyzer.cli.UsageException;
import io.lockspot.analyzer.model.Jvm;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JvmsTest {

    private static final Jvm ORDERS = new Jvm(17, "com.acme.OrderServer");
    private static final Jvm BILLS = new Jvm(18, "com.acme.BillServer");
    private static final Jvm TEST = new Jvm(19, "com.acme.OrderServerTest");
    private static final List<Jvm> RUNNING = List.of(ORDERS, BILLS, TEST);

    @Test
    void partOfAName_isEnough() throws Exception {
        assertThat(Jvms.choose("bill", RUNNING)).isEqualTo(BILLS);
    }

    @Test
    void aWholeName_comesBeforeParts() throws Exception {
        assertThat(Jvms.choose("OrderServer", RUNNING)).isEqualTo(ORDERS);
        assertThat(Jvms.choose("com.acme.OrderServer", RUNNING)).isEqualTo(ORDERS);
    }

    @Test
    void severalMatches_areListed() {
        assertThatThrownBy(() -> Jvms.choose("Server", RUNNING))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("17 com.acme.OrderServer, 18 com.acme.BillServer, 19 com.acme.OrderServerTest");
    }

    @Test
    void noMatch_saysWhatThereIs() {
        assertThatThrownBy(() -> Jvms.choose("Client", RUNNING))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there are: 17 com.acme.OrderServer");
    }
}
