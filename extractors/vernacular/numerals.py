"""Numerals written in Chinese characters and in Urdu words."""

import re

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "俩": 2,
}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_MIXED = re.compile(r"(\d[\d,，]*(?:\.\d+)?)([十百千万亿]*)")


def chinese_number(text: str) -> int | None:
    """Return the value of a numeral in digits, in characters or in both ("2万"); None where it is none."""
    match = _MIXED.fullmatch(text)
    if match:
        value = float(match[1].replace(",", "").replace("，", ""))
        for unit in match[2]:
            value *= _UNITS[unit]
        return int(value)
    return _in_characters(text.replace("廿", "二十").replace("卅", "三十"))


def _in_characters(text: str) -> int | None:
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
            continue
        unit = _UNITS.get(character)
        if unit is None:
            return None
        if unit >= 10_000:
            total, section, digit = total + max(section + digit, 1) * unit, 0, 0
        else:
            section, digit = section + max(digit, 1) * unit, 0
    return total + section + digit if text else None
