package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.read.Block;
import java.util.Arrays;

/**
 * That part of a frame's line which mostly tells its frame: whether the address is the kernel's, and all that follows but
 * the offset in the function, of which one function has hundreds. Used for one line after the other; not safe for use by
 * several threads.
 */
final class LineMeaning {

    private static final byte[] INLINED = {'(', 'i', 'n', 'l', 'i', 'n', 'e', 'd', ')'};
    private static final byte[] UNKNOWN = {'[', 'u', 'n', 'k', 'n', 'o', 'w', 'n', ']', ' ', '('};

    private static final byte[] KERNEL = {'k'};
    private static final byte[] USER = {'u'};

    private byte[] bytes = new byte[256];
    private int length;

    /**
     * Takes a line.
     *
     * @return false when it is not printed as perf usually does, and nothing can be told of it here
     */
    boolean of(byte[] text, int from, int to) {
        int address = from;
        while (address < to && (text[address] == '\t' || text[address] == ' ')) {
            address++;
        }
        int blank = address;
        while (blank < to && Words.isHex(text[blank])) {
            blank++;
        }
        int symbol = blank;
        while (symbol < to && text[symbol] == ' ') {
            symbol++;
        }
        if (blank == address || symbol == blank || symbol == to || text[symbol] < ' ') {
            return false;
        }
        int offset = offset(text, symbol, to);
        length = 0;
        append(StackFrames.isKernelAddress(Bytes.string(text, address, blank)) ? KERNEL : USER);
        append(text, symbol, offset);
        append(text, digitsEnd(text, offset, to), to);
        return true;
    }

    /** Where the digits of the offset begin, or the line's end. See {@link StackLine}, which finds it in the same place. */
    private static int offset(byte[] text, int symbol, int to) {
        if (text[to - 1] != ')' || has(text, symbol, UNKNOWN) || has(text, to - INLINED.length, INLINED)) {
            return to;
        }
        for (int plus = to - 3; plus > symbol; plus--) {
            if (text[plus] == '+' && text[plus + 1] == '0' && text[plus + 2] == 'x') {
                int end = digitsEnd(text, plus + 3, to);
                return end + 1 < to && text[end] == ' ' && text[end + 1] == '(' ? plus + 3 : to;
            }
        }
        return to;
    }

    private static boolean has(byte[] text, int from, byte[] part) {
        return from >= 0 && Arrays.equals(text, from, Math.min(from + part.length, text.length), part, 0, part.length);
    }

    private static int digitsEnd(byte[] text, int from, int to) {
        int end = from;
        while (end < to && (Words.isHex(text[end]) || text[end] >= 'A' && text[end] <= 'F')) {
            end++;
        }
        return end;
    }

    private void append(byte[] part) {
        append(part, 0, part.length);
    }

    private void append(byte[] text, int from, int to) {
        int needed = length + to - from + Block.SLACK;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * needed);
        }
        System.arraycopy(text, from, bytes, length, to - from);
        length += to - from;
    }

    /** The text from index 0, with {@link Block#SLACK} bytes behind it. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
