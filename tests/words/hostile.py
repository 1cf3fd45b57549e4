"""What people might type, from the harmless to the hostile."""

from hypothesis import strategies as st

# Each of these means something to Slack, to a template, to a terminal, or to a font.
PIECES = [
    "<@U0NOOR>",
    "<#C0DESIGN|design>",
    "<!channel>",
    "<!subteam^S0ALL>",
    "<!date^0^{date}|then>",
    "<https://evil.example|your bank>",
    "<",
    ">",
    "&",
    "&lt;",
    "&amp;amp;",
    "|",
    "@everyone",
    "*bold*",
    "`",
    "```",
    "> quoted",
    "{{ 7 * 7 }}",
    "{% block x %}",
    "…",
    "\n",
    "\r\n",
    " ",
    "\t",
    "\u00a0",
    "\u2028",
    "\x85",
    "\x00",
    "\x1b[31m",
    "\u200b",
    "\u200d",
    "\u200f",
    "\u202e",
    "\u2066",
    "é",
    "e\u0301\u0323",
    "ש\u05b8\u05c1",
    "ب\u064e\u0651",
    "क\u094d\u0937\u093f",
    "น\u0e49\u0e33",
    "\u1112\u1161\u11ab",
    "한",
    "👋🏽",
    "👩\u200d👩\u200d👧\u200d👦",
    "🏳\ufe0f\u200d🌈",
    "🇸🇪",
    "🇸🇪🇳🇴🇫🇮",
    "1\ufe0f\u20e3",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "a" + "\u0301" * 200,
    "word ",
]

MIXED = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=30).map("".join)
LONG = st.tuples(st.sampled_from(PIECES), st.integers(0, 5)).map(
    lambda drawn: ("x" * drawn[1] + drawn[0] * (40_000 // len(drawn[0])))[:40_000]
)
TEXTS = st.one_of(MIXED, st.text(), LONG)

# A half of a pair of code units can be written in JSON, and no database takes it.
BROKEN = st.one_of(TEXTS, st.text(alphabet=st.characters(categories=("Cs", "Cc", "Cf", "L"))))
