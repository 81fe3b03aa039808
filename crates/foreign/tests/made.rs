//! Workbooks that no spreadsheet would write, and those that only some write.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod support;

use fairshare_foreign::{Refusal, Sheet, sheets, shown};
use support::Book;

fn check(book: &Book, expected: &str) {
    let sheets = sheets(&book.bytes()).unwrap_or_else(|refusal| panic!("{expected:?}: {refusal}"));
    assert_eq!(String::from_utf8_lossy(&sheets[0].csv), expected);
}

fn refused(book: &Book) -> Refusal {
    sheets(&book.bytes()).expect_err("it must be refused")
}

/// Number formats: a date, a date with time, a duration, a percentage, one of the user's own.
const STYLES: &str = r#"<numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd;@"/></numFmts><cellXfs><xf numFmtId="0"/>
<xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="46"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs>"#;

#[test]
fn dates_are_known_by_their_format() {
    let cells = r#"<row r="1"><c r="A1" s="1"><v>45365</v></c><c r="B1" s="2"><v>45365.5</v></c><c r="C1" s="3"><v>1.5</v></c>
        <c r="D1" s="4"><v>0.25</v></c><c r="E1" s="5"><v>45365</v></c><c r="F1"><v>45365</v></c></row>"#;
    let book = Book { styles: STYLES.to_owned(), ..Book::of(cells) };
    check(&book, "2024-03-14,2024-03-14 12:00:00,36:00:00,0.25,2024-03-14,45365\n");
    let book = Book { properties: r#"date1904="1""#, ..book };
    check(&book, "2028-03-15,2028-03-15 12:00:00,36:00:00,0.25,2028-03-15,45365\n");
}

#[test]
fn values_of_all_kinds() {
    let cells = r#"<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#DIV/0!</v></c><c r="C1" t="str"><f>A2</f><v>x</v></c>
        <c r="D1"><f>A2</f></c><c r="E1" t="inlineStr"><is><r><t xml:space="preserve">two </t></r><r><t>runs</t></r></is></c><c r="F1" t="s"><v>1</v></c>
        <c r="G1"><v>1.0000000000000002E+2</v></c><c r="H1"><v>123456789012345</v></c></row>"#;
    let texts = "<si><t>a</t></si><si><t>b, c</t></si>".to_owned();
    let book = Book { texts: (r#"uniqueCount="2""#.to_owned(), texts), ..Book::of(cells) };
    check(&book, "TRUE,#DIV/0!,x,,two runs,\"b, c\",100,123456789012345\n");
}

#[test]
fn cells_without_places_out_of_order_or_with_errors_of_a_newer_excel() {
    check(&Book::of("<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>"), "1,2\n,3\n");
    let backwards =
        r#"<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>"#;
    check(&Book::of(backwards), "1,\n3,4\n");
    let spill = r##"<row r="1"><c r="A1" t="e"><v>#SPILL!</v></c><c r="B1"><v>2</v></c></row>"##;
    check(&Book::of(spill), "2\n");
}

#[test]
fn hidden_and_empty_sheets() {
    let full = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#.to_owned();
    let book = |state: &'static str| Book {
        sheets: vec![("Empty".to_owned(), "visible", 0), ("Full &amp; tidy".to_owned(), state, 1)],
        parts: vec![String::new(), full.clone()],
        ..Book::default()
    };
    let names = |sheets: &[Sheet]| sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>();
    let all = sheets(&book("visible").bytes()).expect("sheets");
    assert_eq!(names(&all), ["Empty", "Full & tidy"]);
    assert_eq!(names(&shown(all).expect("one")), ["Full & tidy"]);
    for state in ["hidden", "veryHidden"] {
        let all = sheets(&book(state).bytes()).expect("sheets");
        assert_eq!((all[1].hidden, shown(all)), (true, Err(Refusal::Hidden)));
    }
    assert_eq!(refused(&Book::of("")), Refusal::Empty);
}

#[test]
fn what_a_hostile_workbook_makes_large() {
    let announced = |attributes: &str| Book { texts: (attributes.to_owned(), String::new()), ..Book::of("") };
    for count in ["4000000000", "18446744073709551615", "999999999999999999999999"] {
        assert_eq!(refused(&announced(&format!(r#"count="1" uniqueCount = '{count}'"#))), Refusal::TooLarge, "{count}");
    }
    assert_eq!(refused(&announced(r#"uniqueCount="100""#)), Refusal::Empty);

    // One cell in the last corner, on its own and with another in the first.
    check(
        &Book::of(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#),
        &format!("{}1\n", "\n".repeat(1_048_575)),
    );
    let corners = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    assert_eq!(refused(&Book::of(corners)), Refusal::TooLarge);
    for place in ["A4000000000", "A99999999999999", "AAAAAAAAAAAAAAAA1"] {
        let cells = format!(r#"<row r="1"><c r="A1"><v>1</v></c><c r="{place}"><v>1</v></c></row>"#);
        assert!(matches!(refused(&Book::of(&cells)), Refusal::Broken | Refusal::TooLarge), "{place}");
    }

    // One long text in many cells.
    let long = format!("<si><t>{}</t></si>", "long text ".repeat(10_000));
    let cells = format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(3_000));
    let book = Book { texts: (String::new(), long), ..Book::of(&cells) };
    assert_eq!(refused(&book), Refusal::TooLarge);

    // A font with a long name in many formats.
    let font = format!(r#"<fonts><font><name val="{}"/></font></fonts>"#, "x".repeat(1 << 20));
    let styles = format!(r#"{font}<cellXfs>{}</cellXfs>"#, r#"<xf fontId="0"/>"#.repeat(10_000));
    assert_eq!(refused(&Book { styles, ..Book::of("") }), Refusal::TooLarge);
}

#[test]
fn one_part_as_many_sheets_is_not_read_for_ever() {
    // Digits that shrink little, so that reading them again and again is noticed by the bytes that it takes.
    let mut state = 1_u64;
    let digits = (0..100_000).map(|_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        char::from(b'0' + (state >> 61) as u8)
    });
    let noise = format!("<!--{}-->", digits.collect::<String>());
    let names = (0..900).map(|at| (format!("S{at}"), "visible", 0)).collect();
    let book = Book { sheets: names, parts: vec![noise], ..Book::default() };
    assert_eq!(refused(&book), Refusal::Broken);
}
