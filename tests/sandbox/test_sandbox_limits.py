"""Block Kit's limits, each just kept and just broken."""

import pytest
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from sandbox.limits import message_findings, view_findings


def plain(text="x"):
    return {"type": "plain_text", "text": text}


def section(**more):
    return {"type": "section", "text": plain(), **more}


def button(**more):
    return {"type": "button", "action_id": "a", "text": plain(), **more}


def actions(*elements):
    return {"type": "actions", "elements": list(elements)}


def options(count):
    return [{"text": plain(), "value": str(number)} for number in range(count)]


def select(**more):
    return {"type": "static_select", "action_id": "s", "options": options(2), **more}


def field(element, **more):
    return {"type": "input", "label": plain(), "element": element, **more}


def text_input(**more):
    return {"type": "plain_text_input", "action_id": "t", **more}


def modal(*blocks, **more):
    view = {"type": "modal", "title": plain(), "submit": plain(), "blocks": list(blocks)}
    return {**view, **more}


PAIRS = [
    (section(text=plain("x" * 3000)), section(text=plain("x" * 3001))),
    (section(text=plain()), section(text=plain(""))),
    (section(fields=[plain("x" * 2000)] * 10), section(fields=[plain()] * 11)),
    (section(fields=[plain()]), section(fields=[plain("x" * 2001)])),
    (section(), {"type": "section"}),
    (section(block_id="b" * 255), section(block_id="b" * 256)),
    (section(accessory=button()), section(accessory={"type": "datetimepicker"})),
    (section(accessory=button()), section(accessory=text_input())),
    ({"type": "header", "text": plain("x" * 150)}, {"type": "header", "text": plain("x" * 151)}),
    (
        {"type": "header", "text": plain()},
        {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
    ),
    (
        {"type": "context", "elements": [plain()] * 10},
        {"type": "context", "elements": [plain()] * 11},
    ),
    ({"type": "context", "elements": [plain()]}, {"type": "context", "elements": [button()]}),
    (
        actions(*(button(action_id=str(n)) for n in range(25))),
        actions(*(button(action_id=str(n)) for n in range(26))),
    ),
    (actions(button()), actions(button(), button())),
    (actions(button(text=plain("x" * 75))), actions(button(text=plain("x" * 76)))),
    (actions(button(value="x" * 2000)), actions(button(value="x" * 2001))),
    (actions(button(style="primary")), actions(button(style="default"))),
    (actions(button()), actions(button(colour="green"))),
    (actions(select(options=options(100))), actions(select(options=options(101)))),
    (actions(select()), actions(select(options=[]))),
    (
        actions(select(initial_option=options(1)[0])),
        actions(select(initial_option={"text": plain("y"), "value": "0"})),
    ),
    (
        actions(select(placeholder=plain("x" * 150))),
        actions(select(placeholder=plain("x" * 151))),
    ),
    (
        actions({"type": "checkboxes", "options": options(10)}),
        actions({"type": "checkboxes", "options": options(11)}),
    ),
    (
        actions({"type": "overflow", "options": options(5)}),
        actions({"type": "overflow", "options": options(6)}),
    ),
    (
        actions({"type": "datepicker", "initial_date": "2027-02-28"}),
        actions({"type": "datepicker", "initial_date": "2027-02-30"}),
    ),
    (
        actions({"type": "timepicker", "timezone": "Europe/Rome"}),
        actions({"type": "timepicker", "timezone": "Rome"}),
    ),
    (
        {"type": "image", "image_url": "https://x.example/a", "alt_text": "x"},
        {"type": "image", "image_url": "https://x.example/a"},
    ),
    ({"type": "markdown", "text": "x" * 12_000}, {"type": "markdown", "text": "x" * 12_001}),
    (
        {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 20] * 100},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 21]},
    ),
    ({"type": "divider"}, {"type": "invention"}),
    (
        actions(button(confirm={k: plain() for k in ("title", "text", "confirm", "deny")})),
        actions(button(confirm={"title": plain()})),
    ),
    (
        section(text={"type": "mrkdwn", "text": "x", "verbatim": True}),
        section(text={"type": "mrkdwn", "text": "x", "emoji": True}),
    ),
    (
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}
            ],
        },
        {"type": "rich_text", "elements": [{"type": "text", "text": "x"}]},
    ),
]


@pytest.mark.parametrize(("good", "bad"), PAIRS)
def test_a_block_just_within_and_just_outside(good, bad):
    assert message_findings([good]) == []
    findings = message_findings([bad])
    assert findings
    assert all("json-pointer:/blocks/0" in line or "/blocks]" in line for line in findings)


def test_a_message_as_a_whole():
    assert message_findings([section()] * 50) == []
    assert message_findings([section()] * 51) == [
        "no more than 50 items allowed [json-pointer:/blocks]"
    ]
    twice = [section(block_id="b"), section(block_id="b")]
    assert "block_id already exists" in message_findings(twice)[0]
    table = {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}
    assert message_findings([table, table])
    assert message_findings([{"type": "markdown", "text": "x" * 7000}] * 2)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (modal(field(text_input())), {**modal(field(text_input())), "submit": None}),
        (modal(section(), title=plain("x" * 24)), modal(section(), title=plain("x" * 25))),
        (modal(section(), submit=plain("x" * 24)), modal(section(), submit=plain("x" * 25))),
        (
            modal(section(), private_metadata="x" * 3000),
            modal(section(), private_metadata="x" * 3001),
        ),
        (modal(section(), callback_id="x" * 255), modal(section(), callback_id="x" * 256)),
        (modal(*[section()] * 100), modal(*[section()] * 101)),
        (modal(section()), modal({"type": "markdown", "text": "x"})),
        (modal(section()), modal(section(), surprise=1)),
        (modal(field(text_input(max_length=3000))), modal(field(text_input(max_length=3001)))),
        (
            modal(field(text_input(), label=plain("x" * 2000))),
            modal(field(text_input(), label=plain("x" * 2001))),
        ),
        (
            modal(field({"type": "number_input", "is_decimal_allowed": False})),
            modal(field({"type": "number_input"})),
        ),
        (modal(field(select())), modal(field(button()))),
        (
            modal(field(text_input(focus_on_load=True))),
            modal(*([field(text_input(focus_on_load=True))] * 2)),
        ),
        (
            modal(field({"type": "conversations_select", "response_url_enabled": True})),
            modal(actions({"type": "conversations_select", "response_url_enabled": True})),
        ),
        (
            {"type": "home", "blocks": [section()]},
            {"type": "home", "title": plain(), "blocks": [section()]},
        ),
        (
            {"type": "home", "blocks": [field(text_input())]},
            {"type": "home", "blocks": [field({"type": "email_text_input"})]},
        ),
    ],
)
def test_a_view_just_within_and_just_outside(good, bad):
    assert view_findings(good) == []
    assert view_findings(bad)


def accepted_by_slacks_models(block):
    try:
        Block.parse(block).validate_json()
    except (SlackObjectFormationError, TypeError):
        return False
    return True


def test_slacks_own_models_refuse_nothing_that_fits_and_nothing_more():
    judged = [pair for pair in PAIRS if Block.parse(pair[0]) is not None]
    assert len(judged) > 25
    assert all(accepted_by_slacks_models(good) for good, _ in judged)
    for block in [bad for _, bad in judged if bad["type"] != "invention"]:
        if not accepted_by_slacks_models(block):
            assert message_findings([block])
    View(**modal(field(text_input()))).validate_json()


def test_refusals_reach_the_client_with_their_pointers(live):
    async def story(w):
        refusal = await w.refused(
            w.client.chat_postMessage(channel="C0DESIGN", text="x", blocks=[{"type": "section"}])
        )
        assert refusal["error"] == "invalid_blocks"
        assert refusal["response_metadata"]["messages"][0].startswith("[ERROR] missing required")
        assert refusal["errors"][0].endswith("[json-pointer:/blocks/0]")
        many = w.client.chat_postMessage(channel="C0DESIGN", attachments=[{"text": "x"}] * 101)
        assert (await w.refused(many))["error"] == "too_many_attachments"
        view = {"type": "modal", "title": plain("x" * 30), "blocks": [section()]}
        refusal = await w.refused(w.client.views_open(trigger_id="1.2", view=view))
        assert refusal["error"] == "invalid_arguments"
        assert "/view/title/text" in refusal["response_metadata"]["messages"][0]
        metadata = {"event_type": "x"}
        wrong = w.client.chat_postMessage(channel="C0DESIGN", text="x", metadata=metadata)
        assert (await w.refused(wrong))["error"] == "invalid_metadata_format"

    live(story)
