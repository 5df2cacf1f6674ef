"""Given a Chinese text → who says what, word for word."""

import pytest

from tests.extractors.vernacular.statements.helpers import said

Said = tuple[str | None, str | None, str, str]
"""Speaker as written, name, kind, content with its pieces joined by a bar."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The verb with a comma, a colon or nothing after it.
        ("内政部长纳克维表示，新桥下周通车。", [("纳克维", "Mohsin Naqvi", "indirect", "新桥下周通车")]),
        ("警方说，两辆卡车停在门口。", [("警方", None, "indirect", "两辆卡车停在门口")]),
        ("当地居民称看到浓烟。", [("当地居民", None, "indirect", "看到浓烟")]),
        ("医院院长穆萨·汗指出：病房已经住满。", [("穆萨·汗", "穆萨·汗", "indirect", "病房已经住满")]),
        ("外交部发言人林剑在例行记者会上表示，道路已经开放。", [("林剑", "Lin Jian", "indirect", "道路已经开放")]),
        (
            "外交部发言人毛宁27日主持例行记者会，就有关提问答复时说，情况正在核实。",
            [("毛宁", "Mao Ning", "indirect", "情况正在核实")],
        ),
        (
            "中国驻巴基斯坦大使姜再冬5日在伊斯兰堡强调，双方会把桥修好。",
            [("姜再冬", "Jiang Zaidong", "indirect", "双方会把桥修好")],
        ),
        ("夏巴兹向记者表示，凶手必被抓获。", [("夏巴兹", "Shehbaz Sharif", "indirect", "凶手必被抓获")]),
        ("一名不愿具名的官员透露，车队绕道而行。", [("一名不愿具名的官员", None, "indirect", "车队绕道而行")]),
        ("随后，目击者告诉本报记者，枪声持续了十分钟。", [("目击者", None, "indirect", "枪声持续了十分钟")]),
        ("俾路支省首席部长布格蒂宣布成立调查组。", [("布格蒂", "Sarfraz Bugti", "indirect", "成立调查组")]),
        ("王毅外长重申，合作不会停步。", [("王毅外长", "Wang Yi", "indirect", "合作不会停步")]),
        ("哈桑说，他整夜没有睡。", [("哈桑", "哈桑", "indirect", "他整夜没有睡")]),
        ("巴基斯坦军方发言人证实，两名士兵受伤。", [("巴基斯坦军方发言人", None, "indirect", "两名士兵受伤")]),
        # Objects and complements.
        ("中国大使馆强烈谴责此次袭击。", [("中国大使馆", "Chinese Embassy in Islamabad", "indirect", "此次袭击")]),
        ("中方要求巴方尽快查明真相。", [("中方", "Government of China", "indirect", "巴方尽快查明真相")]),
        ("印度否认与此案有关。", [("印度", "Government of India", "indirect", "与此案有关")]),
        (
            "安理会对遇难者家属表示深切慰问。",
            [("安理会", "United Nations Security Council", "indirect", "对遇难者家属|深切慰问")],
        ),
        ("巴基斯坦政府承诺加强安保。", [("巴基斯坦政府", "Government of Pakistan", "indirect", "加强安保")]),
        ("大使馆敦促在当地的同胞减少外出。", [("大使馆", None, "indirect", "在当地的同胞减少外出")]),
        ("俾路支解放军宣称对爆炸负责。", [("俾路支解放军", "Balochistan Liberation Army", "indirect", "对爆炸负责")]),
        ("总理夏巴兹感谢中国工程师的付出。", [("夏巴兹", "Shehbaz Sharif", "indirect", "中国工程师的付出")]),
        ("双方同意开通热线。", [("双方", None, "indirect", "开通热线")]),
        (
            "这起袭击遭到联合国安理会的强烈谴责。",
            [("联合国安理会", "United Nations Security Council", "indirect", "这起袭击")],
        ),
        # Quotations before, after and around the verb.
        ("“我们会回来的。”工程师李明说。", [("李明", "李明", "direct", "“我们会回来的。”")]),
        ("“桥断了，”司机阿里说，“我们走不了。”", [("阿里", "阿里", "direct", "“桥断了，”|“我们走不了。”")]),
        (
            "纳克维说：“安全第一，绝不松懈。”随后他离开会场。",
            [("纳克维", "Mohsin Naqvi", "direct", "“安全第一，绝不松懈。”")],
        ),
        ("省督察沙阿表示，“凶手已经落网，案件告破”。", [("沙阿", "沙阿", "direct", "“凶手已经落网，案件告破”")]),
        (
            "使馆发言人说：“第一，人员安全。第二，项目照常。”",
            [("使馆发言人", None, "direct", "“第一，人员安全。第二，项目照常。”")],
        ),
        (
            "俾路支省首席部长布格蒂说：“道路封闭三天。\n“请大家耐心等候。”",
            [("布格蒂", "Sarfraz Bugti", "direct", "“道路封闭三天。|“请大家耐心等候。”")],
        ),
        ("「橋已修好。」工程師陳立說。", [("陳立", "陳立", "direct", "「橋已修好。」")]),
        ("軍方發言人稱，三名槍手被擊斃。", [("軍方發言人", None, "indirect", "三名槍手被擊斃")]),
        # Sources and carriers.
        ("据警方介绍，车上共有六人。", [("警方", None, "indirect", "车上共有六人")]),
        ("据知情人士透露，谈判仍在进行。", [("知情人士", None, "indirect", "谈判仍在进行")]),
        ("据河谷电视台报道，爆炸造成多人受伤。", []),
        ("《山谷日报》报道称，公路已经封闭。", []),
        (
            "《山谷日报》援引省政府官员的话报道，公路周一开放。",
            [("省政府官员", None, "indirect", "公路周一开放")],
        ),
        (
            "中国驻巴基斯坦大使馆发布安全提醒：山区雨大，请绕行。",
            [("中国驻巴基斯坦大使馆", "Chinese Embassy in Islamabad", "indirect", "山区雨大，请绕行")],
        ),
        ("车队受阻，巴总理：道路明日修通", [("巴总理", "Shehbaz Sharif", "indirect", "道路明日修通")]),
        (
            "警长萨利姆说，门开着。这位警长补充说，灯也亮着。",
            [("萨利姆", "萨利姆", "indirect", "门开着"), ("这位警长", "萨利姆", "indirect", "灯也亮着")],
        ),
        ("发言人在声明中对纵火表示谴责。", [("发言人", None, "indirect", "对纵火|谴责")]),
        (
            "《山谷日报》引述部落长老卡里姆说，“我们没有看见他们”。",
            [("卡里姆", "卡里姆", "direct", "“我们没有看见他们”")],
        ),
        ("据悉，会议将于周五举行。", []),
        # One speaker's clauses are one statement; another speaker's is a new one.
        (
            "纳克维表示，警力已经到位，并强调任何人都不能破坏合作。",
            [("纳克维", "Mohsin Naqvi", "indirect", "警力已经到位，并强调任何人都不能破坏合作")],
        ),
        (
            "警方说，司机受轻伤，院方则表示，他伤势严重。",
            [("警方", None, "indirect", "司机受轻伤"), ("院方", None, "indirect", "他伤势严重")],
        ),
        ("大使会见了家属，对他们表示慰问。", [("大使", "Jiang Zaidong", "indirect", "对他们|慰问")]),
        # A readout goes on with the words of its speaker; a plain report does not.
        (
            "李强表示，两国友谊深厚。中方愿扩大投资。双方应当加强安保合作。",
            [("李强", "Li Qiang", "indirect", "两国友谊深厚。中方愿扩大投资。双方应当加强安保合作")],
        ),
        ("警方说，枪手逃走。救护车十分钟后赶到。", [("警方", None, "indirect", "枪手逃走")]),
        # Pronouns and what stands for a speaker named before.
        (
            "纳克维表示，桥已修好。他还说，车队可以通行。",
            [("纳克维", "Mohsin Naqvi", "indirect", "桥已修好"), ("他", "Mohsin Naqvi", "indirect", "车队可以通行")],
        ),
        (
            "警长萨利姆·沙阿说，门开着。沙阿补充说，灯也亮着。",
            [("萨利姆·沙阿", "萨利姆·沙阿", "indirect", "门开着"), ("沙阿", "萨利姆·沙阿", "indirect", "灯也亮着")],
        ),
        (
            "中国外交部发表声明。声明说，中方高度关注此事。",
            [("声明", "Ministry of Foreign Affairs of China", "indirect", "中方高度关注此事")],
        ),
        (
            "农融抵达现场。农大使对施工进度表示满意。",
            [("农大使", "Nong Rong", "indirect", "对施工进度|满意")],
        ),
        (
            "姜再冬感谢市长所作说明并表示，双方会再见面。",
            [("姜再冬", "Jiang Zaidong", "indirect", "市长所作说明并表示，双方会再见面")],
        ),
        ("夏巴兹5日在会议上指示警方加强巡逻。", [("夏巴兹", "Shehbaz Sharif", "indirect", "警方加强巡逻")]),
        # Headlines and answers with a colon.
        (
            "外交部：将继续保护在外同胞",
            [("外交部", "Ministry of Foreign Affairs of China", "indirect", "将继续保护在外同胞")],
        ),
        (
            "林剑：我们已经表明立场。中方保持沟通。",
            [("林剑", "Lin Jian", "indirect", "我们已经表明立场。中方保持沟通")],
        ),
        ("来源：山谷日报", []),
        ("编辑：张小兰", []),
        ("答：中方已向巴方表明立场。", [(None, None, "indirect", "中方已向巴方表明立场")]),
        # A quotation after its speaker's sentence, before another's.
        (
            "警方发言人说，门已经修好。“我们换了新锁，很结实。”当地居民表示，路灯还没有亮。",
            [
                ("警方发言人", None, "mixed", "门已经修好|“我们换了新锁，很结实。”"),
                ("当地居民", None, "indirect", "路灯还没有亮"),
            ],
        ),
        # Names with a gloss, after a given name, in quotation marks.
        ("俾路支省卫生部长卡卡尔（Nazir Ahmad Kakar）指出，药品充足。", [("卡卡尔", "卡卡尔", "indirect", "药品充足")]),
        (
            "首席部長布格蒂（Sarfraz Bugti）說，學校照常上課。",
            [("布格蒂", "Sarfraz Bugti", "indirect", "學校照常上課")],
        ),
        (
            "巴基斯坦總理夏巴茲.夏立夫表示，大橋已經通車。",
            [("夏巴茲.夏立夫", "Shehbaz Sharif", "indirect", "大橋已經通車")],
        ),
        (
            "組織「俾路支解放軍」已宣稱對縱火負責。",
            [("俾路支解放軍", "Balochistan Liberation Army", "indirect", "對縱火負責")],
        ),
        ("陈立对《山谷日报》记者表示，他见过那辆车。", [("陈立", "陈立", "indirect", "他见过那辆车")]),
        # Adverbials with verbs of saying in them, objects before the verb, what others asked for.
        ("使馆发言人在回应提问时指出，电话已经开通。", [("使馆发言人", None, "indirect", "电话已经开通")]),
        (
            "中方对纵火事件予以严厉谴责，向伤者致以慰问。",
            [("中方", "Government of China", "indirect", "对纵火事件予以严厉|向伤者致以慰问")],
        ),
        ("工作组按照外交部长王毅要求赶赴现场。", []),
        (
            "省政府谴责纵火，秘书长哈桑对伤者表示慰问。",
            [("省政府", None, "indirect", "纵火"), ("哈桑", "哈桑", "indirect", "对伤者|慰问")],
        ),
        ("桥梁受损 外交部回应：正在核实", [("外交部", "Ministry of Foreign Affairs of China", "indirect", "正在核实")]),
        ("分析认为，水位还会上升。", [("分析", None, "indirect", "水位还会上升")]),
        ("中国支持巴基斯坦修建水渠。", []),
        ("毛宁应询表示，中方关注此事。", [("毛宁", "Mao Ning", "indirect", "中方关注此事")]),
        ("“桥是朋友修的。”夏巴兹在参观时如是说。", [("夏巴兹", "Shehbaz Sharif", "direct", "“桥是朋友修的。”")]),
        # Other words with the same letters, nouns, negations.
        ("这部小说讲的是一座桥。", []),
        ("他被称为老师傅。", []),
        ("公司按照要求安装了摄像头。", []),
        ("有关部门的承诺没有兑现。", []),
        ("目前尚无组织宣称对袭击负责。", []),
        ("警方没有透露更多细节。", []),
        ("他为“铁杆”朋友修好了车。", []),
        ("这座电站的说明书有三百页。", []),
        ("爆炸发生在上午九点，造成五人死亡。", []),
    ],
)
def test_statements(text: str, expected: list[Said]) -> None:
    assert said(text, "zh") == expected
