//! Dates and clocks as tools and people write them.

use super::{DateFormat, Epoch, parse_clock};
use crate::time;
use fairshare_types::schema::DateOrder;

/// Checks a cell in both orders against ISO dates; `-` means that it is no date.
fn check(cell: &str, day_first: &str, month_first: &str) {
    for (order, expected) in [(DateOrder::Dmy, day_first), (DateOrder::Mdy, month_first)] {
        let got = DateFormat { order, epoch: None }.parse(cell.as_bytes());
        let want = if expected == "-" { None } else { time::parse(expected.as_bytes()) };
        assert_eq!(got.map(|m| (m.at, m.day_only)), want.map(|m| (m.at, m.day_only)), "{cell}, {order:?}");
    }
}

#[test]
fn dates_with_numbers_are_read_by_their_order() {
    check("14/03/2024", "2024-03-14", "-");
    check("3/14/2024", "-", "2024-03-14");
    check("03/04/2024", "2024-04-03", "2024-03-04");
    check("3/4/24", "2024-04-03", "2024-03-04");
    check("14.03.24", "2024-03-14", "-");
    check("31.02.2024", "-", "-");
    check("14-03-2024 9:05", "2024-03-14T09:05", "-");
    check("2024/03/14", "2024-03-14", "2024-03-14");
    check("2024.3.4", "2024-03-04", "2024-03-04");
    check("2024-3-4 09:05:07", "2024-03-04T09:05:07", "2024-03-04T09:05:07");
    check("14.03.2024, 09:05", "2024-03-14T09:05", "-");
    check("1/2", "-", "-");
    check("1/2/3/4", "-", "-");
    check("99/99/9999", "-", "-");
}

#[test]
fn clocks_count_twelve_hours_or_twenty_four() {
    check("3/14/2024, 9:05 AM", "-", "2024-03-14T09:05");
    check("3/14/2024 9:05 PM", "-", "2024-03-14T21:05");
    check("3/14/2024 12:05 am", "-", "2024-03-14T00:05");
    check("3/14/2024 12:05:30\u{202f}p.m.", "-", "2024-03-14T12:05:30");
    check("3/14/2024 13:05 PM", "-", "-");
    check("14 Mar 2024 09:05 UTC", "2024-03-14T09:05", "2024-03-14T09:05");
    check("14 Mar 2024 09:05 +0100", "2024-03-14T08:05", "2024-03-14T08:05");
}

#[test]
fn months_by_name_speak_for_themselves() {
    for cell in [
        "Mar 14, 2024",
        "14 Mar 2024",
        "14-Mar-24",
        "14 марта 2024",
        "14 марта 2024 г.",
        "Thu, 14 Mar 2024",
        "Thursday, March 14th, 2024",
        "2024 March 14",
    ] {
        check(cell, "2024-03-14", "2024-03-14");
    }
    check("March 2024", "-", "-");
    check("Mar Apr 14 2024", "-", "-");
    check("31 Feb 2024", "-", "-");
}

#[test]
fn whole_numbers_count_what_the_column_counts() {
    for (cell, epoch, expected) in [
        ("45365", Epoch::ExcelSerial, "2024-03-14"),
        ("45365.378472", Epoch::ExcelSerial, "2024-03-14T09:05:00"),
        ("1710407100", Epoch::Seconds, "2024-03-14T09:05:00Z"),
        ("1710407100000", Epoch::Millis, "2024-03-14T09:05:00Z"),
        ("1710407100000000", Epoch::Micros, "2024-03-14T09:05:00Z"),
        ("20240314", Epoch::Compact, "2024-03-14"),
        ("20240314T090500", Epoch::Compact, "2024-03-14T09:05:00"),
        ("2024031409", Epoch::Compact, "2024-03-14T09:00:00"),
        ("20240314T090500Z", Epoch::Compact, "2024-03-14T09:05:00Z"),
        ("20240230", Epoch::Compact, "-"),
        ("1e9", Epoch::Seconds, "-"),
    ] {
        let got = DateFormat { order: DateOrder::Ymd, epoch: Some(epoch) }.parse(cell.as_bytes());
        assert_eq!(got, if expected == "-" { None } else { time::parse(expected.as_bytes()) }, "{cell}");
    }
    assert_eq!(DateFormat::default().parse(b"45365"), None);
}

#[test]
fn k21_dates_as_people_write_them() {
    for (cell, expected) in [
        ("03/14/2025 at 9:05 AM EDT", "2025-03-14T13:05"),
        ("03/14/2025 @ 9:05 AM", "2025-03-14T09:05"),
        ("03/14/2025 9 AM", "2025-03-14T09:00"),
        ("03/14/2025 9am", "2025-03-14T09:00"),
        ("03/14/2025 9:05 p. m.", "2025-03-14T21:05"),
        ("14 March 2025 at 16:30 CET", "2025-03-14T15:30"),
        ("March 14, 2025 at 4:30:15 PM GMT+1", "2025-03-14T15:30:15"),
        ("14MAR2025:09:05:07", "2025-03-14T09:05:07"),
        ("14mar25:09:05:07.5", "2025-03-14T09:05:07.500"),
        ("14MAR2025", "2025-03-14"),
        ("/Date(1741943100000)/", "2025-03-14T09:05:00Z"),
        ("/Date(1741943100000+0100)/", "2025-03-14T10:05:00+01:00"),
        ("/Date(x)/", "-"),
        ("/Date()/", "-"),
        ("14. März 2025", "2025-03-14"),
        ("14. März 2025, 09:05 Uhr", "2025-03-14T09:05"),
        ("Freitag, 14. März 2025 um 9 Uhr", "2025-03-14T09:00"),
        ("2. Mai 2025", "2025-05-02"),
        ("3. Okt. 2024", "2024-10-03"),
        ("14 février 2025", "2025-02-14"),
        ("1er août 2025 à 10h15", "2025-08-01T10:15"),
        ("3 déc. 2024 9 h 05", "2024-12-03T09:05"),
        ("14 de marzo de 2025", "2025-03-14"),
        ("vie, 14 mar 2025", "2025-03-14"),
        ("mar, 11 mar 2025", "2025-03-11"),
        ("14 de março de 2025 às 16:30", "2025-03-14T16:30"),
        ("1º de maio de 2025", "2025-05-01"),
        ("venerdì 14 marzo 2025 ore 16.30", "2025-03-14T16:30"),
        ("14 mei 2025 om 16.30 uur", "2025-05-14T16:30"),
        ("14 października 2025 r.", "2025-10-14"),
        ("14 mars 2025 kl. 09.05", "2025-03-14T09:05"),
        ("14 Ağustos 2025 16:30", "2025-08-14T16:30"),
        ("14 марта 2025 г., 09:05", "2025-03-14T09:05"),
        ("14 марта 2025 в 9:05 МСК", "2025-03-14T06:05"),
        ("2025年3月14日", "2025-03-14"),
        ("2025年3月20日 15:30", "2025-03-20T15:30"),
        ("2025年3月14日 9時05分", "2025-03-14T09:05"),
        ("2025年03月14日(金) 9時", "2025-03-14T09:00"),
        ("2025年3月14日 午後3時30分", "2025-03-14T15:30"),
        ("令和7年3月14日", "2025-03-14"),
        ("2025년 3월 14일 9시 5분", "2025-03-14T09:05"),
        ("2025年3月14日9時5分", "2025-03-14T09:05"),
        ("2025년 3월 14일 09:05", "2025-03-14T09:05"),
        ("Fri Mar 14 2025 09:05:00 GMT+0100 (Central European Standard Time)", "2025-03-14T08:05:00"),
        ("Fri Mar 14 09:05:00 CET 2025", "2025-03-14T08:05:00"),
        ("14/Mar/2025:09:05:07 +0000", "2025-03-14T09:05:07"),
        ("2025:03:14 09:05:07", "2025-03-14T09:05:07"),
        ("2025-03-14-09.05.07", "2025-03-14T09:05:07"),
        ("2025-03-14T09:05:07+01:00[Europe/Berlin]", "2025-03-14T08:05:07"),
        ("2025-03-14T09:05:07-04:00[America/Toronto]", "2025-03-14T13:05:07"),
        ("2025-03-14 09:05:07 America/New_York", "2025-03-14T09:05:07"),
        ("２０２５/３/１４", "2025-03-14"),
        ("14Mar2025", "2025-03-14"),
        ("webinar 14 2025", "-"),
        ("14 15 March 2025", "-"),
        ("9:05", "-"),
        ("D14-2025", "-"),
        ("14 March 2025 25:00", "-"),
        ("March 14 2025 9:05 9:06", "-"),
    ] {
        check_mdy(cell, expected);
    }
    for (cell, expected) in [
        ("14.3.2025 klo 9.05", "2025-03-14T09:05"),
        ("14/03/2025 16.30", "2025-03-14T16:30"),
        ("16/03/2025 10h15", "2025-03-16T10:15"),
        ("14.03.2025 16h", "2025-03-14T16:00"),
        ("14. 3. 2025 9:05", "2025-03-14T09:05"),
        ("14.03.2025 um 9 Uhr", "2025-03-14T09:00"),
        ("14.03.2025г.", "2025-03-14"),
        ("14-03-2025 16:30 EST", "2025-03-14T21:30"),
    ] {
        let got = DateFormat { order: DateOrder::Dmy, epoch: None }.parse(cell.as_bytes()).map(|m| (m.at, m.day_only));
        assert_eq!(got, time::parse(expected.as_bytes()).map(|m| (m.at, m.day_only)), "{cell}");
    }
}

fn check_mdy(cell: &str, expected: &str) {
    let got = DateFormat { order: DateOrder::Mdy, epoch: None }.parse(cell.as_bytes()).map(|m| (m.at, m.day_only));
    let want = if expected == "-" { None } else { time::parse(expected.as_bytes()) };
    assert_eq!(got, want.map(|m| (m.at, m.day_only)), "{cell}");
}

#[test]
fn k10_clocks_in_a_column_of_their_own() {
    let minutes = |hours: i64, minutes: i64| Some((hours * 60 + minutes) * 60_000);
    for (cell, expected) in [
        ("09:05", minutes(9, 5)),
        ("09:05:00", minutes(9, 5)),
        ("9:05 PM", minutes(21, 5)),
        ("16.30", minutes(16, 30)),
        ("10h15", minutes(10, 15)),
        ("9 Uhr", minutes(9, 0)),
        ("klo 9.05", minutes(9, 5)),
        ("1899-12-30T09:05:00", minutes(9, 5)),
        ("0.5", None),
        ("0.375", minutes(9, 0)),
        ("25:00", None),
        ("Call", None),
        ("2025-03-14", None),
        ("", None),
    ] {
        assert_eq!(parse_clock(cell.as_bytes()).map(|(millis, _)| millis), expected, "{cell}");
    }
}

#[test]
fn k10_the_year_may_stand_first_with_two_digits() {
    let read = |order| {
        DateFormat { order, epoch: None }.parse(b"25-03-14").map(|moment| fairshare_types::time::civil(moment.at))
    };
    assert_eq!(read(DateOrder::Ymd), Some((2025, 3, 14)));
    assert_eq!(read(DateOrder::Dmy), Some((2014, 3, 25)));
}

#[test]
fn no_text_makes_a_panic() {
    for cell in
        ["é1", "1é", "年1月", "1年", "令和", "((1", "a. 1", "1 a.", "::1", "1::::", "日1日", "1-1-1-", "12345678901"]
    {
        let _ = DateFormat::default().parse(cell.as_bytes());
        let _ = parse_clock(cell.as_bytes());
    }
}
