//! Files that belong together, keys that belong together, and rows that only look alike: one table per kind.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Certainty, Decision, Subject};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{Choices, EligibilityRules, Joining};
use fairshare_types::problem::Reason;
use fairshare_types::schema::Role;

use crate::reading;

fn read_as(files: &[&str], joining: Joining) -> Dataset {
    let names: Vec<String> = (0..files.len()).map(|at| format!("{at}.csv")).collect();
    let files: Vec<(&str, &[u8])> =
        names.iter().map(String::as_str).zip(files.iter().map(|text| text.as_bytes())).collect();
    let dataset = reading::read_as(&files, Choices { joining, ..Choices::default() })
        .unwrap_or_else(|problem| panic!("{problem}"));
    for file in &dataset.facts().files {
        assert_eq!(file.rows_used + file.rows_kept_out, file.rows_read, "{}", file.file);
    }
    let kept_out: u64 = dataset.facts().kept_out.iter().map(|group| group.rows).sum();
    assert_eq!(kept_out, dataset.facts().files.iter().map(|file| file.rows_kept_out).sum::<u64>(), "all have a reason");
    dataset
}

fn read(files: &[&str]) -> Dataset {
    read_as(files, Joining::default())
}

/// Won deals, lost deals, won revenue in minor units, touches.
pub fn counts(data: &Dataset) -> (u64, u64, i64, u64) {
    let facts = data.facts();
    (facts.deals.won, facts.deals.lost, facts.won_revenue, facts.touches)
}

/// Credit in minor units by channel under the linear model.
pub fn linear(data: &mut Dataset) -> Vec<(String, i64)> {
    let (comparisons, _) =
        data.compare(&[Model::Linear], &[Dimension::Channel], &EligibilityRules::default()).expect("settings in range");
    let view = &comparisons[0];
    let mut credit: Vec<_> =
        view.groups.iter().enumerate().map(|(at, group)| (group.name.clone(), view.amount(0, at))).collect();
    credit.sort();
    credit
}

fn kept_out(data: &Dataset) -> Vec<(Reason, u64)> {
    data.facts().kept_out.iter().map(|group| (group.reason, group.rows)).collect()
}

fn decided(data: &Dataset, wanted: fn(&Subject) -> bool) -> bool {
    data.facts().decisions.iter().any(|decision| wanted(&decision.subject))
}

/// The same files in reverse order, with the rows below each header in reverse too.
fn reversed(files: &[&str]) -> Vec<String> {
    let turn = |text: &&str| {
        let mut lines = text.lines();
        let header = lines.next().unwrap_or_default().to_owned();
        let mut rows: Vec<&str> = lines.collect();
        rows.reverse();
        format!("{header}\n{}\n", rows.join("\n"))
    };
    files.iter().rev().map(turn).collect()
}

#[test]
fn k3_rows_with_stray_delimiters_are_kept_out() {
    for (text, expected) in [
        ("Deal,Date,Channel,Amount\nA,2025-01-01,Mail,1,200\nB,2025-01-02,Call,50\n", vec![(Reason::TooManyCells, 1)]),
        ("Deal,Date,Channel,Amount\nA,2025-01-01,Mail,200,\nB,2025-01-02,Call,50,,\n", vec![]),
        (
            "Deal,Date,Channel,Note,Amount\nA,2025-01-01,Mail,x\nand y,9\nB,2025-01-02,Call,,50\n",
            vec![(Reason::TooFewCells, 1)],
        ),
        ("Deal,Date,Channel,Amount\nA,2025-01-01,Mail\nB,2025-01-02,Call,50\n", vec![]),
    ] {
        assert_eq!(kept_out(&read(&[text])), expected, "{text}");
    }
}

const TOUCHES: &str = "customer_id,touched_at,channel\n\
    CU-A,2025-01-01 10:00,Search\nCU-A,2025-01-10 10:00,Email\nCU-B,2025-01-03 09:00,Social\nCU-C,2025-01-04 09:00,Social\n";

#[test]
fn k4_k6_conversions_take_the_touches_since_the_one_before() {
    for purchases in [
        "customer_id,converted_at,revenue\nCU-A,2025-01-05 12:00,100\nCU-A,2025-01-12 12:00,60\nCU-B,2025-01-04 12:00,40\n",
        "order_id,customer_id,close_date,revenue\nO1,CU-A,2025-01-05,100\nO2,CU-A,2025-01-12,60\nO3,CU-B,2025-01-04,40\n",
    ] {
        let mut data = read(&[TOUCHES, purchases]);
        assert_eq!(counts(&data), (3, 1, 20_000, 4), "{purchases}");
        let expected = [("Email", 6_000), ("Search", 10_000), ("Social", 4_000)];
        let credit = linear(&mut data);
        assert_eq!(credit, expected.map(|(name, amount)| (name.to_owned(), amount)), "{purchases}");
        assert!(decided(&data, |subject| matches!(subject, Subject::RepeatPurchases { customers: 1, purchases: 2 })));
        assert!(decided(&data, |subject| matches!(subject, Subject::LostJourneys { journeys: 1 })));
        let turned = reversed(&[TOUCHES, purchases]);
        let turned: Vec<&str> = turned.iter().map(String::as_str).collect();
        assert_eq!(linear(&mut read(&turned)), credit, "row order does not matter");
    }
}

#[test]
fn k4_customers_without_a_conversion_can_be_left_out() {
    let purchases = "customer_id,converted_at,revenue\nCU-A,2025-01-12 12:00,60\nCU-B,2025-01-04 12:00,40\n";
    let data = read_as(&[TOUCHES, purchases], Joining { leave_out_unlisted: true, ..Joining::default() });
    assert_eq!((counts(&data), kept_out(&data)), ((2, 0, 10_000, 3), vec![(Reason::UnknownDeal, 1)]));
}

#[test]
fn k5_the_channel_of_an_order_is_no_touch() {
    let orders = "transaction_id,customer_id,channel,close_date,amount\nT1,CU-A,Shop,2025-01-11,500\nT2,CU-B,Boutique,2025-01-11,120\n";
    let data = read(&[TOUCHES, orders]);
    assert_eq!(counts(&data), (2, 1, 62_000, 4));
}

#[test]
fn k6_equal_rows_count_once() {
    let purchases = "customer_id,converted_at,revenue\nCU-A,2025-01-12 12:00,60\nCU-A,2025-01-12 12:00,60\n";
    let data = read(&[TOUCHES, purchases]);
    assert_eq!((data.facts().won_revenue, kept_out(&data)), (6_000, vec![(Reason::DuplicateDeal, 1)]));
}

#[test]
fn k14_lost_zeros_and_decimal_zeros_are_joined() {
    let deals = "Deal ID,Stage,Amount,Close Date\n0012,Closed Won,100,2025-02-01\n0013,Closed Won,50,2025-02-01\n";
    for touches in [
        "Deal ID,Date,Channel\n12,2025-01-01,Email\n13,2025-01-02,Call\n",
        "Deal ID,Date,Channel\n0012.0,2025-01-01,Email\n0013.0,2025-01-02,Call\n",
    ] {
        let data = read(&[touches, deals]);
        assert_eq!(counts(&data), (2, 0, 15_000, 2), "{touches}");
        assert!(decided(&data, |subject| matches!(subject, Subject::DamagedKeys { cells: 2, .. })));
    }
    // Without a list of deals, both forms of one column are joined too.
    let data =
        read(&["deal_id,date,channel,stage,amount\n101.0,2025-01-01,Email,Won,100\n101,2025-01-02,Call,Won,100\n"]);
    assert_eq!(counts(&data), (1, 0, 10_000, 2));
    assert!(decided(&data, |subject| matches!(subject, Subject::DamagedKeys { .. })));
    // A deal that touches name as it is takes no other spelling.
    let data = read(&["Deal ID,Date,Channel\n12,2025-01-01,Email\n0012,2025-01-02,Call\n", deals]);
    assert_eq!(kept_out(&data), [(Reason::UnknownDeal, 1)]);
}

#[test]
fn k16_touches_with_ids_of_their_own_are_several() {
    let text = "activity_id,deal_id,touch_date,channel,outcome,amount\n\
        A1,D1,2025-01-01,Email,won,100\nA2,D1,2025-01-01,Email,won,100\nA2,D1,2025-01-01,Email,won,100\nA3,D1,2025-01-05,Call,won,100\n";
    let data = read(&[text]);
    assert_eq!((data.facts().touches, kept_out(&data)), (3, vec![(Reason::Duplicate, 1)]));
}

#[test]
fn k16_touches_that_differ_in_any_column_are_several() {
    for (heading, touches) in [("Subject", 3), ("Notes", 3), ("Тема", 3), ("Row", 2), ("Line no.", 2)] {
        let text = format!(
            "Deal ID,Date,Channel,{heading},Stage,Amount\nX,2025-01-01,Email,1 quote,Won,100\nX,2025-01-01,Email,2 quotes,Won,100\nX,2025-01-02,Call,3 calls,Won,100\n"
        );
        let data = read(&[&text]);
        let repeated = if touches == 3 { Vec::new() } else { vec![(Reason::Duplicate, 1)] };
        assert_eq!((data.facts().touches, kept_out(&data)), (touches, repeated), "{heading}");
    }
}

#[test]
fn k17_answers_are_no_keys() {
    for (heading, yes, no) in [("Purchase", "yes", "no"), ("Покупка", "да", "нет"), ("Order", "TRUE", "FALSE")]
    {
        let text = format!(
            "Customer,Date,Channel,{heading},Revenue\nK1,2025-01-01,Mail,{yes},100\nK1,2025-01-02,Fair,{yes},100\nK2,2025-01-01,Fair,{no},\nK3,2025-01-01,Fair,{yes},40\n"
        );
        let data = read(&[&text]);
        assert_eq!(counts(&data), (2, 1, 14_000, 4), "{heading}");
    }
}

#[test]
fn k17_rows_before_the_sign_up_belong_to_the_person() {
    let text = "anonymous_id,user_id,timestamp,utm_source,conversion,revenue\n\
        a1,,2025-03-01T10:00:00Z,google,0,\na1,u1,2025-03-02T10:00:00Z,news,0,\na2,u1,2025-03-04T10:00:00Z,bing,1,120\na3,,2025-03-01T12:00:00Z,bing,0,\n";
    let mut data = read(&[text]);
    let expected = [("bing", 4_000), ("google", 4_000), ("news", 4_000)];
    assert_eq!(linear(&mut data), expected.map(|(name, amount)| (name.to_owned(), amount)));
    assert!(decided(&data, |subject| matches!(subject, Subject::Stitched { ids: 1, .. })));
}

#[test]
fn k17_a_key_that_most_rows_lack_is_no_key() {
    let text = "conversion_id,visitor_id,time,source,converted,revenue\n\
        ,v1,2025-05-01 09:00,google,0,\n,v1,2025-05-02 09:00,news,0,\nC1,v1,2025-05-03 09:00,bing,1,90\n,v2,2025-05-01 10:00,google,0,\n";
    let data = read(&[text]);
    assert_eq!((counts(&data), kept_out(&data)), ((1, 1, 9_000, 4), vec![]));
}

#[test]
fn k19_a_grouped_report_is_filled_down() {
    let text = "Deal,Stage,Amount,Date,Channel\n\
        Alpha,Closed Won,1000,2025-03-01,Webinar\n,,,2025-03-05,Call\nZwischensumme,,1000,,\nBeta,Closed Won,400,2025-03-02,Email\n,,,2025-03-06,Call\n";
    let data = read(&[text]);
    assert_eq!((counts(&data), kept_out(&data)), ((2, 0, 140_000, 4), vec![]));
    assert!(decided(&data, |subject| matches!(subject, Subject::FilledDown { rows: 2, .. })));
    // A single missing key stays missing.
    let text = "Deal,Date,Channel,Amount\nA,2025-03-01,Mail,5\n,2025-03-02,Call,7\nB,2025-03-03,Mail,9\n";
    assert_eq!(kept_out(&read(&[text])), [(Reason::MissingKey, 1)]);
}

#[test]
fn k20_touches_repeated_per_model_count_once() {
    let text = "Opportunity ID,Campaign Name,Attribution Model,Revenue Share,Created Date,Stage,Amount\n\
        O1,May,Even,500,2025-05-02,Closed Won,1000\nO1,Fair,Even,500,2025-05-20,Closed Won,1000\nO1,May,First,1000,2025-05-02,Closed Won,1000\n";
    let data = read(&[text]);
    assert_eq!((counts(&data), kept_out(&data)), ((1, 0, 100_000, 2), vec![(Reason::Duplicate, 1)]));
}

#[test]
fn k22_the_written_clock_decides_the_day() {
    let file = |time: &str| {
        format!("Deal,Touch date,Channel,Stage,Amount,Close Date\nA,{time},Call,Closed Won,50,2025-03-31\n")
    };
    for (time, counts) in [
        ("2025-03-31T18:00:00-07:00", 1),
        ("2025-04-01T00:30:00-07:00", 0),
        ("2025-04-01T02:00:00Z", 1),
        ("2025-04-02T02:00:00Z", 0),
        ("2025-04-01 02:00:00", 0),
    ] {
        assert_eq!(read(&[&file(time)]).facts().touches, counts, "{time}");
    }
}

#[test]
fn k22_counted_times_and_those_under_a_heading_with_a_zone_are_universal() {
    for (heading, time, counts) in [
        ("Touch date", "1743472800000", 1),
        ("Touch date", "1743472800", 1),
        ("Touch date", "/Date(1743472800000)/", 1),
        ("Touch time (UTC)", "2025-04-01 02:00", 1),
        ("touched_at_utc", "01.04.2025 02:00", 1),
        ("Touch time (GMT-7)", "2025-03-31 23:30", 1),
        ("Touch time (GMT+1)", "2025-04-01 02:00", 0),
        ("Touch time", "2025-04-01 02:00", 0),
    ] {
        let text = format!("Deal,{heading},Channel,Stage,Amount,Close Date\nA,{time},Call,Closed Won,50,2025-03-31\n");
        assert_eq!(read(&[&text]).facts().touches, counts, "{heading}: {time}");
    }
}

#[test]
fn k22_a_column_of_midnights_holds_days() {
    let file = |closes: [&str; 2]| {
        let [first, second] = closes;
        format!(
            "Deal,Touch date,Channel,Stage,Amount,Close Date\n\
             A,2025-03-31 09:00,Call,Closed Won,50,{first}\nB,2025-03-30 09:00,Mail,Closed Lost,50,{second}\n"
        )
    };
    for (closes, touches) in [
        (["2025-03-31 00:00:00", "2025-04-01 00:00:00"], 2),
        (["31.03.2025 00:00", "01.04.2025 00:00"], 2),
        (["2025-03-31T00:00:00+02:00", "2025-04-01T00:00:00+02:00"], 2),
        (["2025-03-31 00:00:00", "2025-04-01 18:00:00"], 1),
        (["2025-03-31 08:00:00", "2025-04-01 00:00:00"], 1),
    ] {
        let data = read(&[&file(closes)]);
        assert_eq!(data.facts().touches, touches, "{closes:?}");
        assert_eq!(decided(&data, |subject| matches!(subject, Subject::WholeDays { .. })), touches == 2, "{closes:?}");
    }
    // A time of day far below the first rows makes midnight a time of day again.
    let late = "C,2025-03-30 09:00,Mail,Closed Lost,50,2025-04-01 00:00:00\n".repeat(600);
    let text = file(["2025-03-31 00:00:00", "2025-04-01 00:00:00"]) + &late;
    let with_clock = text.clone() + "D,2025-03-30 09:00,Mail,Closed Lost,50,2025-04-01 18:00:00\n";
    let joining = || Joining { keep_duplicates: true, ..Joining::default() };
    assert_eq!(read_as(&[&text], joining()).facts().touches, 602);
    assert_eq!(read_as(&[&with_clock], joining()).facts().touches, 602);
}

#[test]
fn k18_one_list_of_placeholders_for_keys_channels_and_teams() {
    let text = "Сделка,Дата,Канал,Команда,Стадия,Сумма\n\
        A,2025-01-13,Выставка,нет,Успешно реализовано,100\nA,2025-01-14,нет,Продажи,Успешно реализовано,100\n\
        нет,2025-01-14,Звонок,Продажи,Успешно реализовано,70\n--None--,2025-01-14,Звонок,- Select -,Успешно реализовано,70\n";
    let data = read(&[text]);
    assert_eq!((counts(&data), kept_out(&data)), ((1, 0, 10_000, 2), vec![(Reason::MissingKey, 2)]));
}

#[test]
fn k27_a_position_orders_touches_without_a_date() {
    for text in [
        "journey_id,touch_position,channel,converted,conversion_value\nj1,1.0,Search,1,100\nj1,2.0,Email,1,100\nj2,1.0,Social,0,\n",
        "Deal ID,Step,Channel,Stage,Amount,Close Date\nD1,2,Email,Closed Won,100,2025-06-30\nD1,1,Search,Closed Won,100,2025-06-30\nD2,1,Social,Closed Lost,80,2025-07-02\n",
    ] {
        let mut data = read(&[text]);
        assert_eq!(counts(&data), (1, 1, 10_000, 3), "{text}");
        let (first, _) = data
            .compare(&[Model::First], &[Dimension::Channel], &EligibilityRules::default())
            .expect("settings in range");
        let search = first[0].groups.iter().position(|group| group.name == "Search").expect("a channel");
        assert_eq!(first[0].amount(0, search), 10_000, "{text}");
    }
}

#[test]
fn k27_any_numbers_that_never_repeat_within_a_journey_order_it() {
    let cells = |first: &str, second: &str, third: &str| {
        format!(
            "K1;{second};Newsletter;1;100\nK1;{first};Fair;1;100\nK1;{third};Call;1;100\nK2;{first};Fair;0;\nK2;{second};Fair;0;\n"
        )
    };
    for (heading, rows, first, shown) in [
        ("Touch position", cells("1", "2", "10"), "Fair", false),
        ("Touch position", cells("1st", "2nd", "10th"), "Fair", false),
        ("Touch number", cells("Touch 1", "Touch 2", "Touch 10"), "Fair", false),
        ("week", cells("0", "1", "11"), "Fair", true),
        ("hours_since_first_visit", cells("0", "12", "103"), "Fair", true),
        ("Order", cells("1", "2", "3"), "Fair", false),
        ("days_before_purchase", cells("40", "12", "0"), "Fair", true),
        ("Tage bis Abschluss", cells("40", "12", "0"), "Fair", true),
        ("Дней до покупки", cells("40", "12", "0"), "Fair", true),
        ("time_to_conversion_hours", cells("40", "12", "0"), "Fair", true),
    ] {
        let text = format!("Customer ID;{heading};Channel;Converted;Revenue\n{rows}");
        let mut data = read(&[&text]);
        assert_eq!(counts(&data).0, 1, "{heading}");
        let (comparisons, _) = data
            .compare(&[Model::First], &[Dimension::Channel], &EligibilityRules::default())
            .expect("settings in range");
        let view = &comparisons[0];
        let at = view.groups.iter().position(|group| group.name == first).expect("a channel");
        assert_eq!(view.amount(0, at), 10_000, "{heading}");
        assert_eq!(decided(&data, |subject| matches!(subject, Subject::OrderByContents { .. })), shown, "{heading}");
    }
}

#[test]
fn k20_touches_side_by_side_need_no_known_headings() {
    for header in [
        "Opportunity;Canal 1;Fecha 1;Canal 2;Fecha 2;Importe;Etapa",
        "Deal ID;Kanal 1;Datum 1;Kanal 2;Datum 2;Betrag;Phase",
        "Deal ID;Kontakt 1;Kontakt 1 Datum;Kontakt 2;Kontakt 2 Datum;Amount;Stage",
        "ID de negocio;Primer contacto;Fecha primer contacto;Último contacto;Fecha último contacto;Importe;Etapa",
    ] {
        let text = format!(
            "{header}\nA;Feria;03/01/2025;Llamada;14/01/2025;300;Won\nB;Web;03/01/2025;Llamada;15/01/2025;100;Won\n"
        );
        let mut data = read(&[&text]);
        assert_eq!((counts(&data).0, data.facts().touches), (2, 4), "{header}");
        assert_eq!(linear(&mut data)[1], ("Llamada".to_owned(), 20_000), "{header}");
    }
}

#[test]
fn k14_keys_that_programs_write_in_several_ways_are_joined() {
    for (listed, named) in [
        ("D-001", "d-001"),
        ("0068c0000000001AAC", "0068c0000000001"),
        ("12345", "12,345"),
        ("{6F9619FF-8B86}", "6f9619ff-8b86"),
    ] {
        let deals = format!("Deal ID,Stage,Amount\n{listed},Closed Won,100\nother,Closed Won,50\n");
        let touches = format!("Deal ID,Date,Channel\n\"{named}\",2025-01-01,Email\nother,2025-01-02,Call\n");
        let data = read(&[&touches, &deals]);
        assert_eq!(counts(&data), (2, 0, 15_000, 2), "{named}");
        assert!(decided(&data, |subject| matches!(subject, Subject::DamagedKeys { cells: 1, .. })), "{named}");
    }
    // A form that two deals share joins nothing.
    let deals = "Deal ID,Stage,Amount\nab,Closed Won,100\nAB,Closed Won,50\n";
    let data = read(&["Deal ID,Date,Channel\nAb,2025-01-01,Email\nab,2025-01-02,Call\n", deals]);
    assert_eq!(kept_out(&data), [(Reason::UnknownDeal, 1)]);
}

#[test]
fn k10_a_clock_without_a_colon_belongs_to_its_date() {
    for (heading, late, early) in [("Time", "1530", "0905"), ("Hour", "15", "9"), ("Stunde", "15", "09")] {
        let text = format!(
            "Deal ID,Date,{heading},Channel,Stage,Amount\nA,2025-01-01,{late},Call,Won,100\nA,2025-01-01,{early},Email,Won,100\n"
        );
        let mut data = read(&[&text]);
        let (comparisons, _) = data
            .compare(&[Model::First], &[Dimension::Channel], &EligibilityRules::default())
            .expect("settings in range");
        let at = comparisons[0].groups.iter().position(|group| group.name == "Email").expect("a channel");
        assert_eq!(comparisons[0].amount(0, at), 10_000, "{heading}");
    }
}

#[test]
fn k4_a_day_of_arrival_is_no_close_beside_the_day_of_the_sale() {
    let touches = "visitor,clicked_at,source\nv1,2025-01-01,Ads\nv1,2025-02-01,Newsletter\n";
    for (sold, later) in
        [("booked_on", "arrival_date"), ("Bestellt am", "Lieferdatum"), ("Дата продажи", "Дата доставки")]
    {
        let sales = format!(
            "booking_ref,visitor,{sold},{later},booking_value\nX1,v1,2025-01-05,2025-07-01,100\nX2,v2,2025-01-06,2025-08-01,60\n"
        );
        let mut data = read(&[touches, &sales]);
        assert!(linear(&mut data).contains(&("Ads".to_owned(), 10_000)), "{sold}");
    }
}

#[test]
fn closes_that_contradict_each_other_are_asked_about() {
    let two = "Deal ID,Date,Channel,Stage,Amount,Close Date\nA,2025-01-13,Mail,Won,100,2025-03-01\nA,2025-02-14,Call,Won,100,2025-02-01\nB,2025-01-15,Call,Won,50,2025-02-01\n";
    assert!(decided(&read(&[two]), |subject| matches!(subject, Subject::SeveralCloses { deals: 1, of: 2, .. })));
    let late = "Deal ID,Date,Channel,Stage,Amount,Quote date\nA,2025-01-13,Mail,Won,100,2025-01-01\nA,2025-02-14,Call,Won,100,2025-01-01\nB,2025-01-15,Call,Won,50,2025-01-01\n";
    let data = read(&[late]);
    let asked = data.facts().decisions.iter().find(|decision| matches!(decision.subject, Subject::LateTouches { .. }));
    let mut choices = Choices::default();
    choices.answer(&asked.expect("a question").alternatives[0].answer);
    let data = reading::read_as(&[("0.csv", late.as_bytes())], choices).expect("a usable file");
    assert_eq!((data.facts().touches, kept_out(&data)), (3, Vec::new()));
}

#[test]
fn k4_a_log_is_joined_by_a_column_that_no_word_calls_a_key() {
    let orders = "order_no,shopper,ordered_at,total\n1,s-101,2025-01-05,100\n2,s-102,2025-01-06,30\n";
    let data = read(&["shopper,when,source\ns-101,2025-01-01,Ads\ns-102,2025-01-02,Mail\n", orders]);
    assert_eq!(counts(&data), (2, 0, 13_000, 2));
}

#[test]
fn deals_of_one_name_are_told_apart_by_their_ids() {
    let mut deals = "ID,Deal Name,Stage,Source,Amount,Start date,Close date\n".to_owned();
    let (mut titled, mut plain) = ("ID,Type,Start,Deal ID,Deal\n".to_owned(), "ID,Type,Start,Deal ID\n".to_owned());
    for at in 0..8 {
        let (name, stage) = [("A", "Closed Lost"), ("B", "Closed Won"), ("C", "Closed Won")][at % 3];
        deals += &format!("{},{name},{stage},Web,{}0000,2025-02-0{},2025-05-0{}\n", 1200 + at, at + 1, at + 1, at + 1);
        for (touch, kind) in ["Call", "Newsletter"].into_iter().enumerate() {
            let row = format!("{},{kind},2025-03-0{},{}", 5000 + 2 * at + touch, at + 1, 1200 + at);
            titled += &format!("{row},{name}\n");
            plain += &format!("{row}\n");
        }
    }
    for activities in [&titled, &plain] {
        let data = read(&[&deals, activities]);
        assert_eq!(counts(&data), (5, 3, 24_000_000, 16));
        let offered = data.facts().decisions.iter().any(|decision| {
            matches!(&decision.subject, Subject::Column { file, role: Role::JourneyId } if file == "0.csv")
                && decision.alternatives.iter().any(|other| other.value == "Deal Name")
        });
        assert!(offered);
    }
}

/// In a log of touches, the amount and the close of a deal are the same in all of its rows.
#[test]
fn the_ids_of_touches_are_no_deals() {
    let mut log = "ID,Deal Name,Stage,Source,Amount,Start date,Close date\n".to_owned();
    for at in 0..9 {
        let deal = at % 3;
        log +=
            &format!("{},Deal {deal},Closed Won,Web,{deal}000,2025-02-0{},2025-05-0{}\n", 7000 + at, at + 1, deal + 1);
    }
    assert_eq!(counts(&read(&[&log])), (3, 0, 300_000, 9));
}

#[test]
fn won_deals_in_another_currency_are_a_question() {
    let asked = |others: usize, all: usize| {
        let mut deals = "Deal ID,Amount,Currency,Status,Close date\n".to_owned();
        let mut touches = "Deal ID,Date,Channel\n".to_owned();
        for deal in 0..all {
            let currency = if deal < others { "USD" } else { "EUR" };
            deals += &format!("D{deal},100,{currency},Won,2025-03-01\n");
            touches += &format!("D{deal},2025-02-01,Call\n");
        }
        let read = read(&[&deals, &touches]);
        let wanted = |decision: &&Decision| matches!(decision.subject, Subject::OtherCurrencies { .. });
        read.facts().decisions.iter().find(wanted).map(|found| (found.subject.clone(), found.certainty))
    };
    let usd = |deals: u64| Subject::OtherCurrencies { codes: vec![("USD".to_owned(), deals)] };
    assert_eq!(asked(2, 5), Some((usd(2), Certainty::Open)));
    assert_eq!(asked(1, 60), Some((usd(1), Certainty::Likely)));
    assert_eq!(asked(0, 5), None);
}

#[test]
fn dates_are_read_in_the_order_in_which_touches_precede_closes() {
    let asks = |data: &Dataset| {
        let wanted = |decision: &&Decision| matches!(decision.subject, Subject::DateOrder { .. });
        data.facts().decisions.iter().find(wanted).map(|found| (found.value.clone(), found.certainty))
    };
    let touches = "Deal ID,Date,Channel\nD1,2025-03-02,Call\nD2,2025-03-04,Call\nD3,2025-03-20,Email\n";
    let deals =
        |day: &str| format!("Deal ID,Amount,Status,Close date\nD1,1,Won,{day}\nD2,2,Won,{day}\nD3,3,Won,{day}\n");
    // May 1 or January 5; the touches are of March.
    let data = read(&[&deals("5/1/2025"), touches]);
    assert_eq!((counts(&data).3, asks(&data)), (3, Some(("MDY".to_owned(), Certainty::Open))));
    let data = read(&[&deals("1/5/2025"), touches]);
    assert_eq!((counts(&data).3, asks(&data)), (3, Some(("DMY".to_owned(), Certainty::Open))));
    // The other way round.
    let closed = "Deal ID,Amount,Status,Close date\nD1,1,Won,2025-02-01\nD2,2,Won,2025-02-02\nD3,3,Won,2025-02-03\n";
    let early = "Deal ID,Date,Channel\nD1,1/5/2025,Call\nD2,1/6/2025,Call\nD3,1/7/2025,Email\n";
    let data = read(&[closed, early]);
    assert_eq!((counts(&data).3, asks(&data)), (3, Some(("MDY".to_owned(), Certainty::Open))));
    // Dates of another file decide if the closes fit both orders.
    let american = "Deal ID,Date,Channel\nD1,1/13/2024,Call\nD2,1/14/2024,Call\nD3,1/15/2024,Email\n";
    let data = read(&[&deals("5/1/2025"), american]);
    assert_eq!((counts(&data).3, asks(&data)), (3, Some(("MDY".to_owned(), Certainty::Open))));
}
