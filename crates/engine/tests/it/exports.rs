//! Further contents of CRM exports: marks of deleted and planned rows, several deals in a cell, forms.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Answer, Certainty, Decision, RowMark, Subject};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{Choices, EligibilityRules};
use fairshare_types::problem::Reason;
use fairshare_types::schema::Role;

use crate::reading::numbered as read_as;

/// Won deals, won revenue in minor units, touches.
fn counts(data: &Dataset) -> (u64, i64, u64) {
    let facts = data.facts();
    (facts.deals.won, facts.won_revenue, facts.touches)
}

fn marked(data: &Dataset) -> Option<&Decision> {
    data.facts().decisions.iter().find(|decision| matches!(decision.subject, Subject::MarkedRows { .. }))
}

fn kept_out(data: &Dataset) -> Vec<(Reason, u64)> {
    data.facts().kept_out.iter().map(|group| (group.reason, group.rows)).collect()
}

#[test]
fn marked_rows_are_shown_with_the_other_reading() {
    const TOUCHES: &str = "Deal ID,Date,Type\nA,2025-01-01,Call\nA,2025-01-02,Email\nB,2025-01-03,Call\n";
    for (files, expected, open, turned) in [
        (vec!["id,amount,stage,deleted\nA,10,Won,false\nB,5,Won,true\n", TOUCHES], (1, 1000, 2), false, (2, 1500, 3)),
        (
            vec!["ID,Betrag,Phase,Gelöscht am\nA,10,Gewonnen,\nB,5,Gewonnen,2025-02-01\n", TOUCHES],
            (1, 1000, 2),
            false,
            (2, 1500, 3),
        ),
        // An export of the bin alone may be on purpose.
        (vec!["id,amount,stage,deleted\nA,10,Won,true\nB,5,Won,true\n", TOUCHES], (2, 1500, 3), true, (0, 0, 0)),
        (
            // Either the touch or its deal may be deleted.
            vec![
                "Deal ID,Date,Type,Stage,Amount,IsDeleted\nA,2025-01-01,Call,Won,10,false\nA,2025-01-02,Email,Won,10,false\nB,2025-01-03,Call,Won,5,true\n",
            ],
            (2, 1500, 3),
            true,
            (1, 1000, 2),
        ),
        (
            vec![
                "Deal ID,Stage,Amount\nA,Won,10\nB,Won,5\n",
                "Deal ID,Date,Type,IsDeleted\nA,2025-01-01,Call,false\nA,2025-01-02,Email,true\nB,2025-01-03,Call,false\n",
            ],
            (2, 1500, 2),
            false,
            (2, 1500, 3),
        ),
        (vec!["id,amount,stage,is_archived\nA,10,Won,0\nB,5,Won,1\n", TOUCHES], (2, 1500, 3), true, (1, 1000, 2)),
        (
            vec![
                "Deal ID,Stage,Amount\nA,Won,10\nB,Won,5\n",
                "Deal ID,Date,Type,Status\nA,2025-01-01,Call,Completed\nA,2025-01-02,Email,Not Started\nB,2025-01-03,Call,Completed\nB,2025-01-04,Call,In Progress\n",
            ],
            (2, 1500, 2),
            false,
            (2, 1500, 4),
        ),
        (
            vec![
                "ID сделки;Стадия;Сумма\nA;Выиграна;10\nB;Выиграна;5\n",
                "ID сделки;Дата;Тип;Выполнено\nA;01.01.2025;Звонок;да\nA;15.01.2025;Встреча;нет\nB;03.01.2025;Звонок;да\n",
            ],
            (2, 1500, 2),
            false,
            (2, 1500, 3),
        ),
    ] {
        let data = read_as(&files, Choices::default());
        assert_eq!(counts(&data), expected, "{}", files[0]);
        let decision = marked(&data).expect("a decision");
        assert_eq!(decision.certainty == Certainty::Open, open, "{}", files[0]);
        // The other answer turns the figures around, and offers the first answer.
        let mut choices = Choices::default();
        choices.answer(&decision.alternatives[0].answer);
        let other = read_as(&files, choices.clone());
        assert_eq!(counts(&other), turned, "{}", files[0]);
        let back = marked(&other).expect("the decision stays").alternatives[0].answer.clone();
        assert!(matches!(back, Answer::MarkedRows(..)));
        choices.answer(&back);
        assert_eq!(counts(&read_as(&files, choices)), expected, "{}", files[0]);
    }
}

#[test]
fn left_out_rows_have_their_reason() {
    let files = ["id,amount,stage,deleted\nA,10,Won,false\nB,5,Won,true\n", "Deal ID,Date,Type\nA,2025-01-01,Call\n"];
    assert_eq!(kept_out(&read_as(&files, Choices::default())), [(Reason::MarkedDeleted, 1)]);
    let mut choices = Choices::default();
    choices.answer(&Answer::MarkedRows("0.csv".to_owned(), RowMark::Deleted, true));
    assert!(kept_out(&read_as(&files, choices)).is_empty());
}

#[test]
fn a_status_of_the_deal_is_no_status_of_activities() {
    for touches in [
        // The same in all rows of each deal.
        "Deal ID,Date,Channel,Status\nA,2025-01-01,Mail,Completed\nA,2025-01-02,Call,Completed\nB,2025-01-01,Mail,Open\nB,2025-01-03,Call,Open\n",
        // Next to an amount.
        "Deal ID,Date,Channel,Status,Amount\nA,2025-01-01,Mail,Completed,5\nA,2025-01-02,Call,Open,5\nB,2025-01-01,Mail,Open,6\n",
    ] {
        let data = read_as(&[touches], Choices::default());
        assert!(marked(&data).is_none(), "{touches}");
        let status = data.facts().files[0].columns.iter().find(|column| column.name == "Status");
        assert!(matches!(status.expect("it").role, Some(Role::Stage | Role::Outcome)), "{touches}");
    }
}

#[test]
fn a_touch_of_several_deals_comes_with_each() {
    let deals = "Record ID,Deal Stage,Amount\n31001,Closed won,10\n31002,Closed won,5\n31003,Closed lost,7\n";
    for (cell, used) in [("31001;31002", 3), ("31001; 31002; 99999", 3), ("31001, 31002", 3), ("77001;77002", 1)] {
        let touches = format!(
            "Associated Deal IDs,Activity date,Activity type\n31001,2025-01-01,Call\n\"{cell}\",2025-01-02,Email\n"
        );
        let data = read_as(&[deals, &touches], Choices::default());
        assert_eq!(counts(&data), (2, 1500, used), "{cell}");
        let unknown = if used == 1 { vec![(Reason::UnknownDeal, 1)] } else { Vec::new() };
        assert_eq!(kept_out(&data), unknown, "{cell}");
    }
}

#[test]
fn sent_forms_are_touches_of_their_persons() {
    let deals = "Record ID,Deal Stage,Amount,Associated Contact\n31001,Closed won,10,Pat Lee (pat@example.com)\n31002,Closed won,5,Kim (kim@example.com);Bo (bo@example.com)\n";
    for (forms, touches) in [
        (
            "Email,Conversion date,Form name,Page URL,Original source\nPAT@example.com,2025-01-01 09:00,Ebook,https://example.com/e,LinkedIn\nbo@example.com,2025-01-02 09:00,Ebook,https://example.com/e,Google\n",
            2,
        ),
        (
            "Conversion Title,Conversion Page,Conversion Date,First Name,Email\nEbook,https://example.com/e,2025-01-01,Pat,pat@example.com\nDemo,https://example.com/d,2025-01-03,Kim,kim@example.com\nDemo,https://example.com/d,2025-01-03,Bo,bo@example.com\n",
            3,
        ),
        (
            "E-Mail;Datum der Konversion;Formular\npat@example.com;01.02.2025;Ebook\nkim@example.com;15.02.2025;Demo\n",
            2,
        ),
    ] {
        let data = read_as(&[deals, forms], Choices::default());
        assert_eq!(counts(&data), (2, 1500, touches), "{forms}");
    }
}

#[test]
fn path_reports_of_google_analytics_are_read_in_each_language() {
    for header in [
        "Default channel group,Key events,Purchase revenue",
        "Standard-Channelgruppe,Schlüsselereignisse,Kaufumsatz",
        "Groupe de canaux par défaut,Événements clés,Revenu des achats",
        "Grupo de canales predeterminado,Eventos clave,Ingresos por compras",
        "Gruppo di canali predefinito,Eventi chiave,Entrate da acquisto",
        "Группа каналов по умолчанию,Ключевые события,Доход от покупок",
    ] {
        let file = format!("{header}\nOrganic Search × 2 > Direct,12,240.50\nReferral,3,9.50\n");
        let data = read_as(&[&file], Choices::default());
        assert_eq!((data.facts().deals.won, data.facts().won_revenue), (15, 25000), "{header}");
    }
}

#[test]
fn lists_of_json_are_no_outcomes() {
    let file = "id,amount,dealstage,createdate,source,associations.results\n1,10,closedwon,2025-01-01,Web,\"[{\"\"id\"\": \"\"100\"\"}]\"\n2,5,closedlost,2025-01-02,Mail,\"[{\"\"id\"\": \"\"101\"\"}]\"\n";
    let data = read_as(&[file], Choices::default());
    assert_eq!(counts(&data), (1, 1000, 2));
}

#[test]
fn an_id_of_something_unknown_is_the_key_where_nothing_else_is() {
    for heading in ["Donor ID", "Mandanten-ID", "Projektnummer", "Loan ID", "予約番号"] {
        let file = format!(
            "{heading},Date,Channel,Stage,Amount\nK-1,2025-01-01,Mail,Won,10\nK-1,2025-01-02,Call,Won,10\nK-2,2025-01-02,Call,Lost,7\n"
        );
        assert_eq!(counts(&read_as(&[&file], Choices::default())), (1, 1000, 3), "{heading}");
    }
}

#[test]
fn touches_that_name_a_campaign_by_its_key_take_its_name_and_type() {
    let campaigns = "Campaign ID,Campaign Name,Campaign Type\n701A,Spring fair,Trade Show\n701B,Spring mail,Email\n";
    let deals = "Deal ID,Stage,Amount\nD1,Closed Won,100\n";
    let touches = "Deal ID,Touch date,Campaign ID\nD1,2025-01-13,701A\nD1,2025-01-14,701B\n";
    let mut data = read_as(&[deals, touches, campaigns], Choices::default());
    let (comparisons, _) =
        data.compare(&[Model::Linear], &[Dimension::Channel], &EligibilityRules::default()).expect("settings in range");
    let names: Vec<&str> = comparisons[0].groups.iter().map(|group| group.name.as_str()).collect();
    assert_eq!((names.contains(&"Trade Show"), names.contains(&"Email")), (true, true), "{names:?}");
}

#[test]
fn numbers_below_the_word_for_a_deal_are_amounts_beside_an_id() {
    let deals = "ID,TITLE,STAGE_ID,OPPORTUNITY,CURRENCY_ID\n7,Roof,C4:WON,1000,RUB\n8,Door,C4:LOSE,9000,RUB\n9,Wall,NEW,500,RUB\n";
    let touches = "DEAL_ID,DATE,TYPE\n7,2025-01-01,Call\n8,2025-01-02,Call\n9,2025-01-02,Email\n";
    assert_eq!(counts(&read_as(&[deals, touches], Choices::default())), (1, 100_000, 3));
}

#[test]
fn results_of_calls_and_one_task_a_deal_leave_planned_activities_out() {
    let deals = "Deal ID,Stage,Amount\nA,Won,10\nB,Won,5\nC,Lost,3\n";
    for activities in [
        "Deal ID,Date,Type,Outcome\nA,2025-01-01,Call,Connected\nB,2025-01-01,Call,Connected\nC,2025-01-01,Call,Busy\nC,2025-01-02,Call,Connected\nA,2025-01-02,Meeting,Completed\nA,2025-01-03,Meeting,Scheduled\nB,2025-01-03,Meeting,Completed\nB,2025-01-04,Meeting,Completed\n",
        "Deal ID,Date,Type,Status\nA,2025-01-01,Call,Completed\nB,2025-01-02,Email,Completed\nC,2025-01-03,Call,Not started\n",
    ] {
        let data = read_as(&[deals, activities], Choices::default());
        assert_eq!(kept_out(&data), [(Reason::MarkedPlanned, 1)], "{activities}");
        assert_eq!(counts(&data).0, 2, "{activities}");
    }
}

#[test]
fn the_value_of_a_person_is_no_amount() {
    let deals = "id,creator_user_id.value,user_id.value,value,status,org_id.value\n1,8001,8002,10,won,77\n2,8001,8003,5,won,78\n";
    let touches = "deal_id,due_date,type\n1,2025-01-01,call\n2,2025-01-02,email\n";
    assert_eq!(counts(&read_as(&[deals, touches], Choices::default())), (2, 1500, 2));
}

#[test]
fn a_won_deal_without_a_source_still_counts() {
    const EXPORT: &str = "Id,Name,StageName,Amount,CreatedDate,LeadSource\n\
        006A,One,Closed Won,100,2025-01-01,Web\n\
        006B,Two,Closed Won,250.50,2025-01-02,\n\
        006C,Three,Closed Lost,40,2025-01-03,\n\
        006D,Four,Closed Won,30,2025-01-04,Event\n";
    let data = read_as(&[EXPORT], Choices::default());
    assert_eq!(counts(&data), (3, 38_050, 2));
    assert_eq!(data.facts().deals.lost, 1);
    assert_eq!(kept_out(&data), [(Reason::MissingChannel, 2)]);
}

#[test]
fn a_touch_without_a_channel_changes_nothing_about_a_deal_with_others() {
    const TOUCHES: &str = "Deal,Date,Channel,Stage,Amount\n\
        A,2025-01-01,Web,Closed Won,100\n\
        A,2025-01-02,,Closed Won,100\n\
        B,2025-01-02,Call,Closed Won,50\n";
    let data = read_as(&[TOUCHES], Choices::default());
    assert_eq!(counts(&data), (2, 15_000, 2));
}
