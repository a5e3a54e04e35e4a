"""
The command line: options to settings, reports to lines of text, errors to one clear line and exit status 2.

`door` is the way in; `filling`, `summaries`, `asking` and `serving` have the commands, `show` prints what they find.
What the archive can do is in app.archive, JSON has the shapes of app.web.present. Whatever is large is imported inside
the command that needs it, so that --help is there at once.
"""

from app.cli.door import main

__all__ = ["main"]
