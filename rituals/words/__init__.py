"""Sentences and the Slack structures that carry them."""
