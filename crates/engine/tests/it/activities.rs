//! Activities beside deals, as Bitrix24 and Pipedrive export them: when they happened, which deal they name, and which
//! of them count.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Answer, Certainty, Decision, RowMark, Subject};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{Choices, EligibilityRules};
use fairshare_types::problem::Reason;
use fairshare_types::schema::{Encoding, Role, Shape};

use crate::reading;

fn read_bytes(files: &[&[u8]], choices: Choices) -> Dataset {
    let names: Vec<String> = (0..files.len()).map(|at| format!("{at}.csv")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(String::as_str).zip(files.iter().copied()).collect();
    let data = reading::read_as(&files, choices).unwrap_or_else(|problem| panic!("{problem}"));
    for file in &data.facts().files {
        assert_eq!(file.rows_used + file.rows_kept_out, file.rows_read, "{}", file.file);
    }
    let kept_out: u64 = data.facts().kept_out.iter().map(|group| group.rows).sum();
    assert_eq!(kept_out, data.facts().files.iter().map(|file| file.rows_kept_out).sum::<u64>(), "all have a reason");
    data
}

fn read(files: &[&str]) -> Dataset {
    read_bytes(&files.iter().map(|text| text.as_bytes()).collect::<Vec<_>>(), Choices::default())
}

fn answered(files: &[&str], answer: &Answer) -> Dataset {
    let mut choices = Choices::default();
    choices.answer(answer);
    read_bytes(&files.iter().map(|text| text.as_bytes()).collect::<Vec<_>>(), choices)
}

/// Windows-1251.
fn cyrillic(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        'А'..='я' => u8::try_from(u32::from(letter) - 0x410 + 0xc0).unwrap_or(b'?'),
        'Ё' => 0xa8,
        'ё' => 0xb8,
        other => u8::try_from(u32::from(other)).unwrap_or(b'?'),
    };
    text.chars().map(byte).collect()
}

/// Won deals, won revenue in minor units, touches.
fn counts(data: &Dataset) -> (u64, i64, u64) {
    let facts = data.facts();
    (facts.deals.won, facts.won_revenue, facts.touches)
}

fn kept_out(data: &Dataset) -> Vec<(Reason, u64)> {
    let mut rows: Vec<_> = data.facts().kept_out.iter().map(|group| (group.reason, group.rows)).collect();
    rows.sort_unstable();
    rows
}

fn found(data: &Dataset, wanted: fn(&Subject) -> bool) -> Option<&Decision> {
    data.facts().decisions.iter().find(|decision| wanted(&decision.subject))
}

/// The name with the most credit under a model.
fn leader(data: &mut Dataset, model: Model) -> String {
    let (views, _) =
        data.compare(&[model], &[Dimension::Channel], &EligibilityRules::default()).expect("a valid model");
    let view = &views[0];
    let best = (0..view.groups.len()).max_by_key(|&at| view.amount(0, at)).expect("a group");
    view.groups[best].name.clone()
}

const DEALS: &str = "\
ID;Название;Стадия сделки;Сумма;Валюта;Ответственный;Направление;Дата создания;Дата закрытия;Источник
101;Ромашка, поставка;Сделка успешна;10000;RUB;Иванова;Общая;03.02.2025 10:00:00;20.03.2025;Звонок
102;Вектор, внедрение;Сделка провалена;25000;RUB;Кузнецов;Розница;04.02.2025 10:00:00;21.03.2025;Реклама
103;Сигма, лицензии;Сделка успешна;40000;RUB;Иванова;Опт;05.02.2025 10:00:00;22.03.2025;Веб-сайт
104;Пульс, обучение;Переговоры;15000;RUB;Кузнецов;Общая;06.02.2025 10:00:00;;Реклама
";

const ACTIVITIES: &str = "\
Тип;Название;Ответственный;Создано;Крайний срок;Завершено;Сделка
Звонок;Первый;Иванова;03.02.2025 11:00:00;05.02.2025 12:00:00;Да;Ромашка, поставка
Встреча;Показ;Иванова;04.02.2025 11:00:00;10.02.2025 12:00:00;Да;Ромашка, поставка
E-mail;КП;Кузнецов;05.02.2025 11:00:00;06.02.2025 12:00:00;Да;Вектор, внедрение
Звонок;Первый;Иванова;06.02.2025 11:00:00;07.02.2025 12:00:00;Да;Сигма, лицензии
Задача;Договор;Иванова;07.02.2025 11:00:00;12.02.2025 12:00:00;Нет;Сигма, лицензии
Встреча;Показ;Кузнецов;08.02.2025 11:00:00;14.02.2025 12:00:00;Нет;Пульс, обучение
";

#[test]
fn activities_that_name_the_title_of_their_deal_are_touches_in_every_encoding_and_order() {
    let (deals, activities) = (cyrillic(DEALS), cyrillic(ACTIVITIES));
    for (files, encoding) in [
        ([deals.as_slice(), activities.as_slice()], Encoding::Windows1251),
        ([activities.as_slice(), deals.as_slice()], Encoding::Windows1251),
        ([DEALS.as_bytes(), ACTIVITIES.as_bytes()], Encoding::Utf8),
    ] {
        let data = read_bytes(&files, Choices::default());
        assert_eq!(counts(&data), (2, 5_000_000, 4));
        assert_eq!(kept_out(&data), [(Reason::MarkedPlanned, 2)]);
        assert!(found(&data, |subject| matches!(subject, Subject::LinkedByName { names: 3, .. })).is_some());
        for file in &data.facts().files {
            assert_eq!(file.problem, None);
            assert_eq!(file.encoding, encoding);
            assert!(file.is_plainly_decoded(), "{}", file.file);
            assert!(file.columns.iter().all(|column| column.role != Some(Role::Team)), "{}", file.file);
        }
        assert!(!data.facts().has_teams);
    }
}

#[test]
fn activities_in_english_or_with_a_day_of_completion_are_read_alike() {
    let english = "\
Type;Subject;Responsible;Created;Deadline;Completed;Deal
Call;First;Ann;2025-02-03 11:00;2025-02-05 12:00;Yes;Alpha
Meeting;Show;Ann;2025-02-04 11:00;2025-02-10 12:00;Yes;Alpha
E-mail;Offer;Bob;2025-02-05 11:00;2025-02-06 12:00;No;Beta
Call;Offer;Bob;2025-02-05 11:00;2025-02-06 12:00;Yes;Beta
";
    let dated = "\
Тип;Тема;Ответственный;Дата создания;Срок;Дата завершения;Сделка
Звонок;Первый;Ann;03.02.2025 11:00;05.02.2025 12:00;05.02.2025 12:30;Alpha
Встреча;Показ;Ann;04.02.2025 11:00;10.02.2025 12:00;11.02.2025 10:00;Alpha
Звонок;КП;Bob;05.02.2025 11:00;26.02.2025 12:00;;Beta
Встреча;КП;Bob;05.02.2025 11:00;26.02.2025 12:00;26.02.2025 12:00;Beta
";
    let deals = "ID;Name;Stage;Amount;Closing date\n1;Alpha;Deal won;100;2025-03-20\n2;Beta;Deal lost;50;2025-03-21\n";
    for activities in [english, dated] {
        let data = read(&[deals, activities]);
        assert_eq!(counts(&data), (1, 10_000, 3), "{activities}");
        assert_eq!(kept_out(&data), [(Reason::MarkedPlanned, 1)], "{activities}");
        assert_eq!(data.facts().files[1].shape, Shape::Touches);
    }
}

#[test]
fn a_kind_that_is_never_marked_as_done_is_asked_about() {
    let deals =
        "ID,Name,Stage,Amount,Closing date\n1,Alpha,Closed Won,100,2025-03-20\n2,Beta,Closed Lost,50,2025-03-21\n";
    let activities = "\
Type,Subject,Due date,Completed date,Deal ID
Call,A,2025-02-03,2025-02-04,1
Meeting,B,2025-02-05,,1
Call,C,2025-02-06,2025-02-06,2
Meeting,D,2025-02-07,,2
";
    let files = [deals, activities];
    let data = read(&files);
    assert_eq!((counts(&data), kept_out(&data)), ((1, 10_000, 2), vec![(Reason::MarkedPlanned, 2)]));
    let asked = found(&data, |subject| matches!(subject, Subject::MarkedRows { .. })).expect("a question");
    assert_eq!(asked.certainty, Certainty::Open);
    let counted = answered(&files, &asked.alternatives[0].answer);
    assert_eq!((counts(&counted), kept_out(&counted)), ((1, 10_000, 4), Vec::new()));
    // If each kind has a day of completion somewhere, an empty day means planned.
    let clear = activities.replace("2025-02-07,,2", "2025-02-07,2025-02-07,2");
    let data = read(&[deals, &clear]);
    let marked = found(&data, |subject| matches!(subject, Subject::MarkedRows { .. })).expect("a decision");
    assert_eq!(marked.certainty, Certainty::Likely);
}

const PIPEDRIVE_DEALS: &str = "\
ID,Title,Value,Status,Won time,Lost time,Deal closed on
1,North,1000,Won,2025-03-20 10:00:00,,2025-03-20 10:00:00
2,South,500,Lost,,2025-03-21 10:00:00,2025-03-21 10:00:00
3,East,700,Deleted,,,
4,West,300,Open,,,
";

#[test]
fn a_done_activity_happens_when_it_was_marked_else_when_it_was_due() {
    let activities = "\
Subject,Type,Due date,Due time,Done,Marked as done time,Add time,Deal ID
x,Call,2025-02-05,09:00,Done,2025-02-09 16:00:00,2025-01-01 09:00:00,1
x,Meeting,2025-02-08,15:00,Done,,2025-01-02 09:00:00,1
x,Email,2025-02-08,11:00,Done,,2025-01-03 09:00:00,1
x,Lunch,2025-02-07,10:00,To do,,2025-01-04 09:00:00,1
x,Call,2025-02-08,,Done,2025-02-09 16:00:00,2025-01-01 09:00:00,2
";
    let files = [PIPEDRIVE_DEALS, activities];
    let mut data = read(&files);
    assert_eq!(counts(&data), (1, 100_000, 4));
    assert_eq!(kept_out(&data), [(Reason::MarkedDeleted, 1), (Reason::MarkedPlanned, 1)]);
    assert_eq!(leader(&mut data, Model::First), "Email", "by the time of the day on which it was due");
    assert_eq!(leader(&mut data, Model::Last), "Call", "by the time at which it was marked");
    let time = found(&data, |subject| matches!(subject, Subject::ActivityTime { .. })).expect("a decision");
    assert!(matches!(&time.subject, Subject::ActivityTime { otherwise, .. } if otherwise == &["Due date"]));
    assert_eq!((time.value.as_str(), time.certainty), ("Marked as done time", Certainty::Likely));
    let due = time.alternatives.iter().find(|other| other.value == "Due date").expect("the other reading");
    let mut other = answered(&files, &due.answer);
    assert_eq!(leader(&mut other, Model::First), "Call");
    assert_eq!(leader(&mut other, Model::Last), "Meeting");
    assert!(found(&other, |subject| matches!(subject, Subject::ActivityTime { .. })).is_none());
}

#[test]
fn a_list_of_touches_with_a_date_of_its_own_keeps_it() {
    let touches = "\
Deal ID,Date,Type,Due date,Amount,Stage
1,2025-02-01,Call,2025-02-09,100,Won
1,2025-02-05,Meeting,2025-02-03,100,Won
";
    let mut data = read(&[touches]);
    assert_eq!(leader(&mut data, Model::First), "Call");
    assert!(found(&data, |subject| matches!(subject, Subject::ActivityTime { .. })).is_none());
}

#[test]
fn a_status_of_deleted_deals_is_not_counted_and_can_be() {
    for (deals, deleted) in [
        (PIPEDRIVE_DEALS.to_owned(), "Deleted"),
        (PIPEDRIVE_DEALS.replace("Deleted", "deleted"), "deleted"),
        (PIPEDRIVE_DEALS.replace("Deleted", "Удалена"), "Удалена"),
        (PIPEDRIVE_DEALS.replace("Deleted", "Gelöscht"), "Gelöscht"),
    ] {
        let touches =
            "Deal ID,Date,Channel\n1,2025-02-01,Email\n2,2025-02-02,Email\n3,2025-02-03,Call\n3,2025-02-04,Ads\n";
        let files = [deals.as_str(), touches];
        let data = read(&files);
        assert_eq!((counts(&data).0, data.facts().deals.open), (1, 1), "{deleted}");
        assert_eq!(kept_out(&data), [(Reason::MarkedDeleted, 1), (Reason::DealMarked, 2)], "{deleted}");
        assert!(found(&data, |subject| matches!(subject, Subject::UnknownOutcomes { .. })).is_none(), "{deleted}");
        let marked = found(&data, |subject| matches!(subject, Subject::MarkedRows { .. })).expect("a decision");
        let Subject::MarkedRows { mark: RowMark::Deleted, counted: false, rows: 1, column, .. } = &marked.subject
        else {
            panic!("{:?}", marked.subject)
        };
        assert_eq!(column, "Status");
        let other = answered(&files, &marked.alternatives[0].answer);
        assert_eq!((other.facts().deals.open, other.facts().touches), (2, 4), "{deleted}");
        assert!(found(&other, |subject| matches!(subject, Subject::UnknownOutcomes { .. })).is_some(), "{deleted}");
    }
}

#[test]
fn a_column_that_never_varies_within_a_deal_is_no_team_without_a_question() {
    let rows = |team: fn(usize, usize) -> &'static str| {
        let mut text = "Deal ID,Date,Channel,Department,Amount,Stage\n".to_owned();
        for deal in 0..4 {
            for (day, channel) in ["Email", "Call", "Ads"].into_iter().enumerate() {
                text += &format!("D{deal},2025-01-0{},{channel},{},100,Won\n", day + 1, team(deal, day));
            }
        }
        text
    };
    let asks = |text: &str| {
        let data = read(&[text]);
        let asked = found(&data, |subject| matches!(subject, Subject::TeamOfDeal { .. }));
        asked.map(|decision| (decision.certainty, decision.alternatives[0].answer.clone()))
    };
    let of_deals = rows(|deal, _| if deal % 2 == 0 { "North" } else { "South" });
    let (certainty, answer) = asks(&of_deals).expect("a question");
    assert_eq!(certainty, Certainty::Open);
    assert!(read(&[of_deals.as_str()]).facts().has_teams);
    assert!(!answered(&[of_deals.as_str()], &answer).facts().has_teams);
    // Teams that vary, and names of teams, are teams.
    assert_eq!(asks(&rows(|_, day| if day == 0 { "North" } else { "South" })), None);
    assert_eq!(asks(&rows(|deal, _| if deal % 2 == 0 { "Sales" } else { "Marketing" })), None);
}

#[test]
fn a_team_in_a_list_of_deals_is_not_that_of_the_touches() {
    let deals = "Deal ID,Team,Amount,Stage\nD1,North,100,Won\nD2,South,50,Won\nD3,North,70,Lost\n";
    let touches =
        "Deal ID,Date,Channel\nD1,2025-01-01,Email\nD1,2025-01-02,Call\nD2,2025-01-03,Call\nD3,2025-01-03,Ads\n";
    let data = read(&[deals, touches]);
    assert!(!data.facts().has_teams);
    assert!(data.facts().files[0].columns.iter().all(|column| column.role != Some(Role::Team)));
}

#[test]
fn a_question_about_late_touches_stays_open_and_each_of_its_answers_does_what_it_says() {
    let mut deals = "ID,Value,Status,Won time,Deal closed on\n".to_owned();
    let mut activities = "Type,Due date,Done,Deal ID\n".to_owned();
    for deal in 1..=6 {
        deals += &format!("{deal},100,Won,2025-03-1{deal} 10:00:00,2025-03-1{deal} 10:00:00\n");
        activities += &format!("Call,2025-02-0{deal},Done,{deal}\nMeeting,2025-04-0{deal},Done,{deal}\n");
        activities += &format!("Email,2025-04-1{deal},Done,{deal}\n");
    }
    let files = [deals.as_str(), activities.as_str()];
    let data = read(&files);
    assert_eq!((counts(&data).2, kept_out(&data)), (6, vec![(Reason::AfterClose, 12)]));
    let late = |data: &Dataset| found(data, |subject| matches!(subject, Subject::LateTouches { .. })).cloned();
    let asked = late(&data).expect("a question");
    assert_eq!(asked.certainty, Certainty::Open);
    let counted = answered(&files, &Answer::LateTouches("0.csv".to_owned(), true));
    assert_eq!((counts(&counted).2, kept_out(&counted)), (18, Vec::new()));
    let after = late(&counted).expect("the way back");
    assert_eq!(after.certainty, Certainty::Likely);
    assert_eq!(after.alternatives[0].answer, Answer::LateTouches("0.csv".to_owned(), false));
    // Another date of the deal changes no number, and the question stays.
    let other =
        asked.alternatives.iter().find(|other| matches!(other.answer, Answer::Role { .. })).expect("another date");
    let same = answered(&files, &other.answer);
    assert_eq!(counts(&same), counts(&data));
    assert!(late(&same).is_some());
}

#[test]
fn activities_that_are_not_done_are_no_touches() {
    let deals = "Deal - ID,Deal - Value,Deal - Status,Deal - Won time\n1,100,Won,2025-03-11\n2,50,Won,2025-03-12\n";
    for (heading, yes, no) in [
        ("Activity - Done", "Done", "To do"),
        ("Activity - Done", "Yes", "No"),
        ("Done", "Yes", "No"),
        ("Done", "1", "0"),
    ] {
        let mut activities = format!("Activity - ID,Activity - Type,Activity - Due date,{heading},Deal - ID\n");
        for deal in 1..=2 {
            activities += &format!("{deal}0,Campaign,2025-02-0{deal},{yes},{deal}\n");
            activities += &format!("{deal}1,Call,2025-02-1{deal},{no},{deal}\n");
        }
        let data = read(&[deals, &activities]);
        assert_eq!(counts(&data), (2, 15_000, 2), "{heading}: {yes}");
        assert_eq!(kept_out(&data), [(Reason::MarkedPlanned, 2)]);
    }
}

#[test]
fn canceled_meetings_are_no_touches_and_their_deals_stay() {
    let mut log =
        "Record ID - Deal,Deal Stage,Close Date,Amount,Activity type,Activity date,Meeting outcome\n".to_owned();
    for deal in 1..=3 {
        for (kind, outcome) in
            [("Email", ""), ("Meeting", "Canceled"), ("Meeting", "No show"), ("Meeting", "Completed")]
        {
            log += &format!("90{deal},Closed won,2025-03-1{deal},100,{kind},2025-02-0{deal},{outcome}\n");
        }
    }
    log += "904,Closed won,2025-03-14,100,Meeting,2025-02-04,Canceled\n";
    let data = read(&[&log]);
    assert_eq!(counts(&data), (4, 40_000, 6));
    assert_eq!(kept_out(&data), [(Reason::MarkedPlanned, 7)]);
    let planned = |subject: &Subject| matches!(subject, Subject::MarkedRows { mark: RowMark::Planned, rows: 7, .. });
    assert_eq!(found(&data, planned).expect("a decision").certainty, Certainty::Likely);
}
