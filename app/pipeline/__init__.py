"""
The story of the archive: a file is read, structured, annotated, stored and indexed.

The one room that knows all the stages. `importing` brings files into documents/, `building` makes index/ of them,
`stages` has the way of a single file, `signing` makes a record known by its content, `summaries` reads what a summary
is checked against. How each step is done is the business of the stages themselves.
"""

from app.pipeline.building import build, why_stale
from app.pipeline.importing import import_paths, take_inbox
from app.pipeline.signing import sign_plan
from app.pipeline.stages import Progress, describe_file, program_stamp, structure_file
from app.pipeline.summaries import held_text, read_summaries, recognised

__all__ = [
    "Progress",
    "build",
    "describe_file",
    "held_text",
    "import_paths",
    "program_stamp",
    "read_summaries",
    "recognised",
    "sign_plan",
    "structure_file",
    "take_inbox",
    "why_stale",
]
