"""What became of a cited passage."""

from app.domain.plan import LayerName
from app.domain.views import DiffOp, ResolutionStatus
from app.web.api.schemas.common import Shape


class CitedPlace(Shape):
    """A passage as it was cited, or as it stands now; edition 0 is a summary."""

    plan: str
    anchor: str
    edition: int
    text: str
    layer: LayerName
    url: str


class Resolution(Shape):
    """What became of a cited passage. `diff` turns the text cited into the text now: "=" kept, "-" gone, "+" new."""

    status: ResolutionStatus
    cited: CitedPlace | None
    now: CitedPlace | None
    candidates: list[CitedPlace]
    diff: list[tuple[DiffOp, str]]
    reason: str
    successor: str | None
