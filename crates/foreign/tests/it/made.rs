//! Workbooks that no spreadsheet would write, and those that only some write.

use fairshare_foreign::{Notes, Options, Refusal, Sheet, sheets, sheets_with, shown};
use support::Book;

use crate::support;

fn check(book: &Book, expected: &str) {
    let sheets = sheets(&book.bytes()).unwrap_or_else(|refusal| panic!("{expected:?}: {refusal}"));
    assert_eq!(String::from_utf8_lossy(&sheets[0].csv), expected);
}

fn refused(book: &Book) -> Refusal {
    sheets(&book.bytes()).expect_err("it must be refused")
}

/// Number formats: general, a date, a date with time, a duration, a percentage, a custom one.
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

    // One cell in the last corner, alone and with another in the first corner.
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
    // Digits that compress badly, so that repeated reading exceeds the limit on bytes.
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

/// Rows of three columns, as texts; an empty text is an empty cell.
fn rows(texts: &[[&str; 3]], attributes: impl Fn(usize) -> &'static str) -> String {
    let cell = |text: &&str| match *text {
        "" => "<c/>".to_owned(),
        text => format!(r#"<c t="str"><v>{text}</v></c>"#),
    };
    let row = |(at, row): (usize, &[&str; 3])| {
        format!("<row {}>{}</row>", attributes(at + 1), row.iter().map(cell).collect::<String>())
    };
    texts.iter().enumerate().map(row).collect()
}

fn notes(book: &Book, options: &Options) -> (String, Notes) {
    let sheets = sheets_with(&book.bytes(), options, &mut || ()).expect("a sheet");
    (String::from_utf8_lossy(&sheets[0].csv).into_owned(), sheets[0].notes.clone())
}

#[test]
fn merged_cells_count_for_each_row_that_they_span() {
    let texts = [["Deal", "Stage", "Date"], ["A", "Won", "1"], ["", "", "2"], ["", "", "3"], ["B", "Lost", "4"]];
    let merges = r#"<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="B2:B4"/><mergeCell ref="A5:C5"/></mergeCells>"#;
    let book = Book { around: (String::new(), merges.to_owned()), ..Book::of(&rows(&texts, |_| "")) };
    let (csv, notes) = notes(&book, &Options::default());
    assert_eq!(csv, "Deal,Stage,Date\nA,Won,1\nA,Won,2\nA,Won,3\nB,Lost,4\n");
    assert_eq!((notes.merged_cells, notes.merged_rows), (4, 2));
}

#[test]
fn a_title_over_the_whole_table_stays_one_cell() {
    let texts = [["Report", "", ""], ["", "", ""], ["Deal", "Stage", "Date"], ["A", "Won", "1"]];
    let merges = r#"<mergeCells><mergeCell ref="A1:C2"/></mergeCells>"#;
    let book = Book { around: (String::new(), merges.to_owned()), ..Book::of(&rows(&texts, |_| "")) };
    check(&book, "Report,,\n\nDeal,Stage,Date\nA,Won,1\n");
}

#[test]
fn rows_hidden_by_a_filter_are_left_out_or_counted() {
    let texts = [["Deal", "Stage", "Date"], ["A", "Won", "1"], ["B", "Won", "2"], ["C", "Won", "3"]];
    let hidden = |row| match row {
        2 => r#"hidden="1""#,
        4 => r#"hidden="1" outlineLevel="1""#,
        _ => "",
    };
    let columns = r#"<cols><col min="2" max="2" hidden="1"/></cols>"#;
    let book = Book { around: (columns.to_owned(), String::new()), ..Book::of(&rows(&texts, hidden)) };
    let (csv, left_out) = notes(&book, &Options::default());
    assert_eq!(csv, "Deal,Stage,Date\n\nB,Won,2\nC,Won,3\n", "line N stays row N, a collapsed group stays");
    let counts = |notes: &Notes| (notes.hidden_rows, notes.collapsed_rows, notes.hidden_columns);
    assert_eq!((counts(&left_out), left_out.hidden_rows_counted), ((1, 1, 1), false));
    let options = Options { count_hidden_rows: true, ..Options::default() };
    let (csv, counted) = notes(&book, &options);
    assert_eq!(csv, "Deal,Stage,Date\nA,Won,1\nB,Won,2\nC,Won,3\n");
    assert_eq!((counts(&counted), counted.hidden_rows_counted), ((1, 1, 1), true));
}

#[test]
fn number_formats_give_currencies_and_leading_zeros() {
    let styles = r#"<numFmts><numFmt numFmtId="164" formatCode="[$€-407]#,##0.00"/><numFmt numFmtId="165" formatCode="0000000"/>
        <numFmt numFmtId="166" formatCode="&quot;OPP-&quot;00000"/></numFmts>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>"#;
    let cells =
        r#"<row><c s="1"><v>1234.5</v></c><c s="2"><v>12</v></c><c s="3"><v>7</v></c><c s="99"><v>8</v></c></row>"#;
    let book = Book { styles: styles.to_owned(), ..Book::of(cells) };
    check(&book, "EUR 1234.5,0000012,OPP-00007,8\n");
}

#[test]
fn long_whole_numbers_may_have_been_rounded() {
    let cells = r#"<row><c t="str"><v>Deal ID</v></c></row><row><c><v>1.234567890123457e+17</v></c></row>
        <row><c><v>123456789012345</v></c></row>"#;
    let (csv, notes) = notes(&Book::of(cells), &Options::default());
    assert_eq!(csv, "Deal ID\n123456789012345700\n123456789012345\n");
    assert_eq!(notes.rounded_numbers, 1);
    assert_eq!(
        (notes.rounded_example.as_deref(), notes.rounded_column.as_deref()),
        (Some("123456789012345700"), Some("Deal ID"))
    );
}

#[test]
fn merges_and_hidden_rows_without_end_are_refused_or_passed_over() {
    let book = |merges: String| Book {
        around: (String::new(), merges),
        ..Book::of(&rows(&[["Deal", "Stage", "Date"], ["A", "Won", "1"]], |_| ""))
    };
    // Only rows with values are filled, however far a merged cell reaches.
    check(&book(r#"<mergeCell ref="A1:A1048576"/>"#.to_owned()), "Deal,Stage,Date\nA,Won,1\n");
    check(
        &book(r#"<mergeCell ref="ZZZZ1:A2"/><mergeCell/><mergeCell ref="A0:A9"/>"#.to_owned()),
        "Deal,Stage,Date\nA,Won,1\n",
    );
    // A small file with 600,000 merged cells.
    assert_eq!(refused(&book(r#"<mergeCell ref="A1:XFD1048576"/>"#.repeat(600_000))), Refusal::TooLarge);
}
