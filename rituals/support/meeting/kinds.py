"""What the messages and the schedules of a meeting are called."""

PROPOSE, TIMES = "support:meeting_propose", "support:meeting_times"
STANDING, STUCK = "support:meeting_standing", "support:meeting_stuck"
SETTLED, OFF = "support:meeting_settled", "support:meeting_off"
NEEDS, UNREAD = "support:needs", "support:meeting_unread"
PROMISE, AFTER = "support:meeting_promise", "support:meeting_after"
# Schedules of a request: all have had their say; an answer is late; the meeting is over.
SAID, LATE = "support:meeting_said", "support:meeting_late"
OVER = "support:meeting_over"
# Why whoever proposed is told that it does not go on by itself.
NONE_SUITS, UNANSWERED, PASSED = "none_suits", "unanswered", "passed"
# Why, where they took the times over from somebody who does not come along any more.
LEFT_TO_KEEPER = "left_to_keeper"
