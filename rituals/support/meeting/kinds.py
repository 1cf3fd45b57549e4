"""What the messages and the schedules of a meeting are called."""

PROPOSE, TIMES = "support:meeting_propose", "support:meeting_times"
STANDING, STUCK = "support:meeting_standing", "support:meeting_stuck"
SETTLED, OFF = "support:meeting_settled", "support:meeting_off"
NEEDS, UNREAD = "support:needs", "support:meeting_unread"
PROMISE, AFTER = "support:meeting_promise", "support:meeting_after"
# What leaders were asked with; see `rituals/support/messages`.
ASKED = "support:asked"
ALL = (ASKED, PROPOSE, TIMES, STANDING, STUCK, SETTLED, OFF, NEEDS, UNREAD, PROMISE, AFTER)
# Schedules of a request: somebody's answer is late; the meeting is over.
LATE, OVER = "support:meeting_late", "support:meeting_over"
# Why whoever proposed is told that it does not go on by itself.
NONE_SUITS, UNANSWERED, PASSED = "none_suits", "unanswered", "passed"
