"""Whether it is so: the words that govern a cue decide, each by its own rule."""

from __future__ import annotations

import pytest

from tests.claim.reading import Sentences, parsed
from whoholds.claim.status import status_of
from whoholds.records import Status

DENIED = [
    ("enter", "The Houthis are yet to enter Marib."),
    ("capture", "Rebels have yet to capture the airport at Sévaré."),
    ("seizing", "The column stopped short of seizing the bridge at Bentiu."),
    ("shelling", "Instead of shelling the village, the troops withdrew to Sloviansk."),
    ("fled", "The ministry dismissed as false reports that soldiers had fled Marawi."),
    ("lost", "The army rejected the claim that it had lost the base at Kidal."),
    ("seized", "The junta denied reports that insurgents had seized the garrison at Hakha."),
    ("capture", "The insurgents failed to capture Ghazni."),
    ("retake", "Government forces were unable to retake the port of Kismayo."),
    ("seized", "The army denied that rebels had seized the airport at El Fasher."),
    ("take", "Soldiers repelled an attempt to take the bridge at Bakhmut."),
    ("capture", "A failed bid to capture the hill cost the brigade dozens of men."),
    ("taken", "The junta has not taken the town of Loikaw."),
    ("captured", "The militia never captured the oil terminal."),
    ("captured", "The ministry falsely claimed that its troops had captured Avdiivka."),
    ("killed", "No civilians were killed in the raid on Marawi."),
    ("casualties", "The shelling of Stepanakert caused no casualties."),
    ("kill", "The blast in Mogadishu did not kill anyone."),
    ("casualties", "There were no reports of casualties in Tripoli."),
    ("attack", "Police foiled an attack on a church in Jos."),
    ("withdrawing", "The general denied withdrawing from Kobani."),
    ("surrounded", "Reinforcements kept the garrison from being surrounded in Tigray."),
    ("kidnapped", "Neither priest was kidnapped in Port-au-Prince, the bishop said."),
    ("ceasefire", "The rebels rejected a ceasefire in Darfur."),
]
POSSIBLE = [
    ("reaching", "The militia reportedly broke through at Bama, reaching the market near the mosque."),
    ("killed", "At least ten fighters were reportedly killed in Sirte."),
    ("dead", "Dozens are feared dead in the village of Kaldo."),
    ("died", "Twelve soldiers may have died in the ambush near Tillaberi."),
    ("killed", "Some reports said 40 people were killed in Gondar."),
    ("killed", "Rebels reportedly shelled the market and killed four people."),
    ("attack", "An alleged attack on a convoy near Goma is being investigated."),
    ("attacked", "Gunmen are believed to have attacked the camp in Cabo Delgado."),
    ("captured", "The town of Bambari was reported to have been captured by rebels."),
    ("seized", "The separatists appear to have seized the police station in Bamenda."),
    ("captured", "It was reported that the militia had captured Buhaira."),
    ("abducted", "The engineer is suspected to have been abducted by a gang in Haiti."),
    ("Casualties", "Casualties were reported in the town of Lashio."),
    ("attack", "Fears of an attack on the village emptied its streets."),
    ("attack", "A suspected chlorine attack hit the town of Saraqib."),
    ("arrested", "According to some reports, the mayor was arrested in Melitopol."),
]
PLANNED = [
    ("withdraw", "The army had captured Kindu and would withdraw by May, a spokesman said."),
    ("take", "The army would take the town within days, an analyst said."),
    ("retake", "The commander vowed to retake Mocha."),
    ("seize", "The rebels will seize the border crossing, their leader said."),
    ("recapture", "Troops launched an offensive to recapture Sirte."),
    ("take", "The group is trying to take the dam at Tishrin."),
    ("liberate", "The aim of the operation is to liberate Bakhmut."),
    ("capturing", "The army moved into the hills with the aim of capturing Mekele."),
    ("withdraw", "The mission plans to withdraw from Kidal in December."),
    ("leave", "The fighters agreed to leave the village of Qudsaya."),
    ("attack", "Militants threatened to attack polling stations in Kandahar."),
    ("strikes", "The coalition plans air strikes on Hodeidah."),
    ("encircle", "Pro-government forces are poised to encircle the town."),
    ("evacuate", "Authorities are preparing to evacuate civilians from Bentiu."),
    ("deliver", "The agency hopes to deliver food to people in Gaza."),
    ("deploy", "Nairobi is set to deploy police officers to Haiti."),
]
HYPOTHETICAL = [
    ("capture", "If the rebels capture Goma, the front will collapse."),
    ("take", "The army would take the town if its supplies came through."),
    ("withdraw", "The council urged both sides to withdraw from Abyei."),
    ("leave", "Activists demanded that the troops leave Hpakant."),
    ("attack", "The group said it will attack the base unless prisoners are freed."),
    ("ceasefire", "The envoy called for a ceasefire in Sudan."),
    ("aid", "Doctors asked neighbours to send aid to the people of Sinjar."),
    ("arrest", "The minister demanded that police arrest the militia leader in Zawiya."),
]
ASSERTED = [
    ("strikes", "The bishops called for an end to the strikes on Mekelle."),
    ("siege", "The envoy urged both armies to lift the siege of El Fasher."),
    ("assault", "The guerrillas attempted an assault on the barracks at Arauca."),
    ("killed", "You can see clearly that farmers are being killed in Benue."),
    ("capture", "The rebels managed to capture the airbase at Deir."),
    ("capture", "Russian forces were able to capture half of the town."),
    ("captured", "Palma was the first town to be captured by the insurgents."),
    ("held", "The army launched an offensive to retake the rebel-held town of Sake."),
    ("besieged", "Aid agencies tried to reach civilians in the besieged city of Kadugli."),
    ("kill", "The troops used mortars to kill villagers in Sagaing."),
    ("attacked", "The president vowed to hunt those who attacked the mosque in Maiduguri."),
    ("killed", "The militia denied it, but four villagers were killed in Ituri."),
    ("strike", "The talks will resume after the air strike on Hodeidah."),
    ("died", "The army announced that five soldiers had died in Kunduz."),
    ("attacked", "Police did not say who attacked the market in Kano."),
]
TABLE = [
    (status, cue, text)
    for status, rows in (
        (Status.DENIED, DENIED),
        (Status.POSSIBLE, POSSIBLE),
        (Status.PLANNED, PLANNED),
        (Status.HYPOTHETICAL, HYPOTHETICAL),
        (Status.ASSERTED, ASSERTED),
    )
    for cue, text in rows
]


@pytest.mark.parametrize(("status", "cue", "text"), TABLE, ids=[text for _, _, text in TABLE])
def test_the_words_above_and_beside_a_cue_give_its_status(
    status: Status, cue: str, text: str, sentences: Sentences
) -> None:
    (sentence,) = parsed(sentences, text)
    anchor = [token.text for token in sentence.tokens].index(cue)

    assert status_of(sentence, anchor, sentences.frames.status) is status
