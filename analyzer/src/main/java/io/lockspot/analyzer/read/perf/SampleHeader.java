package io.lockspot.analyzer.read.perf;

/**
 * The line that begins a sample: {@code java 158/226 [001] 59.413253: 4000000 cpu-clock: …}.
 *
 * @param thread the thread's name, which may hold blanks; empty when the line does not tell
 * @param tid the thread's id, -1 when unknown
 * @param pid the process' id, -1 when unknown
 * @param nanos when, in nanoseconds of the machine's clock; -1 when the line does not tell
 * @param period what the sample stands for, in the unit of the event; 0 when the line does not tell
 * @param event the event's name as it stands there, without the last colon: {@code cycles:u}; empty when the line does
 *     not tell
 * @param rest what follows the event: the payload of a tracepoint
 */
record SampleHeader(String thread, long tid, long pid, long nanos, long period, String event, String rest) {

    /** The header on that line, or null when it is none. */
    static SampleHeader parse(String line) {
        if (line.startsWith("\t")) {
            return null;
        }
        byte[] text = Bytes.withSlack(line);
        int end = text.length - io.lockspot.analyzer.read.Block.SLACK;
        for (HeaderShape shape : new HeaderShape[] {HeaderShape.WITH_TID, HeaderShape.WITHOUT_TID}) {
            HeaderParser parser = new HeaderParser(shape);
            if (parser.parse(text, 0, end, false)) {
                return of(
                        parser,
                        Bytes.string(text, Math.min(parser.rest(), end), end).strip());
            }
        }
        return null;
    }

    static SampleHeader of(HeaderParser parser, String rest) {
        return new SampleHeader(
                parser.thread(), parser.tid(), parser.pid(), parser.nanos(), parser.period(), parser.event(), rest);
    }
}
