"""
How one wording becomes another, step by step.

Found in app.cite.diff for what was cited and what stands there today, in app.compare.wording for what two plans say.
"""

from typing import Literal

DiffOp = Literal["=", "-", "+"]
"""Kept, gone, new."""

DiffStep = tuple[DiffOp, str]
"""What is done, and with which words."""
