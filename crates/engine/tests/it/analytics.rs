//! Exports of analytics and advertising tools, and lists that only connect other files.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Certainty, Subject};
use fairshare_types::problem::{Problem, Reason};

use crate::joins::{counts, linear};
use crate::reading;

fn try_read(files: &[&str]) -> Result<Dataset, Problem> {
    let names: Vec<String> = (0..files.len()).map(|at| format!("{at}.csv")).collect();
    let files: Vec<(&str, &[u8])> =
        names.iter().map(String::as_str).zip(files.iter().map(|text| text.as_bytes())).collect();
    reading::read(&files)
}

fn read(files: &[&str]) -> Dataset {
    let data = try_read(files).unwrap_or_else(|problem| panic!("{problem}"));
    for file in &data.facts().files {
        assert_eq!(file.rows_used + file.rows_kept_out, file.rows_read, "{}", file.file);
    }
    data
}

fn named(rows: &[(&str, i64)]) -> Vec<(String, i64)> {
    rows.iter().map(|(name, credit)| ((*name).to_owned(), *credit)).collect()
}

#[test]
fn k20_parameters_in_a_cell_are_columns() {
    let mut data = read(&[concat!(
        "event_timestamp,event_name,user_pseudo_id,event_params\n",
        r#"1741943100000000,session_start,a,"[{""key"":""source"",""value"":{""string_value"":""google""}}]""#,
        "\n",
        r#"1742115900000000,purchase,a,"[{""key"":""source"",""value"":{""string_value"":""mail""}},"#,
        r#"{""key"":""value"",""value"":{""string_value"":null,""double_value"":120.5}}]""#,
        "\n1742029500000000,session_start,b,[]\n",
        r#"1742029500000000,session_start,c,"[{""key"":""source"",""value"":{""string_value"":""bing""}}]",extra"#,
        "\n1742029500000000,session_start\n",
    )]);
    assert_eq!(counts(&data).0, 1);
    assert_eq!(linear(&mut data)[..2], named(&[("", 0), ("google", 6025)]));
    let kept_out: Vec<_> = data.facts().kept_out.iter().map(|group| (group.reason, group.rows)).collect();
    assert_eq!(kept_out, [(Reason::TooManyCells, 1), (Reason::TooFewCells, 1)]);
}

#[test]
fn k1_a_visit_that_reached_a_goal_is_a_win() {
    let mut data = read(&["ym:s:clientID,ym:s:dateTime,ym:s:lastTrafficSource,ym:s:goalsID\n\
        1,2025-03-01 10:00:00,ad,[]\n1,2025-03-02 10:00:00,organic,\"[205,206]\"\n2,2025-03-01 11:00:00,ad,[]\n"]);
    assert_eq!(counts(&data), (1, 1, 100, 3));
    assert_eq!(linear(&mut data), named(&[("ad", 50), ("organic", 50)]));
    let shown =
        |subject: &Subject| matches!(subject, Subject::OutcomeColumn { column, .. } if column == "ym:s:goalsID");
    assert!(data.facts().decisions.iter().any(|found| shown(&found.subject) && found.certainty == Certainty::Likely));
}

#[test]
fn k20_counts_of_an_advertising_report_are_no_keys() {
    for text in [
        "Campaign name,Reporting starts,Amount spent (EUR),Impressions,Link clicks,Purchases,Purchase conversion value\n\
         Brand,2025-01-01,10,1000,30,2,100\nGeneric,2025-01-02,30,2000,50,1,50\n",
        "Start date,Campaign,Total spent,Impressions,Clicks,Leads,Lead value\n\
         2025-01-01,Brand,10,1000,30,2,100\n2025-01-02,Generic,30,2000,50,1,50\n",
    ] {
        let reason = try_read(&[text]).err().map(|problem| problem.reason);
        assert_eq!(reason, Some(Reason::SpendAlone), "{text}");
    }
    // A shop that records the cost of each order has orders.
    let orders = "Order,Date,Source,Total,Cost\n1001,2025-01-01,Ads,90,3\n1002,2025-01-02,Mail,40,2\n";
    assert_eq!(counts(&read(&[orders])), (2, 0, 13_000, 2));
}

#[test]
fn k4_a_list_of_accounts_joins_their_ids_to_their_names() {
    let touches = "Account ID,Date,Channel\nA1,2025-01-01,Email\nA1,2025-01-05,Call\nA2,2025-01-03,Web\n";
    let deals = "Opportunity ID,Account Name,Stage,Amount,Close Date\n\
                 O1,North Ltd,Closed Won,100,2025-02-01\nO2,South Ltd,Closed Won,50,2025-02-02\n";
    let accounts = "Account ID,Account Name,Industry\nA1,North Ltd,Food\nA2,South Ltd,Wood\n";
    let mut data = read(&[touches, deals, accounts]);
    assert_eq!(counts(&data), (2, 0, 15_000, 3));
    assert_eq!(linear(&mut data), named(&[("Call", 5000), ("Email", 5000), ("Web", 5000)]));
}

#[test]
fn k5_a_list_of_persons_with_their_sources_joins_them_to_their_deals() {
    let touches = "Contact ID,Date,Channel\nc1,2025-01-01,Ads\nc1,2025-01-05,Email\nc2,2025-01-02,Social\n";
    let persons = "Contact ID,First Name,Original Source,Create Date,Associated Deal ID\n\
                   c1,Ann,Referral,2025-01-01,D1\nc2,Bob,Organic,2025-01-02,D2\n";
    let deals = "Deal ID,Deal Stage,Amount,Close Date\nD1,Closed Won,100,2025-02-01\nD2,Closed Lost,60,2025-02-02\n";
    let mut data = read(&[touches, persons, deals]);
    assert_eq!(counts(&data), (1, 1, 10_000, 3));
    assert_eq!(linear(&mut data), named(&[("Ads", 5000), ("Email", 5000), ("Social", 0)]));
}

#[test]
fn k16_views_of_different_pages_are_different_touches() {
    let text = "visitor_id,time,channel,page_url,converted,revenue\n\
                v1,2025-01-01 10:00,Ads,/a,0,\nv1,2025-01-01 10:00,Ads,/b,0,\nv1,2025-01-02 10:00,Mail,/c,1,90\n";
    assert_eq!(counts(&read(&[text])), (1, 0, 9000, 3));
}

#[test]
fn k23_every_arrow_separates_steps() {
    let text = "path,conversions,revenue\nAds ⟶ Mail,10,1000\nAds,5,500\nMail ⇒ Call ➡️ Ads,2,300\n";
    let mut data = read(&[text]);
    assert_eq!(linear(&mut data), named(&[("Ads", 110_000), ("Call", 10_000), ("Mail", 60_000)]));
}

#[test]
fn k1_a_few_texts_of_an_unknown_column_are_shown() {
    let shown = |text: &str| {
        let data = read(&[text]);
        let found = data.facts().decisions.iter().find(|found| matches!(found.subject, Subject::OutcomeColumn { .. }));
        found.map(|decision| decision.certainty)
    };
    let rows = "A,2025-01-01,Email,Happy,100\nB,2025-01-02,Call,Sad,900\nC,2025-01-03,Web,Happy,60\n";
    assert_eq!(shown(&format!("Deal ID,Date,Channel,Zyx,Amount\n{rows}")), Some(Certainty::Likely));
    assert_eq!(shown(&format!("Deal ID,Date,Channel,Country,Amount\n{rows}")), None);
}

#[test]
fn k24_three_digits_of_a_dinar_are_decimals() {
    let text = "Deal ID,Date,Channel,Stage,Amount\n\
                A,2025-01-01,Email,Closed Won,BHD 1.125\nB,2025-01-02,Call,Closed Won,BHD 2.250\n";
    let data = read(&[text]);
    assert_eq!(data.facts().won_revenue, 3375);
    let text = text.replace("BHD", "EUR");
    assert_eq!(read(&[&text]).facts().won_revenue, 337_500);
}

#[test]
fn k9_exports_in_further_languages_are_read() {
    for text in [
        "거래 ID,접촉일,채널,단계,금액\nA,2025-03-01,이메일,성사,100\nA,2025-03-02,전화,성사,100\nB,2025-03-03,전화,실패,900\n",
        "Номер угоди,Дата контакту,Канал,Стадія,Сума\nA,01.03.2025,Пошта,Виграно,100\nA,02.03.2025,Дзвінок,Виграно,100\nB,14.03.2025,Дзвінок,Програно,900\n",
        "ID obchodu,Datum kontaktu,Kanál,Fáze,Částka\nA,01.03.2025,E-mail,Vyhráno,100\nA,02.03.2025,Hovor,Vyhráno,100\nB,14.03.2025,Hovor,Prohráno,900\n",
        "Kaupan tunnus,Päivämäärä,Kanava,Vaihe,Summa\nA,1.3.2025,Sähköposti,Voitettu,100\nA,2.3.2025,Puhelu,Voitettu,100\nB,14.3.2025,Puhelu,Hävitty,900\n",
        "Salgsmulighet-ID,Dato,Kanal,Fase,Beløp\nA,01.03.2025,E-post,Vunnet,100\nA,02.03.2025,Telefon,Vunnet,100\nB,14.03.2025,Telefon,Tapt,900\n",
    ] {
        assert_eq!(counts(&read(&[text])), (1, 1, 10_000, 3), "{text}");
    }
}

#[test]
fn k5_the_revenue_of_an_account_is_no_amount() {
    let touches = "Account ID,Date,Channel\nA1,2025-01-01,Email\nA2,2025-01-03,Web\n";
    let deals = "Opportunity ID,Account Name,Stage,Amount,Close Date\n\
                 O1,North Ltd,Closed Won,100,2025-02-01\nO2,South Ltd,Closed Lost,50,2025-02-02\n";
    let accounts = "Account ID,Account Name,Parent Account ID,Account Owner,Annual Revenue,Created Date\n\
                    A1,North Ltd,,Rep A,100000,2020-01-01\nA2,South Ltd,A1,Rep B,200000,2021-01-01\n";
    let mut data = read(&[touches, deals, accounts]);
    assert_eq!(counts(&data), (1, 1, 10_000, 2));
    assert_eq!(linear(&mut data), named(&[("Email", 10_000), ("Web", 0)]));
}
