"""Who met whom, where, when and at what level, what was agreed, and which statements were made there."""

from extractors.statements.meetings.finder import Meetings
from extractors.statements.meetings.reader import read_meetings

__all__ = ["Meetings", "read_meetings"]
