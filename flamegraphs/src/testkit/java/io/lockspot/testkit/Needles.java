package io.lockspot.testkit;

import java.util.List;

/** Names that broke other tools: each of them would run, hide or end something if it were taken for more than text. */
public final class Needles {

    public static final List<String> ALL = List.of(
            "</script><script>window.needle=1</script>",
            "<img src=x onerror=window.needle=1>",
            "<svg onload=window.needle=1>",
            "<!--",
            "--><script>window.needle=1</script>",
            "<!--<script>",
            "]]>",
            "</title><script>window.needle=1</script>",
            "</style><script>window.needle=1</script>",
            "\";window.needle=1;\"",
            "';window.needle=1;'",
            "`${window.needle=1}`",
            "\\\";window.needle=1;//",
            "javascript:window.needle=1",
            "&lt;b&gt; &amp; &#60;",
            "line\u2028separator\u2029paragraph",
            "next\u0085line",
            "new\nline\rreturn\ttab\0zero",
            "lone \ud800 high",
            "lone \udc00 low",
            "\udfff\ud800",
            "pair \ud83d\ude00",
            "noncharacter \uffff \ufffe",
            "\u202eright to left",
            "zero\u200bwidth",
            "\u001b]0;title\u0007\u001b[31mred",
            "__proto__",
            "constructor",
            "toString",
            "hasOwnProperty",
            "<!--[style]-->",
            "<!--[/data]-->",
            "a;b c_[k]",
            "_[k]",
            "x_[j]_[i]",
            "\\x3b",
            "\\u0041",
            "back\\slash\\",
            "",
            " ",
            " leading and trailing ",
            "=cmd|'/C calc'!A0",
            "../../etc/passwd",
            "n".repeat(10_000));

    private Needles() {}
}
