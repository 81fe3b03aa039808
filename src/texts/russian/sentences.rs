//! Edge cases of the sentences of headline, credit flow and flip points in Russian, in one table to read through.

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::results::{Flip, Moved, Slider};

use super::made::RUSSIAN;
use crate::texts::plain::comparison;
use crate::texts::{ChartTexts, CountingTexts, CreditTexts, HeadlineTexts, MovedTexts};
use crate::values::finding::{Together, Won, shares};

fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ").replace('\u{2212}', "-")
}

/// Team/// Teams ("?" unassigned, "-" unattributed), amounts by model, and the expected line of shares.
type Case = (&'static [&'static str], &'static [&'static [i64]], &'static str);

const SHARES: [Case; 7] = [
    (
        &["Маркетинг", "Продажи", "SDR"],
        &[&[6_100, 1_400, 2_500], &[2_200, 6_600, 1_200]],
        "Доля вклада по 2 показанным моделям: Маркетинг — от 22 до 61 %, Продажи — от 14 до 66 %, SDR — от 12 до 25 %. \
         От выбора модели зависит до 52 процентных пунктов.",
    ),
    // Refunds: shares below 0 and above 100 %.
    (
        &["A", "B"],
        &[&[-500, 10_500], &[1_500, 8_500]],
        "Доля вклада по 2 показанным моделям: A — от -5 до 15 %, B — от 85 до 105 %. От выбора модели зависит до 20 \
         процентных пунктов.",
    ),
    (
        &["A", "B", "C"],
        &[&[100, 5_000, 4_900], &[200, 5_000, 4_800]],
        "Доля вклада по 2 показанным моделям: A — от 1 до 2 %, B — 50 %, C — от 48 до 49 %. От выбора модели зависит до \
         1 процентного пункта.",
    ),
    // Rounding: differences below one percent disappear.
    (
        &["A", "B"],
        &[&[5_001, 4_999], &[4_999, 5_001]],
        "Доля вклада, одинаковая по 2 показанным моделям: A — 50 %, B — 50 %.",
    ),
    // One model; no credit.
    (&["A", "B"], &[&[5_000, 5_000]], "Доля вклада по модели «первое касание»: A — 50 %, B — 50 %."),
    (
        &["A", "-"],
        &[&[0, 10_000], &[0, 10_000]],
        "Вклад распределить не между кем: у касаний не указаны ни команда, ни канал.",
    ),
    (
        &["🚀 Рост", "B"],
        &[&[6_000, 4_000], &[8_100, 1_900]],
        "Доля вклада по 2 показанным моделям: 🚀 Рост — от 60 до 81 %, B — от 19 до 40 %. От выбора модели зависит до \
         21 процентного пункта.",
    ),
];

#[test]
fn shares_at_the_edges() {
    for (names, amounts, expected) in SHARES {
        let view = comparison(names, 9, amounts);
        assert_eq!(plain(&RUSSIAN.shares_line(view.by, &shares(&view))), expected);
    }
}

#[test]
fn what_was_won_together_at_the_edges() {
    let won = Won::Revenue(10_000);
    for (together, won, expected) in [
        (Together::Revenue { percent: 71 }, won, "71 % из €100 выручки команды заработали вместе."),
        (Together::Everything, won, "Всю выручку (€100) команды заработали вместе."),
        (Together::Nothing, won, "Из €100 выручки команды ничего не заработали вместе."),
        (Together::OneTeam { deals: 22 }, won, "Выручка — €100: 22 выигранные сделки."),
        (Together::OneTeam { deals: 5 }, Won::Deals(5), "В данных 5 выигранных сделок."),
        (Together::Deals { together: 2, of: 21 }, Won::Deals(21), "Вместе команды выиграли 2 из 21 выигранной сделки."),
        (Together::Everything, Won::Deals(3), "Все 3 выигранные сделки — общие."),
        (Together::Everything, Won::Deals(1), "Единственную сделку команды выиграли вместе."),
        (Together::Nothing, Won::Deals(3), "Ни одной сделки команды не выиграли вместе."),
    ] {
        assert_eq!(plain(&RUSSIAN.together(together, won, "€")), expected);
    }
    let nothing = RUSSIAN.together(Together::NothingWon, Won::Deals(0), "€");
    assert_eq!(nothing, "В этих данных пока нет выигранных сделок, распределять нечего.");
}

#[test]
fn deals_agree_with_their_number() {
    let stands = [0, 1, 3, 25].map(|rows| RUSSIAN.stands_on(22, None, rows));
    assert_eq!(
        stands,
        [
            "22 выигранные сделки, учтены все строки",
            "22 выигранные сделки, не учтено: 1 строка",
            "22 выигранные сделки, не учтено: 3 строки",
            "22 выигранные сделки, не учтено: 25 строк",
        ]
    );
}

#[test]
fn what_moves_at_the_edges() {
    let moved = |flows: [i64; 4], half: u32, deals: u32, won_deals: u64| Moved {
        from: Model::Last,
        to: Model::W,
        teams: vec!["A".to_owned(), "B".to_owned()],
        before: vec![100_000, 100_000],
        after: vec![100_000 - flows[1] + flows[2], 100_000 + flows[1] - flows[2]],
        flows: flows.to_vec(),
        within: vec![flows[1].min(flows[2]); 2],
        total: flows.iter().sum(),
        channels: Vec::new(),
        campaigns: Vec::new(),
        deals: Vec::new(),
        deals_for_half: half,
        deals_moved: deals,
        won_deals,
    };
    for (view, expected) in [
        (
            moved([0; 4], 0, 0, 9),
            "При переходе от модели «последнее касание» к модели «W‑образная» между командами ничего не переходит.",
        ),
        (moved([0, 5_000, 0, 0], 1, 1, 1), "Между командами переходит €50.00. Это одна сделка."),
        (
            moved([0, 5_000, 0, 0], 1, 4, 9),
            "Между командами переходит €50.00. Половину этой суммы даёт 1 из 9 выигранных сделок.",
        ),
        (
            moved([0, 5_000, 0, 0], 9, 14, 141),
            "Между командами переходит €50.00. Половину этой суммы дают 9 из 141 выигранной сделки.",
        ),
        (
            moved([0, 5_000, 2_000, 0], 2, 4, 9),
            "В итоге между командами переходит €30.00. По отдельным сделкам: €70.00. Половину этой суммы дают 2 из 9 \
             выигранных сделок.",
        ),
        (
            moved([0, 5_000, 5_000, 0], 2, 4, 9),
            "В итоге между командами ничего не переходит. По отдельным сделкам: €100.00. Половину этой суммы дают 2 \
             из 9 выигранных сделок.",
        ),
    ] {
        assert_eq!(RUSSIAN.moves_says(&view, "€"), expected);
    }
}

#[test]
fn flip_points_at_the_edges() {
    let flip = |value, above: &str| Flip { value, leader_below: "B".to_owned(), leader_above: above.to_owned() };
    let joint = || Slider::JointShare { by: Dimension::Channel, name: "Fair".to_owned() };
    for (slider, flip, under, expected) in [
        (Slider::HalfLife, flip(34.0, "Маркетинг"), None, "≥ 34 дня: лидер — Маркетинг"),
        (Slider::HalfLife, flip(1.0, "Маркетинг"), None, "≥ 1 день: лидер — Маркетинг"),
        (Slider::HalfLife, flip(0.6, ""), None, "≥ 0.6 дня: лидера нет"),
        (
            Slider::LookbackDays,
            flip(90.0, "Sales"),
            Some("последнее касание"),
            "≥ 90 дней: лидер — Sales (модель «последнее касание»)",
        ),
        (joint(), flip(1.0, ""), Some("линейная"), "≥ 1 %: лидера нет (модель «линейная»)"),
    ] {
        assert_eq!(plain(&RUSSIAN.flip(&slider, &flip, under)), expected);
    }
    assert_eq!(RUSSIAN.no_flip(None), "на лидера не влияет");
}

#[test]
fn what_is_settled_agrees_with_its_number() {
    for (settled, choice, says) in [
        (31, 27, "не зависит от модели: 31 пункт, зависит: 27"),
        (2, 4, "не зависит от модели: 2 пункта, зависит: 4"),
        (0, 40, "40 пунктов, всё зависит от модели"),
        (9, 0, "9 пунктов, от модели не зависит"),
        (-10, 20, "не зависит от модели: -10 пунктов, зависит: 20"),
    ] {
        assert_eq!(plain(&RUSSIAN.settled(settled, choice)), says);
    }
}
