//! Outcomes and amounts of deals: read correctly, or asked about. Each test is one kind of table.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Answer, Certainty, Decision, Subject};
use fairshare_types::options::Choices;
use fairshare_types::schema::Role;

use crate::reading;

/// The deals and their revenue under a reading: won, lost, open, revenue, currency.
fn figures(data: &Dataset) -> (u64, u64, u64, String, String) {
    let facts = data.facts();
    let deals = &facts.deals;
    (deals.won, deals.lost, deals.open, facts.scale.write(facts.won_revenue), facts.currency.clone())
}

fn check(table: &str, won: u64, lost: u64, open: u64, revenue: &str, currency: &str) -> Dataset {
    let data = reading::read(&[("t.csv", table.as_bytes())]).expect("a dataset");
    let expected = (won, lost, open, revenue.to_owned(), currency.to_owned());
    assert_eq!(figures(&data), expected, "{table}");
    data
}

/// All decisions about the files and about the data as a whole.
fn decisions(data: &Dataset) -> Vec<Decision> {
    data.facts().decisions.clone()
}

fn decision(data: &Dataset, test: impl Fn(&Subject) -> bool) -> Option<Decision> {
    decisions(data).into_iter().find(|decision| test(&decision.subject))
}

/// Reads a table again under the first answer to a decision.
fn answered(table: &str, decision: &Decision) -> Dataset {
    let mut choices = Choices::default();
    choices.answer(&decision.alternatives.first().expect("an answer").answer);
    reading::read_as(&[("t.csv", table.as_bytes())], choices).expect("a dataset")
}

fn is_outcome(subject: &Subject) -> bool {
    matches!(subject, Subject::Column { role: Role::Outcome, .. })
}

fn is_candidate(subject: &Subject) -> bool {
    matches!(subject, Subject::OutcomeColumn { .. })
}

/// A table of one touch per deal, with a further column.
fn beside_stage(heading: &str, cells: [&str; 3]) -> String {
    let [won, lost, open] = cells;
    format!(
        "Deal ID,Touch date,Channel,Stage,Amount,{heading}\n1,2025-01-13,Fair,Closed Won,100,{won}\n\
         2,2025-01-14,Mail,Closed Lost,200,{lost}\n3,2025-01-15,Mail,Negotiation,50,{open}\n"
    )
}

#[test]
fn k1_a_flag_of_something_else_never_overrules_a_stage() {
    for heading in ["Has opportunity", "Is new customer", "First order", "Ist Neukunde", "Является лидом"]
    {
        let data = check(&beside_stage(heading, ["False", "True", "True"]), 1, 1, 1, "100.00", "");
        assert_eq!(decision(&data, is_outcome).filter(Decision::is_noted), None, "{heading}");
    }
}

#[test]
fn k1_a_status_of_the_lead_loses_against_the_stage() {
    for (heading, cells) in [
        ("Lead status", ["Qualified", "Converted", "Disqualified"]),
        ("Статус лида", ["Квалифицирован", "Конвертирован", "Проигран"]),
    ] {
        let data = check(&beside_stage(heading, cells), 1, 1, 1, "100.00", "");
        let noted = decision(&data, is_outcome).expect("the other column is offered");
        assert!(noted.is_noted() && !noted.is_asked(), "{noted:?}");
    }
}

#[test]
fn k2_a_flag_for_won_says_less_than_the_stage() {
    let data = check(&beside_stage("Is Won", ["1", "0", "0"]), 1, 1, 1, "100.00", "");
    assert_eq!(decision(&data, is_outcome).filter(Decision::is_noted), None);
    // If it contradicts the stage, it raises a question.
    let data = check(&beside_stage("Is Won", ["0", "1", "0"]), 1, 1, 1, "100.00", "");
    assert!(decision(&data, is_outcome).expect("a question").is_asked());
}

#[test]
fn k1_a_sale_that_was_paid_and_called_off_is_asked_about() {
    let table = "Order ID,Touch Date,Channel,Status,Payment Status,Total\n1,2025-01-13,Fair,completed,paid,100\n\
                 2,2025-01-14,Mail,cancelled,paid,9000\n3,2025-01-15,Mail,completed,paid,50\n";
    let data = reading::read(&[("t.csv", table.as_bytes())]).expect("a dataset");
    assert!(decision(&data, is_outcome).expect("a question").is_asked());
}

#[test]
fn k1_cancelled_and_refunded_orders_are_lost() {
    for (paid, cancelled) in [
        ("Оплачен", "Отменён"),
        ("paid", "refunded"),
        ("bezahlt", "storniert"),
        ("payé", "annulé"),
        ("pagado", "cancelado"),
        ("pagato", "rimborsato"),
        ("betaald", "geannuleerd"),
        ("betald", "makulerad"),
        ("入金済", "キャンセル"),
    ] {
        let table = format!(
            "Order ID,Date,Channel,Status,Amount\n1,2025-01-13,Fair,{paid},100\n2,2025-01-14,Mail,{cancelled},900\n"
        );
        check(&table, 1, 1, 0, "100.00", "");
    }
}

/// A table without a stage: three deals with a further column.
fn without_stage(heading: &str, cells: [&str; 3]) -> String {
    let [a, b, c] = cells;
    format!(
        "Deal ID,Touch date,Channel,Amount,{heading}\n1,2025-01-13,Fair,100,{a}\n2,2025-01-14,Mail,9000,{b}\n\
         3,2025-01-15,Mail,50,{c}\n"
    )
}

#[test]
fn k1_columns_that_may_be_the_outcome_are_asked_about() {
    for (heading, cells) in [
        ("Rückmeldung", ["Zusage", "Absage", "Zusage"]),
        ("Response", ["Accepted", "Declined", "Accepted"]),
        ("Decision", ["Go", "No-go", "Go"]),
        ("statecode", ["1", "2", "1"]),
        ("status", ["4", "9", "4"]),
        ("Probability", ["100%", "0%", "100%"]),
        ("Вероятность", ["100", "0", "100"]),
    ] {
        let table = without_stage(heading, cells);
        let data = reading::read(&[("t.csv", table.as_bytes())]).expect("a dataset");
        let asked = decisions(&data).into_iter().filter(Decision::is_asked).any(|decision| match decision.subject {
            Subject::OutcomeColumn { column, .. } | Subject::UnknownOutcomes { column, .. } => column == heading,
            _ => false,
        });
        assert!(asked, "{heading}");
    }
}

#[test]
fn k1_codes_of_a_status_are_offered_one_by_one() {
    let table = without_stage("status", ["4", "9", "4"]);
    let data = reading::read(&[("t.csv", table.as_bytes())]).expect("a dataset");
    let data = answered(&table, &decision(&data, is_candidate).expect("a question"));
    let words = |subject: &Subject| matches!(subject, Subject::UnknownOutcomes { words, .. } if words.len() == 2);
    assert!(decision(&data, words).expect("what the codes mean").is_asked());
}

#[test]
fn k1_columns_of_other_things_are_not_asked_about() {
    for (heading, cells) in [
        ("Country", ["DE", "FR", "DE"]),
        ("Seats", ["4", "9", "4"]),
        ("Priority", ["1", "2", "1"]),
        ("Payment method", ["Card", "Invoice", "Card"]),
        ("Kundentyp", ["Neukunde", "Bestandskunde", "Neukunde"]),
    ] {
        let data = check(&without_stage(heading, cells), 3, 0, 0, "9150.00", "");
        assert_eq!(decision(&data, is_candidate).filter(Decision::is_asked), None, "{heading}");
    }
}

#[test]
fn k1_what_only_lost_deals_have_makes_them_lost() {
    for (heading, cell) in [
        ("Reason for loss", "Too expensive"),
        ("Lost Reason", "Price"),
        ("Причина отказа", "Дорого"),
        ("Verlustgrund", "Preis"),
        ("Motif de perte", "Prix"),
        ("cancelled_at", "2025-02-03"),
        ("Storniert am", "2025-02-03"),
        ("Refunded", "yes"),
    ] {
        let table = without_stage(heading, ["", cell, ""]);
        let data = check(&table, 2, 1, 0, "150.00", "");
        let noted = decision(&data, is_candidate).expect("a note");
        assert_eq!(noted.certainty, Certainty::Likely, "{heading}");
        assert_eq!(figures(&answered(&table, &noted)).0, 3, "{heading}");
    }
}

#[test]
fn k1_deals_without_a_date_of_signature_are_open() {
    for heading in ["Fecha de firma", "Contract signed", "Unterschrieben am", "Дата подписания договора", "Close date"]
    {
        let table = without_stage(heading, ["2025-02-01", "", "2025-02-05"]);
        let data = check(&table, 2, 0, 1, "150.00", "");
        assert_eq!(decision(&data, is_candidate).expect("a note").certainty, Certainty::Likely, "{heading}");
    }
}

#[test]
fn k2_signs_mark_won_deals() {
    for (heading, cells, lost) in [
        ("Won", ["✓", "✗", "✓"], 1),
        ("成約", ["○", "×", "○"], 1),
        ("IsWon", ["-1", "0", "-1"], 1),
        ("Won", ["x", "", "x"], 0),
        ("Gewonnen", ["✔", "", "✔"], 0),
        ("Signé", ["True", "False", "True"], 1),
        ("Kunde geworden", ["ja", "nein", "ja"], 1),
    ] {
        check(&without_stage(heading, cells), 2, lost, 1 - lost, "150.00", "");
    }
}

#[test]
fn k2_a_win_beside_another_word_is_asked_about() {
    for stage in [
        "Closed Won - refunded",
        "Gewonnen, storniert",
        "Won - cancelled",
        "Won (not signed)",
        "Competitor won",
        "Выиграна, возврат",
        "Gagné - annulé",
        "Closed Won - bounced",
    ] {
        let table = format!(
            "Deal ID;Date;Channel;Stage;Amount\n1;2025-01-13;Fair;Closed Won;100\n2;2025-01-14;Call;{stage};9000\n"
        );
        let data = check(&table, 1, 0, 1, "100.00", "");
        let unknown = |subject: &Subject| matches!(subject, Subject::UnknownOutcomes { .. });
        assert!(decision(&data, unknown).expect("a question").is_asked(), "{stage}");
    }
}

#[test]
fn k2_words_that_change_nothing_leave_a_win() {
    for stage in [
        "6 - Closed Won (Sales Pipeline)",
        "Closed Won - Renewal",
        "Renovação | Fechado - Ganho",
        "C4:WON",
        "06 – Signé / Gagné",
        "Vunnen – avtal klart",
        "Сделка успешно реализована",
        "Neukunde gewonnen",
    ] {
        let table =
            format!("Deal ID;Date;Channel;Stage;Amount\n1;2025-01-13;Fair;{stage};100\n2;2025-01-14;Call;Lost;9\n");
        check(&table, 1, 1, 0, "100.00", "");
    }
}

#[test]
fn k9_stages_are_known_by_their_cells() {
    for heading in ["Step", "Krok", "Шаг", "Closed as", "Décision client"] {
        let table = format!(
            "Deal ID,Date,Channel,{heading},Amount\n1,2025-01-13,Fair,Closed Won,100\n2,2025-01-14,Call,Closed Lost,9\n"
        );
        check(&table, 1, 1, 0, "100.00", "");
    }
}

#[test]
fn k9_units_of_headings_multiply_and_can_be_undone() {
    for (heading, revenue, currency) in [
        ("Umsatz (T€)", "1500.00", "EUR"),
        ("Amount ($000)", "1500.00", "USD"),
        ("Revenue in thousands", "1500.00", ""),
        ("Сумма, тыс. руб.", "1500.00", "RUB"),
        ("金額(千円)", "1500", "JPY"),
        ("Umsatz in Mio. EUR", "1500000.00", "EUR"),
    ] {
        let table = format!(
            "Deal ID;Touch date;Channel;Stage;{heading}\n1;2025-01-13;Fair;Won;1.5\n2;2025-01-14;Mail;Lost;2.25\n"
        );
        let data = check(&table, 1, 1, 0, revenue, currency);
        let unit = decision(&data, |subject| matches!(subject, Subject::AmountUnit { .. })).expect("a note");
        assert_eq!(unit.certainty, Certainty::Likely, "{heading}");
        let plain = figures(&answered(&table, &unit));
        assert!(plain.3.starts_with("1.5") && plain.4 == currency, "{heading}: {plain:?}");
    }
}

#[test]
fn k9_thousands_are_exact() {
    let table = "Deal ID;Touch date;Channel;Stage;Umsatz (T€)\n1;2025-01-13;Fair;Won;0,12345\n2;2025-01-14;Mail;Won;1,0000005\n";
    check(table, 2, 0, 0, "1123.4505", "EUR");
}

#[test]
fn k11_the_main_currency_is_that_of_won_deals() {
    let table = "Deal ID,Date,Channel,Stage,Amount,Currency\n1,2025-01-13,Fair,Closed Won,10000,EUR\n\
                 2,2025-01-14,Mail,Closed Lost,70,CHF\n3,2025-01-15,Mail,Closed Lost,70,CHF\n";
    check(table, 1, 0, 0, "10000.00", "EUR");
}

#[test]
fn k11_amounts_in_one_currency_are_preferred() {
    for (amount, code) in [
        ("Amount EUR", "EUR"),
        ("Amount in reporting currency", ""),
        ("Betrag in Hauswährung", ""),
        ("Montant (devise de la société)", ""),
        ("Сумма в валюте компании", ""),
    ] {
        let table = format!(
            "Deal ID,Touch date,Channel,Stage,Amount,Currency,{amount}\n1,2025-01-13,Fair,Closed Won,1000,SEK,90\n\
             2,2025-01-14,Mail,Closed Won,500,EUR,500\n3,2025-01-15,Mail,Closed Won,800,NOK,70\n"
        );
        check(&table, 3, 0, 0, "660.00", code);
    }
    let paired = "order_id,created_at,utm_source,presentment_total,presentment_currency,shop_total,shop_currency\n\
                  1,2025-03-01,google,100.00,USD,92.00,EUR\n2,2025-03-02,mail,500.00,EUR,500.00,EUR\n\
                  3,2025-03-03,google,80.00,GBP,94.40,EUR\n";
    check(paired, 3, 0, 0, "686.40", "EUR");
}

#[test]
fn k11_yes_and_no_are_no_currencies() {
    check(&beside_stage("Converted currency", ["False", "True", "False"]), 1, 1, 1, "100.00", "");
}

#[test]
fn k8_amounts_that_cannot_be_read_stay_amounts() {
    for cells in [["5000-10000", "tbd", "500"], ["open", "to follow", "500"]] {
        let [a, b, c] = cells;
        let table = format!(
            "Deal ID;Date;Channel;Stage;Amount\n1;2025-01-13;X;Won;{a}\n2;2025-01-14;Y;Won;{b}\n3;2025-01-15;X;Won;{c}\n"
        );
        let data = check(&table, 1, 0, 0, "500.00", "");
        let unreadable = |subject: &Subject| matches!(subject, Subject::UnreadableAmounts { cells: 2, .. });
        assert!(decision(&data, unreadable).expect("a question").is_asked());
    }
}

#[test]
fn k8_notes_on_taxes_change_nothing_in_a_heading() {
    for heading in [
        "Amount excl. VAT",
        "Value [EUR, excl. VAT]",
        "Total (incl. tax)",
        "Betrag ohne MwSt",
        "Сумма без НДС",
        "Montant hors taxe",
    ] {
        let table = format!("Deal ID;Date;Channel;Stage;{heading}\n1;2025-01-13;X;Won;100.5\n2;2025-01-14;Y;Lost;7\n");
        let data = reading::read(&[("t.csv", table.as_bytes())]).expect("a dataset");
        assert_eq!(figures(&data).3, "100.50", "{heading}");
    }
}

#[test]
fn k4_the_only_column_of_money_is_the_amount() {
    let touches = "Patientennr;Datum;Kanal\nP1;13.01.2025;Google\nP2;14.01.2025;Messe\n";
    let treated = "Patientennr;Behandelt am;Xyz\nP1;20.01.2025;100,50\nP2;21.01.2025;50,25\n";
    let data = reading::read(&[("k.csv", touches.as_bytes()), ("b.csv", treated.as_bytes())]).expect("a dataset");
    assert_eq!(figures(&data).3, "150.75");
    let amount = |subject: &Subject| matches!(subject, Subject::Column { role: Role::Value, .. });
    let noted = decision(&data, amount).expect("a note");
    assert!(noted.is_noted());
    assert!(matches!(noted.alternatives.first().map(|other| &other.answer), Some(Answer::Role { role: None, .. })));
}

#[test]
fn k7_a_dash_for_no_cents_settles_the_decimal_mark() {
    for (cells, revenue) in [(["1.500,-", "950,-"], "2450.00"), (["1'500.–", "950.–"], "2450.00")] {
        let [a, b] = cells;
        let table = format!("Deal ID;Date;Channel;Stage;Amount\n1;2025-01-13;X;Won;{a}\n2;2025-01-14;Y;Won;{b}\n");
        let data = check(&table, 2, 0, 0, revenue, "");
        let mark = |subject: &Subject| matches!(subject, Subject::DecimalMark { .. });
        assert_eq!(decision(&data, mark), None);
    }
}

#[test]
fn one_column_settles_the_decimal_mark_of_the_file() {
    let table = |cost: &str| {
        format!(
            "Deal ID,Date,Channel,Stage,Amount €,Cost\n1,2025-01-13,X,Won,\"1,000\",\"{cost}\"\n\
             2,2025-01-14,Y,Won,\"2,500\",3\n3,2025-01-15,Y,Won,\"1,250\",4\n"
        )
    };
    let mark = |subject: &Subject| matches!(subject, Subject::DecimalMark { .. });
    let data = check(&table("43,000.50"), 3, 0, 0, "4750.00", "EUR");
    assert_eq!(decision(&data, mark), None);
    // Nothing settles the mark here: read as thousands, with a question.
    let data = check(&table("43"), 3, 0, 0, "4750.00", "EUR");
    assert!(decision(&data, mark).expect("a question").is_asked());
}

#[test]
fn bitrix_names_its_last_stages() {
    let table = "ID сделки;Дата;Канал;Стадия;Сумма\n1;13.01.2025;Сайт;Сделка успешна;100\n\
                 2;14.01.2025;Сайт;Анализ причины провала;900\n3;15.01.2025;Сайт;Счёт на предоплату;50\n";
    check(table, 1, 1, 1, "100.00", "");
}
