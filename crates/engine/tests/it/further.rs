//! Further exports: lists of the staff, dates in three columns, refunds in rows, shops, Chinese and Danish tables.

use fairshare_types::decision::{Certainty, Subject};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_types::schema::Role;

use crate::visits::{answered, counts, decision, read};

#[test]
fn teams_come_from_a_list_of_the_staff() {
    let deals = "Deal ID,Stage,Amount\nD1,Closed Won,1000\nD2,Closed Lost,500\n";
    let activities = "Deal ID,Date,Type,Assignee\nD1,2025-03-01,Call,Ann Lee\nD1,2025-03-05,Email,ben kay\n\
                      D2,2025-03-02,Call,Cid Moe\n";
    let staff = "Name,Email,Department\nAnn Lee,ann@x.com,Sales\nBen Kay,ben@x.com,Marketing\n";
    for files in [[deals, activities, staff], [staff, activities, deals]] {
        let mut data = read(&files);
        let model: Model = "linear".parse().expect("a model");
        let (views, _) =
            data.compare(&[model], &[Dimension::Team], &EligibilityRules::default()).expect("a comparison");
        let rows = views[0].groups.iter().enumerate().map(|(at, group)| (group.name.as_str(), views[0].amount(0, at)));
        let mut rows: Vec<(&str, i64)> = rows.filter(|(_, amount)| *amount != 0).collect();
        rows.sort_unstable();
        assert_eq!(rows, [("Marketing", 50_000), ("Sales", 50_000)]);
        let team = decision(&data, |s| matches!(s, Subject::Column { role: Role::Team, .. }));
        assert_eq!((team.value.as_str(), team.certainty), ("Department", Certainty::Likely));
    }
}

#[test]
fn dates_in_three_columns_are_one_date() {
    for header in ["Deal ID,Year,Month,Day", "Deal ID,année,mois,jour", "Deal ID,Jahr,Monat,Tag", "Deal ID,year,mm,dd"]
    {
        let text = format!(
            "{header},Channel,Stage,Amount\nD1,2025,3,5,Webinar,Won,100\nD1,2025,12,1,Ads,Won,100\nD2,2025,2,14,Email,Lost,50\n"
        );
        let data = read(&[&text]);
        assert_eq!(counts(&data), (1, 10_000, 3), "{header}");
        let day = |text: &str| fairshare_import::time::parse(text.as_bytes()).expect("a date").at;
        assert_eq!(data.facts().period, Some((day("2025-02-14"), day("2025-12-01"))), "{header}");
    }
}

#[test]
fn what_a_row_pays_back_is_subtracted() {
    let orders = "id,Created,Amount,Amount Refunded,Currency,Status,Customer Email\n\
                  c1,2025-01-10,100.00,0.00,usd,Paid,a@x.de\nc2,2025-01-12,70.00,20.00,usd,Paid,c@x.de\n";
    let touches = "email,date,channel\na@x.de,2025-01-02,Ads\nc@x.de,2025-01-04,Email\n";
    let data = read(&[orders, touches]);
    assert_eq!(counts(&data).1, 15_000);
    let refunds = decision(&data, |s| matches!(s, Subject::Refunds { .. }));
    assert_eq!(counts(&answered(&[orders, touches], refunds)).1, 17_000);
}

#[test]
fn customers_with_the_channel_of_their_sign_up_are_no_touches_beside_a_log() {
    let customers = "customer_id,first_channel,signup_date\n1,google,2024-12-30\n2,email,2024-12-31\n";
    let log = "customer_id,date,channel\n1,2025-01-01,google\n1,2025-01-05,email\n2,2025-01-02,email\n";
    let orders = "customer_id,order_date,order_total\n1,2025-01-10,100\n";
    let data = read(&[customers, log, orders]);
    assert_eq!(counts(&data), (1, 10_000, 3));
    let shape = decision(&data, |s| matches!(s, Subject::Shape { .. }));
    assert_eq!(counts(&answered(&[customers, log, orders], shape)).2, 5);
}

#[test]
fn persons_are_joined_by_the_address_that_both_files_have() {
    let touches =
        "Prospect ID,Prospect Email,Activity Type,Created At\n1,a@x.de,Form,2025-02-01\n2,b@x.de,Visit,2025-02-06\n";
    let deals = "Opportunity Name,Prospect Email,Value,Status,Closed At\nAlpha,a@x.de,1000,Won,2025-03-01\nBeta,b@x.de,400,Lost,2025-03-02\n";
    assert_eq!(counts(&read(&[touches, deals])), (1, 100_000, 2));
}

#[test]
fn shop_orders_are_known_by_their_numbers_and_totals() {
    let orders = "Name,Email,Financial Status,Paid at,Currency,Subtotal,Total,Created at,Lineitem name,Source,Id\n\
                  #1001,a@x.de,paid,2025-03-01 10:00:00,EUR,90.00,100.00,2025-03-01 09:59:00,Shoe,web,5001\n\
                  #1001,a@x.de,,,,,,2025-03-01 09:59:00,Sock,,\n\
                  #1002,b@x.de,refunded,2025-03-02 10:00:00,EUR,45.00,50.00,2025-03-02 09:59:00,Shoe,web,5002\n";
    let touches = "Email,Date,Channel\na@x.de,2025-02-20,Ads\nb@x.de,2025-02-25,Email\n";
    let data = read(&[orders, touches]);
    assert_eq!(counts(&data), (1, 10_000, 2));
    assert_eq!(data.facts().deals.lost, 1);
}

#[test]
fn chinese_and_danish_tables_are_read() {
    for table in [
        "商机编号,日期,渠道,营销活动,阶段,金额,负责人\nD1,2025-03-01,百度推广,春季,赢单,100,张三\nD2,2025-03-02,微信,,输单,50,李四\n",
        "客户编号,访问时间,推广渠道,是否成交,订单金额\nc1,2025-01-03 10:00,微信,是,100\nc2,2025-01-03 10:00,微信,否,\n",
        "Handel;Dato;Kanal;Status;Beløb\nD1;1. marts 2025;Annonce;Vundet;100,00 kr.\nD2;02-03-2025;Møde;Tabt;500,00 kr.\n",
        "Avtale;Dato;Kilde;Fase;Beløp\nA;02.01.2025;Nyhetsbrev;Vunnet;100\nB;03.01.2025;Telefon;Tapt;50\n",
    ] {
        let data = read(&[table]);
        assert_eq!((counts(&data), data.facts().deals.lost), ((1, 10_000, 2), 1), "{table}");
    }
}
