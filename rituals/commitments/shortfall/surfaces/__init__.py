"""What people do about where support fell short: in forms, by buttons and on Home."""
