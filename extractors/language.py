"""Which language a text is written in: the script first, a statistical model where a script serves several."""

import re
import unicodedata
from collections import Counter
from functools import cache
from threading import Lock

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

LATIN = (
    "en",
    "id",
    "ms",
    "tr",
    "fr",
    "de",
    "es",
    "it",
    "pt",
    "nl",
    "sv",
    "no",
    "da",
    "fi",
    "pl",
    "cs",
    "ro",
    "hu",
    "vi",
)
CYRILLIC = ("ru", "uk", "bg", "sr", "kk", "ky", "mn")
ARABIC = ("ar", "fa", "ur", "ps", "ug")
DEVANAGARI = ("hi", "mr", "ne")
ONE_LANGUAGE = {"han": "zh", "kana": "ja", "hangul": "ko", "bengali": "bn", "tamil": "ta", "telugu": "te",
                "gurmukhi": "pa", "gujarati": "gu", "thai": "th", "hebrew": "he", "greek": "el", "armenian": "hy",
                "georgian": "ka"}  # fmt: skip
SEVERAL = {"latin": LATIN, "cyrillic": CYRILLIC, "arabic": ARABIC, "devanagari": DEVANAGARI}

# Letters that one orthography has and its neighbours lack (Unicode Standard, chapter 9.2; CLDR exemplar characters).
URDU_LETTERS = frozenset("ٹڈڑںےھہۂۓ")
PASHTO_LETTERS = frozenset("ټډړږښڼګۍې")
SINDHI_LETTERS = frozenset("ٻڀٺٿڄڃڇڏڌڊڙڦڪڳڱڻ")
PERSIAN_LETTERS = frozenset("پچژگکی")
ARABIC_LETTERS = frozenset("ةىكيأإ")

SAMPLE = 2000
"""Characters looked at: more changes nothing but the time."""
HAN_WEIGHT = 3
"""A Han character says about as much as three letters."""
SHORT = 25
"""Letters of a shared script below which the model has to be sure."""
SURE = 0.8
HEADLINE = 80
"""Letters up to which foreign names mislead the model, so that English is given the benefit of the doubt."""
ENGLISH_PRIOR = 12.0
"""How many times likelier English is than another language of the Latin script, in what this project reads."""

_RANGES = re.compile(
    r"(?P<latin>[A-Za-zÀ-ɏḀ-ỿ])|(?P<arabic>[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc])"
    r"|(?P<han>[\u3400-\u4dbf\u4e00-\u9fff])|(?P<kana>[\u3040-\u30ff])|(?P<devanagari>[\u0900-\u097f])"
    r"|(?P<cyrillic>[\u0400-\u04ff])|(?P<hangul>[\uac00-\ud7af])|(?P<bengali>[\u0980-\u09ff])|(?P<gurmukhi>[\u0a00-\u0a7f])"
    r"|(?P<gujarati>[\u0a80-\u0aff])|(?P<tamil>[\u0b80-\u0bff])|(?P<telugu>[\u0c00-\u0c7f])|(?P<thai>[\u0e00-\u0e7f])"
    r"|(?P<hebrew>[\u0590-\u05ff])|(?P<greek>[\u0370-\u03ff])|(?P<armenian>[\u0530-\u058f])|(?P<georgian>[\u10a0-\u10ff])"
)
_NOISE = re.compile(r"https?://\S+|www\.\S+|[@#]\w+|\S+@\S+")
_lock = Lock()


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of most of a text, None where it has too few letters to say.

    Scripts of one language decide by themselves; Urdu, Pashto, Sindhi, Persian and Arabic by their own letters;
    the rest by py3langid, held to the languages of that script.
    """
    sample = unicodedata.normalize("NFC", _NOISE.sub(" ", text[:SAMPLE]))
    letters = _count(sample)
    if not letters:
        return None
    script = max(letters, key=lambda name: letters[name])
    if script in ("han", "kana"):
        return "ja" if letters.get("kana", 0) * 20 > letters.get("han", 0) else "zh"
    if script in ONE_LANGUAGE:
        return ONE_LANGUAGE[script]
    if script == "arabic" and (code := _by_letters(sample)):
        return code
    return _by_model(sample, script, letters[script])


def _count(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for char, times in Counter(text).items():
        if match := _RANGES.match(char):
            name = str(match.lastgroup)
            counts[name] = counts.get(name, 0) + times * (HAN_WEIGHT if name == "han" else 1)
    return counts


def _by_letters(text: str) -> str | None:
    """Tell the Arabic-script languages apart by letters of their own; None where there are none."""
    own = {
        "sd": sum(c in SINDHI_LETTERS for c in text),
        "ps": sum(c in PASHTO_LETTERS for c in text),
        "ur": sum(c in URDU_LETTERS for c in text),
        "fa": sum(c in PERSIAN_LETTERS for c in text),
        "ar": sum(c in ARABIC_LETTERS for c in text),
    }
    for code in ("sd", "ps"):
        if own[code] and own[code] * 2 > own["ur"]:
            return code
    if own["ur"]:
        return "ur"
    if own["ar"] > own["fa"]:
        return "ar"
    # Urdu writes the Persian letters too: a long text without a single Urdu one, or with the other h, is Persian.
    return "fa" if own["fa"] and (len(text) > SHORT or "ه" in text) else None


def _by_model(text: str, script: str, letters: int) -> str | None:
    lowered = text.lower() if sum(map(str.isupper, text)) * 2 > letters else text
    with _lock:  # the model keeps its working state between the steps of one call
        ranked = [(str(code), float(share)) for code, share in _model(script).rank(lowered)]
    best, confidence = ranked[0]
    english = dict(ranked).get("en", 0.0)
    if letters < HEADLINE and english * ENGLISH_PRIOR >= confidence:
        best, confidence = "en", english * ENGLISH_PRIOR
    return best if letters >= SHORT or confidence >= SURE else None


@cache
def _model(script: str) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(SEVERAL[script]))
    return identifier
