"""The word lists of seeds/lexicon/zh_statements.toml, compiled."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from extractors.lexicon import Lexicon

_TIME = r"[0-9]+[年月日时点分]|(?:上|本|下)?(?:周|星期)[一二三四五六日天]|当地时间|[（(][^）)]{1,60}[）)]"


@dataclass(frozen=True)
class ChineseWords:
    """How Chinese news says that somebody says something."""

    cue: re.Pattern[str]
    """A verb of saying with what belongs to it; the group `verb` is the list's word."""
    clause: frozenset[str]
    plain: frozenset[str]
    telling: frozenset[str]
    """Verbs whose object hears."""
    spoiled_before: re.Pattern[str]
    """What before a verb makes it a noun or denies it."""
    spoiled_say: re.Pattern[str]
    """The same before 说 and 称."""
    negative: re.Pattern[str]
    source: re.Pattern[str]
    """据…介绍: the groups `speaker` and `verb`."""
    cited: re.Pattern[str]
    """援引…的话报道: the groups `speaker` and `verb`."""
    passive: re.Pattern[str]
    """遭到…谴责: the groups `speaker` and `verb`."""
    lead: re.Pattern[str]
    """Adverbs and times that open a clause."""
    tail: re.Pattern[str]
    """Adverbs and times between a speaker and the verb."""
    opener: re.Pattern[str]
    joiner: re.Pattern[str]
    before_name: re.Pattern[str]
    person: re.Pattern[str]
    body: re.Pattern[str]
    document: re.Pattern[str]
    carrier: re.Pattern[str]
    carried: re.Pattern[str]
    """An outlet with its verb of passing on; the group `who`."""
    name: re.Pattern[str]
    """What can be a personal name: Han letters, points and hyphens, none of those no name holds."""
    pronouns: frozenset[str]
    collective: frozenset[str]
    sides: frozenset[str]
    """Who speaks for a country in the words of its minister."""
    no_speakers: re.Pattern[str]
    going_on: re.Pattern[str]
    not_going_on: frozenset[str]
    """Verbs after whose sentence nothing goes on."""
    answers: frozenset[str]
    spokesperson: re.Pattern[str]
    in_accord: re.Pattern[str]
    """按照…: what follows is a noun."""
    hearer: re.Pattern[str]

    def lead_end(self, carried: re.Match[str]) -> int:
        """Return where the outlet's name begins: after 据 and its like."""
        lead = self.lead.match(carried.string, *carried.span("who"))
        return lead.end() if lead else carried.start("who")

    @classmethod
    def load(cls, table: Mapping[str, Any]) -> Self:
        """Compile the parsed zh_statements.toml."""
        cues, phrases, heard = table["cues"], table["phrases"], table["addressee"]
        adverbs = f"(?:{'|'.join(phrases['adverbs'])}|{_TIME})"
        not_name = phrases["not_name"]
        return cls(
            cue=_cue(cues),
            clause=frozenset(cues["clause"]),
            plain=frozenset(cues["plain"]),
            telling=frozenset(heard["telling"]),
            spoiled_before=re.compile(f"(?:{_any(cues['not_after'])})$"),
            spoiled_say=re.compile(f"(?:{_any(cues['not_after_say'])})$"),
            negative=re.compile(_any(cues["negative"])),
            source=re.compile(
                f"(?:{_any(cues['source_prefix'])})(?P<speaker>[^，,。；：:]{{2,40}}?)"
                f"(?P<verb>{_any(cues['source_verbs'])})(?=[，,：:])"
            ),
            cited=re.compile(cues["cited"]),
            passive=re.compile(
                f"(?:{_any(cues['passive'])})了?(?P<speaker>[^，,。；：:]{{2,30}}?)的?(?:强烈|严厉|一致|广泛|高度|坚决)*"
                f"(?P<verb>{_any(cues['passive_acts'])})"
            ),
            lead=re.compile(f"(?:{'|'.join(phrases['leading'])}|{_TIME}|、)+"),
            tail=re.compile(f"{adverbs}+$"),
            opener=re.compile("|".join(phrases["openers"])),
            joiner=re.compile("|".join(phrases["joiners"])),
            before_name=re.compile(phrases["before_name"]),
            person=re.compile(_any(phrases["person"])),
            body=re.compile(f"(?:{_any(phrases['body'])})$"),
            document=re.compile(f"(?:{_any(phrases['document'])})$"),
            carrier=re.compile(f"(?:{_any(phrases['carrier'])}|(?<!社交)媒体)[》”」]?(?:记者)?$"),
            carried=re.compile(
                f"(?P<who>《[^》]{{2,16}}》|[^，,。：:（）《》 ]{{0,8}}(?:{_any(phrases['carrier'])}))(?:记者)?"
                f"(?:{_any(cues['quoting'])}|报[道导]称?[，,：:])"
            ),
            name=re.compile(f"(?:(?![{not_name}])[\u4e00-\u9fffA-Za-z·•・.\\- ]){{2,16}}"),
            pronouns=frozenset([*phrases["pronoun_person"], *phrases["pronoun_group"]]),
            collective=frozenset(phrases["collective"]),
            sides=frozenset(phrases["sides"]),
            no_speakers=re.compile(f"(?:{_any(phrases['no_speakers'])})$"),
            going_on=re.compile(_any(phrases["going_on"])),
            not_going_on=frozenset(phrases["not_going_on"]),
            answers=frozenset(phrases["answers"]),
            spokesperson=re.compile(phrases["spokesperson"]),
            in_accord=re.compile(cues["in_accord"]),
            hearer=re.compile(f"(?:{_any(heard['openers'])})(?P<who>[^，,。：:]{{0,24}}(?:{_any(heard['hearers'])}))"),
        )


@cache
def chinese_words(lexicon: Lexicon) -> ChineseWords:
    """Read the lists once a lexicon; raise BadInput where the file is missing."""
    return ChineseWords.load(lexicon.table("zh_statements"))


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _cue(cues: Mapping[str, list[str]]) -> re.Pattern[str]:
    long = [verb for verb in {*cues["clause"], *cues["act"]} if len(verb) > 1]
    short = [verb for verb in cues["clause"] if len(verb) == 1]
    ending = f"(?:{_any(cues['ending'])})?"
    after, after_say = _any(cues["not_before"]), _any(cues["not_before_say"])
    return re.compile(f"(?P<verb>{_any(long)}){ending}(?!{after})|(?P<say>{_any(short)})(?:道)?(?!{after}|{after_say})")
