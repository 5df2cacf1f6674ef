"""Where clauses of Chinese begin and end: at commas, stops, spoken quotations and the spaces of headlines."""

from dataclasses import dataclass

from extractors.vernacular.statements.view import Range, View

COMMAS = "，,；;：:。！？!?"
"""Marks that part clauses."""
STOPS = "。！？!?；;，, \u3000"
"""Marks that belong to no clause."""
_OPENS = "，,：: \u3000"
_CLOSING = '”」』"'


@dataclass(frozen=True)
class Clauses:
    """The clauses of one article."""

    view: View

    def start(self, low: int, at: int) -> int:
        """Return where the clause of an offset begins: after a comma, stop or quotation, not inside brackets."""
        depth = 0
        for i in range(at - 1, low - 1, -1):
            letter = self.view.text[i]
            depth += (letter in "）)") - (letter in "（(")
            if depth <= 0 and (letter in COMMAS or self._parts(i) or (letter in _CLOSING and self._ends_utterance(i))):
                return i + 1
        return low

    def _parts(self, at: int) -> bool:
        """Whether a space stands between Han letters, as between the parts of a headline."""
        around = self.view.text[at - 1 : at] + self.view.text[at + 1 : at + 2]
        return self.view.text[at] in " \u3000" and len(around) == 2 and all("\u4e00" <= c <= "\u9fff" for c in around)

    def _ends_utterance(self, at: int) -> bool:
        quote = self.view.quote_ends.get(at + 1)
        return quote is not None and self.view.is_utterance(quote)

    def skip(self, at: int, end: int) -> int:
        """Return where the words begin after a comma or colon."""
        while at < end and self.view.text[at] in _OPENS:
            at += 1
        return at

    def trimmed(self, start: int, end: int) -> Range:
        """Return a range without the marks at its end."""
        while end > start and self.view.text[end - 1] in STOPS:
            end -= 1
        return start, end
