//! The sentences of headline, what moves and flip points at the edges, in Russian: one table, read by eye.

use fairshare_engine::model::Model;
use fairshare_engine::view::{By, Flip, Headline, Moved, Slider};

use super::made::RUSSIAN;
use crate::finding::{credited, lead, together, won};
use crate::texts::plain::comparison;
use crate::texts::{ChartTexts, CountingTexts, HeadlineTexts, MovedTexts, TableTexts};

fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ").replace('\u{2212}', "-")
}

/// Teams and amounts by model ("?" unassigned, "-" unattributed), and what is said of them.
type Case = (&'static [&'static str], &'static [&'static [i64]], &'static str, &'static str);

const HEADLINES: [Case; 16] = [
    (
        &["Маркетинг", "Продажи", "SDR"],
        &[&[6_100, 1_400, 2_500], &[2_200, 6_600, 1_200]],
        "Продажи: зачтено от 14 до 66 % из €100 выручки; 14 пунктов не зависят от модели, 52 зависят.",
        "Лидеры — Маркетинг и Продажи: по 1 из 2 моделей.",
    ),
    (
        &["A", "B"],
        &[&[6_100, 3_900], &[4_100, 5_900]],
        "A: зачтено от 41 до 61 % из €100 выручки; 41 пункт не зависит от модели, 20 зависят.",
        "Лидеры — A и B: по 1 из 2 моделей.",
    ),
    (
        &["A", "B"],
        &[&[5_200, 4_800], &[7_300, 2_700]],
        "A: зачтено от 52 до 73 % из €100 выручки; 52 пункта не зависят от модели, 21 зависит.",
        "Лидер во всех 2 моделях — A.",
    ),
    (
        &["A", "B", "C"],
        &[&[100, 4_900, 5_000], &[900, 4_800, 4_300]],
        "A: зачтено от 1 до 9 % из €100 выручки; 1 пункт не зависит от модели, 8 зависят.",
        "Лидеры — B и C: по 1 из 2 моделей.",
    ),
    // Refunds: shares below zero and above everything.
    (
        &["A", "B"],
        &[&[-500, 10_500], &[1_000, 9_000]],
        "B: зачтено от 90 до 105 % из €100 выручки; 90 пунктов не зависят от модели, 15 зависят.",
        "Лидер во всех 2 моделях — B.",
    ),
    (
        &["A", "B", "C"],
        &[&[-4_000, 7_000, 7_000], &[3_000, 3_500, 3_500]],
        "A: зачтено от -40 до 30 % из €100 выручки; всё зависит от выбора модели.",
        "Лидера нет: в каждой модели у первых двух поровну.",
    ),
    (
        &["A", "B", "C"],
        &[&[-400, 5_200, 5_200], &[-100, 5_050, 5_050]],
        "A: зачтено от -4 до -1 % из €100 выручки; -1 пункт не зависит от модели, 3 зависят.",
        "Лидера нет: в каждой модели у первых двух поровну.",
    ),
    // Rounding: what differs by less than a percent is the same.
    (
        &["A", "B"],
        &[&[5_001, 4_999], &[4_999, 5_001]],
        "A: зачтено 50 % из €100 выручки по каждой из выбранных моделей.",
        "Лидеры — A и B: по 1 из 2 моделей.",
    ),
    (
        &["A", "B"],
        &[&[0, 10_000], &[60, 9_940]],
        "B: зачтено от 99 до 100 % из €100 выручки; 99 пунктов не зависят от модели, 1 зависит.",
        "Лидер во всех 2 моделях — B.",
    ),
    // One team, one model.
    (&["A"], &[&[10_000]], "A: зачтена вся выручка (€100) по каждой из выбранных моделей.", ""),
    (
        &["A", "B"],
        &[&[10_000, 0], &[10_000, 0]],
        "A: зачтена вся выручка (€100) по каждой из выбранных моделей.",
        "Лидер во всех 2 моделях — A.",
    ),
    (&["A", "B"], &[&[5_000, 5_000]], "A: зачтено 50 % из €100 выручки по модели «первое касание».", ""),
    // Nobody, and hardly anybody.
    (
        &["A", "-"],
        &[&[0, 10_000], &[0, 10_000]],
        "Из €100 выручки не зачтено ничего: у касаний не указаны ни команда, ни канал.",
        "",
    ),
    (
        &["A", "B", "-"],
        &[&[0, 0, 10_000], &[100, 0, 9_900]],
        "A: зачтено от 0 до 1 % из €100 выручки; всё зависит от выбора модели.",
        "Лидер в 1 из 2 моделей — A.",
    ),
    // Three that share the lead; names as people write them.
    (
        &["A", "B", "C"],
        &[&[6_000, 2_000, 2_000], &[2_000, 6_000, 2_000], &[2_000, 2_000, 6_000]],
        "A: зачтено от 20 до 60 % из €100 выручки; 20 пунктов не зависят от модели, 40 зависят.",
        "Лидеры — A, B и C: по 1 из 3 моделей.",
    ),
    (
        &["🚀 Рост", "מכירות"],
        &[&[6_000, 4_000], &[7_000, 3_000]],
        "🚀 Рост: зачтено от 60 до 70 % из €100 выручки; 60 пунктов не зависят от модели, 10 зависят.",
        "Лидер во всех 2 моделях — 🚀 Рост.",
    ),
];

#[test]
fn headlines_at_the_edges() {
    for (names, amounts, expected, leads) in HEADLINES {
        let view = comparison(names, 9, amounts);
        let said = RUSSIAN.credited(&credited(&view), won(&view, false), "€");
        assert_eq!((plain(&said).as_str(), RUSSIAN.lead(&lead(&view)).as_str()), (expected, leads));
    }
}

#[test]
fn deals_agree_with_their_number() {
    for (deals, all, part) in [
        (1, "A: зачтена единственная выигранная сделка", "A: зачтено 50 % из одной выигранной сделки"),
        (2, "A: зачтены все 2 выигранные сделки", "A: зачтено 50 % из 2 выигранных сделок"),
        (5, "A: зачтены все 5 выигранных сделок", "A: зачтено 50 % из 5 выигранных сделок"),
        (11, "A: зачтены все 11 выигранных сделок", "A: зачтено 50 % из 11 выигранных сделок"),
        (21, "A: зачтены все 21 выигранная сделка", "A: зачтено 50 % из 21 выигранной сделки"),
    ] {
        for (amounts, expected) in [(&[100, 0][..], all), (&[50, 50], part)] {
            let view = comparison(&["A", "B"], deals, &[amounts, amounts]);
            let said = plain(&RUSSIAN.credited(&credited(&view), won(&view, true), "€"));
            assert_eq!(said, format!("{expected} по каждой из выбранных моделей."));
        }
    }
    let nothing = comparison(&["A", "B"], 0, &[&[0, 0], &[0, 0]]);
    let said = RUSSIAN.credited(&credited(&nothing), won(&nothing, false), "€");
    assert_eq!(said, "В этих данных пока нет выигранных сделок, зачитывать нечего.");
    let stands = [0, 1, 3, 25].map(|rows| RUSSIAN.stands_on(22, None, rows));
    assert_eq!(
        stands,
        [
            "22 выигранные сделки, использованы все строки",
            "22 выигранные сделки, не использовано: 1 строка",
            "22 выигранные сделки, не использовано: 3 строки",
            "22 выигранные сделки, не использовано: 25 строк",
        ]
    );
}

#[test]
fn what_was_won_together_at_the_edges() {
    for (total, of_it, won_deals, deals, teams, expected) in [
        (-100, -50, 2, 1, 2, "Касания двух или более команд есть в 1 из 2 выигранных сделок."),
        (0, 0, 21, 4, 2, "Касания двух или более команд есть в 4 из 21 выигранной сделки."),
        (100, 71, 9, 5, 2, "71 % выручки принесли сделки с касаниями двух или более команд."),
        (100, 100, 1, 1, 2, "Во всех выигранных сделках есть касания двух или более команд."),
        (100, 0, 3, 0, 40, "Ни в одной выигранной сделке нет касаний нескольких команд."),
        (100, 0, 3, 0, 0, ""),
    ] {
        let numbers = Headline { total, together: of_it, won_deals, together_deals: deals, ..Headline::default() };
        assert_eq!(plain(&RUSSIAN.together(together(&numbers, teams, false))), expected);
    }
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
            "В итоге между командами переходит €30.00; по отдельным сделкам — €70.00, частью туда и обратно. Половину этой суммы дают 2 из 9 выигранных сделок.",
        ),
        (
            moved([0, 5_000, 5_000, 0], 2, 4, 9),
            "Что команды теряют в одних сделках, то возвращают в других: всего €100.00. Половину этой суммы дают 2 из 9 выигранных сделок.",
        ),
    ] {
        assert_eq!(RUSSIAN.moves_says(&view, "€"), expected);
    }
}

#[test]
fn flip_points_at_the_edges() {
    let flip = |value, above: &str| Flip { value, leader_below: "B".to_owned(), leader_above: above.to_owned() };
    let joint = || Slider::JointShare { by: By::Channel, name: "Fair".to_owned() };
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
