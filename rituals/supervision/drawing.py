"""The picture over time: four small charts, one below the other, the same in grey as in colour."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from rituals.supervision.looking import Seen
from rituals.supervision.reducing import HIGHEST, LEAST, LOWEST, MOST, QUALITIES
from rituals.words.templates import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# As wide as a phone shows a picture, with two pixels for each of its points.
WIDTH, HEIGHT, PIXELS_AN_INCH = 4.0, 6.4, 200
BLUE, GREY = "#0b5cad", "#5c5c5c"


def draw(quarters: Sequence[Seen]) -> bytes:
    """Return the picture of these quarters as a PNG, without anybody's name in it.

    Args:
        quarters: the earliest first; one without a picture is a gap in the lines.
    """
    # Half a second, and more memory than the rest of the bot: for those alone who draw.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=PIXELS_AN_INCH, layout="constrained")
    FigureCanvasAgg(figure)
    said = Words("supervision/more")
    charts = figure.subplots(len(QUALITIES), 1, sharex=True, squeeze=False)[:, 0]
    for place, (quality, chart) in enumerate(zip(QUALITIES, charts, strict=True)):
        title = getattr(said, quality).capitalize()
        chart.set_title(title, loc="left", fontsize=11, fontweight="bold")
        _line(chart, [each.steps[place] if each.steps else None for each in quarters])
    charts[-1].set_xticks(range(len(quarters)), [each.quarter.short for each in quarters])
    figure.supxlabel(Words("supervision/show").scale, fontsize=9, color=GREY)
    written = BytesIO()
    figure.savefig(written, format="png")
    return written.getvalue()


def _line(chart: "Axes", steps: Sequence[int | None]) -> None:
    values = [float("nan") if each is None else each / 2 for each in steps]
    chart.plot(values, color=BLUE, linewidth=2, marker="o", markersize=6)
    for at, of in enumerate(steps):
        if of is not None:
            cut_off = {LEAST: "≤ ", MOST: "≥ "}.get(of, "")
            chart.annotate(
                f"{cut_off}{of / 2:g}",
                (at, of / 2),
                textcoords="offset points",
                xytext=(0, 8),
                ha="center",
                fontsize=10,
                # On paper of its own, where the line runs behind it.
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
            )
    # Room for what stands over the highest mean.
    chart.set_ylim(LOWEST, HIGHEST + 0.4)
    chart.set_xlim(-0.5, len(steps) - 0.5)
    chart.set_yticks(range(LOWEST, HIGHEST + 1))
    chart.tick_params(labelsize=9, colors=GREY)
    chart.grid(axis="y", linewidth=0.5, alpha=0.5)
    chart.spines[["top", "right"]].set_visible(False)
