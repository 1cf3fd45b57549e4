"""The feature that people meet as `/trellis`: when they are asked, and of what."""

from rituals.engine.feature import Feature

feature = Feature(
    "my_time",
    command="/trellis",
    does="chooses when Trellis may ask you something, and of what",
)
