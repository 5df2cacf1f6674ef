"""Stocks: people at work, living or serving somewhere, troops deployed, money set aside."""

from spacy.tokens import Token

from extractors.figures.item import Item, forms
from extractors.figures.words import StockWords

STOCKS = frozenset({"personnel", "troops_deployed"})
"""Measures of what is there at a moment, not summed over a period."""
SMALLEST_STOCK = 10
"""Fewer people than this at work somewhere are a scene, not a stock."""
SMALLEST_CROWD = 100
"""From so many people said merely to be somewhere, or to be protected, the number is a stock."""
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr")
_BEFORE, _AFTER = 6, 10
"""Words around a sum of money that tell what it is for."""


def stock_measure(item: Item) -> str | None:
    """Return personnel or troops_deployed where people or troops are counted as being somewhere."""
    if _is_strength(item):
        return _kind(item, item.token.head)
    if _is_tagged_work(item):
        return "personnel"
    if not _is_counted(item):
        return _kind(item, item.token) if _is_of_body(item) else None
    if _is_of_body(item) or _is_held(item, item.top) or _is_ward(item):
        return _kind(item, item.token)
    if item.token.dep_ in ("appos", "conj") and _is_same_stock(item):
        return _kind(item, item.token.head)
    return None


def money_measure(item: Item) -> str | None:
    """Return investment_usd, budget_pkr … where a sum of money is for projects, a budget, losses or compensation."""
    currency = _currency(item)
    span = item.reading.doc.char_span(item.quantity.span.start, item.quantity.span.end, alignment_mode="expand")
    if currency is None or span is None or not len(span):
        return None
    around = item.reading.doc[max(0, span.start - _BEFORE) : span.end + _AFTER]
    near = sorted((token for token in around if token.sent == span[0].sent), key=lambda t: abs(t.i - span.start))
    purposes = item.words.money.purposes
    purpose = next((purposes[form] for token in near for form in sorted(forms(token)) if form in purposes), None)
    return f"{purpose}_{currency}" if purpose else None


def _currency(item: Item) -> str | None:
    text, quantity = item.reading.article.text, item.quantity
    before = item.words.money.before.search(text[max(0, quantity.span.start - 6) : quantity.span.start])
    written = [before.group(1).lower()] if before else []
    written += [word for token in item.token.subtree for word in forms(token)] + sorted(forms(item.token))
    written += quantity.phrase.text.lower().split()
    return next((code for word in written if (code := item.words.money.currencies.get(word))), None)


def _is_counted(item: Item) -> bool:
    """Whether the counted noun is one of people or troops, and the number large enough."""
    named, stock = forms(item.token), item.words.stock
    if item.noun in stock.hired and item.token.head.lemma_ not in stock.deployed:
        return False
    is_body = bool(named & stock.units) or item.size >= SMALLEST_STOCK
    return item.quantity.head is not None and is_body and (item.quantity.kind == "people" or bool(named & stock.nouns))


def _kind(item: Item, token: Token) -> str:
    stock = item.words.stock
    verb = item.top.head if item.top.dep_ in _ARGUMENTS else token
    is_deployed = verb.lemma_ in stock.deployed or token.head.lemma_ in stock.deployed
    return "troops_deployed" if is_deployed or (forms(item.token) | forms(token)) & stock.units else "personnel"


def _is_strength(item: Item) -> bool:
    """Whether a number says how strong a body is: "a 15,000-strong force"."""
    return item.token.lower_ == "strong" and item.token.dep_ in ("amod", "acomp") and item.size >= SMALLEST_STOCK


def _is_of_body(item: Item) -> bool:
    """Whether a number is a body's size: "a force of 15,000", "our staff is 70 officers", "the unit comprises 900"."""
    stock, token = item.words.stock, item.top
    if item.size < SMALLEST_STOCK:
        return False
    if token.dep_ == "pobj" and item.quantity.kind in ("people", "unknown"):
        above, link = token.head.head, token.head.lower_
        if link in ("of", "with"):
            return above.lemma_.lower() in (stock.bodies if link == "of" else stock.units)
        return link in ("to", "at") and _equals_body(above, stock)
    return token.dep_ in ("attr", "dobj") and _equals_body(token.head, stock)


def _equals_body(verb: Token, stock: StockWords) -> bool:
    subjects = (child.lemma_.lower() for child in verb.children if child.dep_ == "nsubj")
    return verb.lemma_ in stock.equals and any(subject in stock.bodies for subject in subjects)


def _is_held(item: Item, token: Token) -> bool:
    """Whether the verb says that the people work, live, serve or are deployed somewhere."""
    stock = item.words.stock
    if token.dep_ not in _ARGUMENTS:
        serving = (child.lemma_ for child in token.children if child.dep_ in ("acl", "relcl"))
        return any(lemma in stock.verbs | stock.deployed for lemma in serving)
    verb = token.head
    if token.dep_ == "attr":
        is_crowd = bool(forms(item.token) & stock.crowds) and item.quantity.nationality is None
        return not is_crowd and any(child.dep_ == "expl" for child in verb.children)
    if token.dep_ == "dobj":
        return verb.lemma_ in stock.deployed | stock.held and not _is_carried(verb, stock)
    if verb.lemma_ in stock.wards and token.dep_ == "nsubj":
        return item.size >= SMALLEST_CROWD
    return verb.lemma_ in stock.deployed | stock.verbs or (verb.lemma_ == "be" and _is_somewhere(item, verb))


def _is_tagged_work(item: Item) -> bool:
    """Whether the parse took a verb for the counted noun: "10,000 Chinese work on the dams"."""
    before = item.reading.doc[item.token.i - 1].text
    return item.noun in item.words.stock.verbs and before in item.words.demonyms and item.size >= SMALLEST_STOCK


def _is_carried(verb: Token, stock: StockWords) -> bool:
    """Whether a vehicle holds them: "the bus had 30 workers on board"."""
    return any(child.lemma_.lower() in stock.carriers for child in verb.children if child.dep_ == "nsubj")


def _is_somewhere(item: Item, verb: Token) -> bool:
    links = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("in", "at", "on")]
    return item.size >= SMALLEST_CROWD and bool(links)


def _is_ward(item: Item) -> bool:
    """Whether a crowd is what is to be protected: "the security of 20,000 Chinese workers"."""
    token, stock = item.top, item.words.stock
    keeper = token.head.head if token.dep_ == "pobj" and token.head.lower_ in ("of", "for") else token.head
    guarded = token.dep_ in ("pobj", "dobj") and keeper.lemma_.lower() in stock.wards
    return guarded and item.size >= SMALLEST_CROWD


def _is_same_stock(item: Item) -> bool:
    """Whether the number says a stock over again or adds to it: "two divisions, about 15,000 men"."""
    whole = item.token.head
    named = forms(whole) & (item.words.stock.units | item.words.stock.nouns)
    return bool(named) and any(child.dep_ == "nummod" for child in whole.children) and _is_held(item, whole)
