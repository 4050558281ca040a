package io.lockspot.samples.eventpoll;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

@JCStressTest
@Description("A control: the tail of a chain that is read and written apart. The harness must see it break.")
@Outcome(id = "1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "An entry is lost.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The broken chain looks right: this harness sees nothing.")
@State
public class BrokenAppendInTwoSteps {
    private final Rendezvous between = new Rendezvous();
    private final Link head = new Link();
    private volatile Link last = head;

    @Actor
    public void append() {
        Link link = new Link();
        Link predecessor = last;
        between.meet();
        predecessor.next = link;
        last = link;
    }

    @Actor
    public void appendToo() {
        append();
    }

    @Arbiter
    public void judge(I_Result result) {
        int length = 0;
        for (Link link = head.next; link != null; link = link.next) {
            length++;
        }
        result.r1 = length;
    }
}
