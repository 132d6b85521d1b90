"""English is read; what is in another language is known as such, and short English with foreign names is no other."""

from __future__ import annotations

import pytest

from whoholds.read.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The rebels took the town of Bria on Monday, the mission said.", "en"),
        ("Abd al-Rahman Hissène and Haj Omar al-Tayyib met Sheikh Musa ibn Yusuf in Umm Durman.", "en"),
        ("Boko Haram attack in Damboa", "en"),
        ("Rebels seize Bria", "en"),
        ("Les rebelles ont pris la ville de Bria mardi, selon la mission des Nations unies dans le pays.", "fr"),
        ("El ejército tomó el control del municipio, según las autoridades, y los vecinos huyeron.", "es"),
        ("O exército retomou a vila e os moradores que não fugiram foram levados para a base.", "pt"),
        ("Die Armee hat die Stadt nach zwei Tagen zurückerobert, und die Rebellen sind nicht mehr dort.", "de"),
        ("Wanajeshi wa serikali wameuteka mji huo na watu wengi walikimbia katika eneo la mashariki ya nchi.", "sw"),
        ("Ciidamada dowladda ayaa la wareegay degmada oo ku taal gobolka, waxaana ka baxay kooxda.", "so"),
        ("Ordu kasabayı ele geçirdi ve birçok kişi öldü, bu olay daha sonra doğrulandı.", "tr"),
        ("Правительственные войска заняли город, и жители бежали на юг, как сообщил губернатор.", "ru"),
        ("Урядові війська зайняли місто, і жителі втекли на південь, як повідомив губернатор.", "uk"),
        ("قالت القوات الحكومية إن المدينة أصبحت تحت سيطرتها بعد معارك في الأحياء الشرقية.", "ar"),
        ("نیروهای دولتی شهر را در دست گرفتند و مردم از آن گریختند که این را والی گفت.", "fa"),
        ("政府军重新控制了这座城市,居民说战斗持续了两天。", "zh"),
        ("정부군이 이틀간의 전투 끝에 도시를 되찾았다고 주민들이 말했다.", "ko"),
        ("", "en"),
        ("12 34 56", "en"),
    ],
)
def test_a_text_shows_its_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_what_the_source_says_of_itself_never_outweighs_the_words() -> None:
    assert language_of("The rebels took the town on Monday.", hint="fr-FR") == "en"
    assert language_of("Combats violents ce matin. Bilan lourd.", hint="fr") == "fr"


def test_a_long_text_without_a_small_word_of_any_language_is_unknown() -> None:
    assert language_of("zork blib tarn " * 20) == "und"


def test_an_english_report_that_quotes_another_language_is_english() -> None:
    text = 'The mayor said: "Les rebelles ont pris la ville et la base." He told us that they were in the centre of it.'
    assert language_of(text) == "en"
