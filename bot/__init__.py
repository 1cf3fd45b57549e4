"""The program: settings, transports, the worker, and delivery to Slack."""
