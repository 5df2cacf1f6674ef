"""Places in running text: which words name one, which one, and how it is meant."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractors.lexicon import Lexicon
from extractors.reading.parsing import parse_texts, tokenise
from extractors.reading.places import Gazetteer, PlaceMention, find_places
from extractors.reading.sentences import sentence_words

SEEDS = Path(__file__).parents[3] / "seeds"
Find = Callable[[str], tuple[PlaceMention, ...]]


@cache
def shared_gazetteer() -> Gazetteer:
    return Gazetteer.load(SEEDS / "places.csv")


def parsed(text: str) -> Doc:
    return next(parse_texts([text], sentence_words(Lexicon(SEEDS / "lexicon"))))[0]


def unparsed(text: str) -> Doc:
    return tokenise(text, sentence_words(Lexicon(SEEDS / "lexicon")))[0]


@pytest.fixture
def gazetteer() -> Gazetteer:
    return shared_gazetteer()


@pytest.fixture
def find(gazetteer: Gazetteer) -> Find:
    return lambda text: find_places(parsed(text), gazetteer)


def mention_of(words: str, mentions: tuple[PlaceMention, ...]) -> PlaceMention:
    found = [mention for mention in mentions if mention.span.text.startswith(words)]
    assert found, f"{words} is not among {[mention.span.text for mention in mentions]}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "name", "district", "precision"),
    [
        (
            "A suicide bomber struck in Besham, a remote area of Khyber-Pakhtunkhwa province.",
            "Besham",
            "Besham",
            "Shangla",
            1,
        ),
        ("Six people died in Besham in March 2024.", "Besham", "Besham", "Shangla", 1),
        ("A van was blown up in Bisham, Pakistan.", "Bisham", "Besham", "Shangla", 1),
        ("A mine exploded in the Nok Kundi area of Chagai district.", "Nok Kundi", "Nokundi", "Chagai", 2),
        ("Four labourers were shot in Nokundi.", "Nokundi", "Nokundi", "Chagai", 1),
        ("Two men were shot dead in the Turbat area of Kech district, Pakistan.", "Turbat", "Turbat", "Kech", 2),
        ("Troops raided a house in Mir Ali, North Waziristan.", "Mir Ali", "Mir Ali", "North Waziristan", 1),
        ("Troops raided a house in Mirali, Pakistan.", "Mirali", "Mir Ali", "North Waziristan", 1),
        ("A drone hit a compound in Miramshah, Pakistan.", "Miramshah", "Miranshah", "North Waziristan", 1),
        ("A mortar shell landed in Bara, Pakistan.", "Bara", "Bara", "Khyber", 1),
        ("Gunmen opened fire in Landi Kotal, Pakistan.", "Landi Kotal", "Landi Kotal", "Khyber", 1),
        ("Militants attacked a post in Sararogha, Pakistan.", "Sararogha", "Sararogha", "South Waziristan", 1),
        ("Security forces fought rebels near Kahan, Pakistan.", "Kahan", "Kahan", "Kohlu", 2),
        ("A pipeline was blown up in Sui, Pakistan.", "Sui", "Sui", "Dera Bugti", 1),
        ("A pipeline was blown up in Pir koh, Pakistan.", "Pir koh", "Pirkoh", "Dera Bugti", 1),
        ("A camp was attacked in Mashkay, Pakistan.", "Mashkay", "Mashkai", "Awaran", 1),
        ("Three men were abducted in Tump, Pakistan.", "Tump", "Tump", "Kech", 1),
        ("Three men were abducted in Bulaida, Pakistan.", "Bulaida", "Buleda", "Kech", 1),
        ("A convoy came under fire in Parom, Pakistan.", "Parom", "Parom", "Panjgur", 1),
        ("Armed men set up a roadblock in Wadh, Pakistan.", "Wadh", "Wadh", "Khuzdar", 1),
        ("Armed men set up a roadblock in Zehri, Pakistan.", "Zehri", "Zehri", "Khuzdar", 1),
        ("The train was stopped near Kolpur, Pakistan.", "Kolpur", "Kolpur", "Kachhi", 2),
        ("Coal miners were killed in Mach, Pakistan.", "Mach", "Mach", "Kachhi", 1),
        ("A bomb was defused in Takht bhai, Pakistan.", "Takht bhai", "Takht Bhai", "Mardan", 1),
        ("A bomb was defused in Darra Adamkhel, Pakistan.", "Darra Adamkhel", "Darra Adam Khel", "Kohat", 1),
        ("Police were attacked in Sohrab Goth, Karachi.", "Sohrab Goth", "Sohrab Goth", "Karachi East", 1),
        ("Police were attacked in Hayatabad, Peshawar.", "Hayatabad", "Hayatabad", "Peshawar", 1),
        ("Unrest spread through Awaran district of Pakistan.", "Awaran district", "Awaran", "Awaran", 3),
        ("A camp was found in Khyber Agency, Pakistan.", "Khyber Agency", "Khyber", "Khyber", 3),
        (
            "The attack on the Dasu hydropower project was condemned in Pakistan.",
            "Dasu",
            "Dasu Dam",
            "Upper Kohistan",
            1,
        ),
        ("Shells fell on D.I. Khan, Pakistan.", "D.I. Khan", "Dera Ismail Khan", "Dera Ismail Khan", 1),
    ],
)
def test_resolves_places_of_pakistan(
    find: Find, text: str, words: str, name: str, district: str, precision: int
) -> None:
    place = mention_of(words, find(text)).place
    assert (place.name, place.admin2, place.country, place.precision) == (name, district, "PAK", precision)


@pytest.mark.parametrize(
    ("text", "words", "country", "admin1"),
    [
        ("A man was shot dead in Stockton, Calif., on Friday.", "Stockton", "USA", "California"),
        ("A man was shot dead in Springfield, Ill., on Friday.", "Springfield", "USA", "Illinois"),
        ("A man was shot dead in Springfield, Massachusetts, on Friday.", "Springfield", "USA", "Massachusetts"),
        ("Two were wounded in Jackson, Miss., overnight.", "Jackson", "USA", "Mississippi"),
        ("A bus was burned in Hyderabad, India.", "Hyderabad", "IND", "Telangana"),
        ("A bus was burned in Hyderabad, Sindh.", "Hyderabad", "PAK", "Sindh"),
        ("A bomb exploded in San Salvador, El Salvador.", "San Salvador", "SLV", "San Salvador"),
        ("The pipeline was dynamited in Arauca, Colombia.", "Arauca", "COL", "Arauca"),
        ("Guerrillas entered Ayacucho, Peru.", "Ayacucho", "PER", "Ayacucho"),
        ("Taliban fighters took Kandahar in Afghanistan.", "Kandahar", "AFG", "Kandahar"),
        ("A blast shook Spin Boldak, Afghanistan.", "Spin Boldak", "AFG", "Kandahar"),
        ("The delegation arrived in Urumqi, China.", "Urumqi", "CHN", "Xinjiang"),
    ],
)
def test_resolves_towns_of_the_world(find: Find, text: str, words: str, country: str, admin1: str) -> None:
    place = mention_of(words, find(text)).place
    assert (place.country, place.admin1) == (country, admin1)


@pytest.mark.parametrize(
    ("text", "words", "province"),
    [
        ("Police in Lahore said Nasirabad, in Sindh, was quiet.", "Nasirabad", "Sindh"),
        ("A clash was reported in Thal, Hangu district, Pakistan.", "Thal", "Khyber Pakhtunkhwa"),
        ("A clash was reported in Gulistan, Balochistan.", "Gulistan", "Balochistan"),
        ("A clash was reported in Shahpur, Punjab.", "Shahpur", "Punjab"),
        ("In Swat, Pakistan, the bazaar of Qambar was shut.", "Qambar", "Khyber Pakhtunkhwa"),
    ],
)
def test_chooses_homonyms_by_what_stands_beside_them(find: Find, text: str, words: str, province: str) -> None:
    assert mention_of(words, find(text)).place.admin1 == province


@pytest.mark.parametrize(
    ("text", "words", "district", "province", "precision"),
    [
        (
            "Gunmen killed two near the village of Sangdar in the Awaran district of Balochistan.",
            "Sangdar",
            "Awaran",
            "Balochistan",
            3,
        ),
        (
            "In Awaran district, Pakistan, gunmen opened fire near the village of Sangdar.",
            "Sangdar",
            "Awaran",
            "Balochistan",
            3,
        ),
        ("A patrol was ambushed in Zorgat, Kech district, Pakistan.", "Zorgat", "Kech", "Balochistan", 3),
        ("A patrol was ambushed at the village of Zorgat in Sindh, Pakistan.", "Zorgat", None, "Sindh", 4),
        ("A blast hit Shahpur, a village in Awaran district of Pakistan.", "Shahpur", "Awaran", "Balochistan", 3),
        (
            "A school burned in Gorma, a remote village of Bajaur district, Pakistan.",
            "Gorma",
            "Bajaur",
            "Khyber Pakhtunkhwa",
            3,
        ),
    ],
)
def test_keeps_unknown_villages_in_their_district(
    find: Find, text: str, words: str, district: str | None, province: str, precision: int
) -> None:
    place = mention_of(words, find(text)).place
    assert place.id is None
    assert (place.name, place.admin2, place.admin1, place.precision) == (words, district, province, precision)


def test_unknown_village_lies_at_the_centre_of_its_district(find: Find, gazetteer: Gazetteer) -> None:
    place = mention_of("Sangdar", find("Shots were fired near Sangdar village in Awaran district, Pakistan.")).place
    centre = gazetteer.resolve("Awaran district", country="PAK")
    assert centre is not None
    assert (place.latitude, place.longitude, place.precision) == (centre.latitude, centre.longitude, 3)


def test_unknown_village_of_a_province_has_no_coordinates(find: Find) -> None:
    place = mention_of("Zorgat", find("Shots were fired at the village of Zorgat in Balochistan, Pakistan.")).place
    assert (place.latitude, place.longitude) == (None, None)


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("Soldiers were killed in Zorgat village of Surab district, Pakistan.", "Zorgat", 3),
        ("A town called Soro, Pakistan, was named.", "Soro", 6),
    ],
)
def test_never_takes_a_place_abroad_for_one_said_to_be_in_pakistan(
    find: Find, text: str, words: str, precision: int
) -> None:
    place = mention_of(words, find(text)).place
    assert place.country == "PAK"
    assert place.precision == precision


@pytest.mark.parametrize("village", ["Bata Tal", "Koro Bagh", "Bar Shoor"])
def test_a_village_of_two_words_is_not_the_town_abroad_it_begins_with(find: Find, village: str) -> None:
    mentions = find(f"A mine went off in {village}, Pakistan.")
    assert {mention.place.country for mention in mentions} == {"PAK"}
    assert village in [mention.span.text for mention in mentions]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pakistani officials met Chinese engineers in Islamabad.", ("Pakistani", "Chinese")),
        ("The Afghan and Indian envoys left.", ("Afghan", "Indian")),
        ("Sarfraz Bugti told reporters that the road was open.", ("Bugti",)),
        ("Mr Sibi and Dr Kohat spoke first.", ("Sibi", "Kohat")),
        ("Jordan Davis and Austin Reed were charged.", ("Jordan", "Austin")),
        ("The men met on Main Street and at Jackson Avenue.", ("Jackson",)),
        ("He told us to wait and sent the kit by ups.", ("us", "ups")),
        ("The police hit the bar of most men.", ("hit", "bar", "most")),
        ("She drank milk and sent a mat to the land office.", ("milk", "mat", "land")),
    ],
)
def test_leaves_demonyms_persons_and_everyday_words(find: Find, text: str, words: tuple[str, ...]) -> None:
    assert not {mention.span.text for mention in find(text)} & set(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The convoy carried staff of the Port Qasim Electric Power Company.", "Port Qasim"),
        ("Two engineers working at the Port Qasim power plant were killed.", "Port Qasim"),
        ("Engineers from the power plant at Port Qasim were killed.", "Port Qasim"),
        ("Quetta police said the road was closed.", "Quetta"),
        ("The Karachi Electric Supply Company cut the power.", "Karachi"),
        ("Researchers at the Institute of Karachi disagreed.", "Karachi"),
        ("Workers of the Dasu dam were killed in the blast.", "Dasu dam"),
    ],
)
def test_marks_places_in_the_names_of_bodies_and_of_employers(find: Find, text: str, words: str) -> None:
    assert mention_of(words, find(text)).in_organisation


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A grenade was thrown at the gate of the power plant at Port Qasim, Karachi.", "Port Qasim"),
        ("Gunmen killed workers of a coal mine in Duki, Pakistan.", "Duki"),
        ("A bomb exploded outside Jinnah International Airport in Karachi.", "Jinnah International Airport"),
        ("Residents fled from the shelling in Wana, Pakistan.", "Wana"),
    ],
)
def test_scenes_are_not_employers(find: Find, text: str, words: str) -> None:
    assert not mention_of(words, find(text)).in_organisation


@pytest.mark.parametrize(
    ("text", "words", "relation"),
    [
        ("A bomb exploded near Quetta, Pakistan.", "Quetta", "near"),
        ("A bomb exploded 40 kilometres from Quetta, Pakistan.", "Quetta", "near"),
        ("A bomb exploded on the outskirts of Peshawar, Pakistan.", "Peshawar", "near"),
        ("A truck was stopped between Khuzdar and Kalat in Pakistan.", "Khuzdar", "between"),
        ("A truck was stopped between Khuzdar and Kalat in Pakistan.", "Kalat", "between"),
        ("A bomb exploded in Quetta, Pakistan.", "Quetta", "in"),
    ],
)
def test_reads_the_relation_to_a_place(find: Find, text: str, words: str, relation: str) -> None:
    mention = mention_of(words, find(text))
    assert mention.relation == relation
    assert mention.place.precision == (1 if relation == "in" else 2)


@pytest.mark.parametrize(
    ("text", "words", "is_dateline"),
    [
        ("QUETTA: At least four people were killed in Turbat on Sunday.", "QUETTA", True),
        ("QUETTA: At least four people were killed in Turbat on Sunday.", "Turbat", False),
        ("ISLAMABAD (Newsdesk) - The minister met the envoy.", "ISLAMABAD", True),
        ("KARACHI, Pakistan — Police found a body.", "KARACHI", True),
        ("BEIJING -- The spokesman condemned the attack.", "BEIJING", True),
        ("Quetta was quiet on Sunday, police said in Pakistan.", "Quetta", False),
    ],
)
def test_marks_datelines(find: Find, text: str, words: str, is_dateline: bool) -> None:
    assert mention_of(words, find(text)).is_dateline is is_dateline


@pytest.mark.parametrize(
    ("text", "words", "is_metonym"),
    [
        ("Beijing condemned the attack on its nationals.", "Beijing", True),
        ("Islamabad told Kabul to act against the group.", "Islamabad", True),
        ("China urged Pakistan to punish the killers.", "China", True),
        ("He studied in Beijing for four years.", "Beijing", False),
        ("A gunman was arrested in Islamabad.", "Islamabad", False),
    ],
)
def test_marks_capitals_that_stand_for_governments(find: Find, text: str, words: str, is_metonym: bool) -> None:
    assert mention_of(words, find(text)).is_metonym is is_metonym


@pytest.mark.parametrize(
    ("text", "container"),
    [
        ("A man died in Quetta, Pakistan.", "Pakistan"),
        ("A man died in Stockton, Calif., on Friday.", "Calif."),
        ("A man died in the Mattani area of Peshawar.", "Peshawar"),
        ("A man died in Besham, a remote area of Khyber Pakhtunkhwa province.", "Khyber Pakhtunkhwa"),
    ],
)
def test_marks_the_larger_place_as_container(find: Find, text: str, container: str) -> None:
    mentions = find(text)
    assert mention_of(container, mentions).is_container
    assert not mentions[0].is_container


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("کوئٹہ میں دھماکے سے چار افراد ہلاک ہو گئے۔", {"Quetta"}),
        ("ضلع شانگلہ کے علاقے بشام میں خودکش حملہ ہوا۔", {"Shangla", "Besham"}),
        ("کراچی میں جناح انٹرنیشنل ایئرپورٹ کے قریب دھماکا ہوا۔", {"Karachi", "Jinnah International Airport"}),
        ("میران شاہ میں فائرنگ سے دو اہلکار زخمی ہوئے۔", {"Miranshah"}),
        ("巴基斯坦卡拉奇发生爆炸，两人死亡。", {"Pakistan", "Karachi"}),
        ("恐怖分子袭击了瓜达尔港。", {"Gwadar Port"}),
        ("达苏水电站项目车辆遭遇袭击。", {"Dasu Dam"}),
    ],
)
def test_reads_urdu_and_chinese_without_a_parse(gazetteer: Gazetteer, text: str, expected: set[str]) -> None:
    mentions = find_places(unparsed(text), gazetteer)
    assert expected <= {mention.place.name for mention in mentions}


def test_works_on_a_text_without_any_place(find: Find) -> None:
    assert find("nothing happened here.") == ()
    assert find("") == ()


def test_spans_quote_the_text_in_order(find: Find) -> None:
    text = "QUETTA: A bomb went off in Mastung, then in Kalat; Karachi's Lyari and Peshawar were quiet, Pakistan said."
    mentions = find(text)
    assert [text[m.span.start : m.span.end] for m in mentions] == [m.span.text for m in mentions]
    assert [m.span.start for m in mentions] == sorted(m.span.start for m in mentions)
    assert {"Quetta", "Mastung", "Kalat", "Karachi", "Lyari", "Peshawar"} <= {m.place.name for m in mentions}


PIECES = (
    "Quetta",
    "Kech district",
    "Calif.",
    " in ",
    ", ",
    "Pakistan",
    "\n\n",
    "’s ",
    "کوئٹہ",
    "卡拉奇",
    "Mr ",
    "near ",
    "— ",
    "(",
    "\u200b",
    "ÿ",
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)))
def test_any_text_is_read_with_spans_inside_it(text: str) -> None:
    for doc in (parsed(text), unparsed(text)):
        for mention in find_places(doc, shared_gazetteer()):
            assert text[mention.span.start : mention.span.end] == mention.span.text
            assert mention.place.precision in {1, 2, 3, 4, 5, 6}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=150), st.sampled_from(["latin-1", "cp1256", "gb18030", "utf-16-le"]))
def test_text_of_a_misread_charset_is_read(body: bytes, charset: str) -> None:
    text = "Besham, Pakistan. " + body.decode(charset, errors="replace")
    names = {mention.place.name for mention in find_places(parsed(text), shared_gazetteer())}
    assert "Besham" in names or "Besham" not in text.split(",")[0]


def test_a_long_text_takes_time_in_proportion() -> None:
    sentence = "Gunmen near the village of Zorgat in Awaran district of Pakistan shot at a van from Quetta. "
    mentions = find_places(unparsed(sentence * 2000), shared_gazetteer())
    assert sum(mention.place.name == "Quetta" for mention in mentions) == 2000
