"""What `trellis doctor` looks at: each module examines one thing, and changes nothing."""
