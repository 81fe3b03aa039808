//! Ranges of a file that are read by themselves and appended give the records of a file that is read as one.

use fairshare_import::read::{Intake, Ranges};
use fairshare_types::options::Choices;
use proptest::prelude::*;

use crate::plain::{outcome, table};

/// Rows that decide the formats: enough bytes to recognise the file.
const HEAD_ROWS: u16 = 7_000;
/// Bytes that are pushed at a time.
const CHUNK: usize = 1 << 16;

/// Reads a file, as one if there are no cuts. Returns everything read, and the number of ranges appended.
fn read(bytes: &[u8], cuts: &[usize], exactly: bool) -> (String, usize) {
    let mut intake = Intake::with(Choices::default());
    let mut appended = 0;
    loop {
        intake.open("a.csv", bytes.len() as u64);
        let mut from = 0;
        let mut ranges = None;
        while from < bytes.len() && ranges.is_none() {
            let to = bytes.len().min(from + CHUNK);
            intake.push(&bytes[from..to]).expect("reads");
            from = to;
            ranges = intake.ranges().filter(|_| !cuts.is_empty());
        }
        if let Some(ranges) = ranges {
            appended += side_by_side(&mut intake, &ranges, bytes, from, cuts, exactly);
        }
        intake.close().expect("closes");
        if !intake.again() {
            return (outcome(intake), appended);
        }
    }
}

/// Reads the rest of a file in ranges; returns the number of those appended.
fn side_by_side(
    intake: &mut Intake,
    ranges: &Ranges,
    bytes: &[u8],
    from: usize,
    cuts: &[usize],
    exactly: bool,
) -> usize {
    let record = |&cut: &usize| {
        let cut = from + cut % (bytes.len() - from).max(1);
        if exactly { Some(cut) } else { ranges.boundary(&bytes[cut..]).map(|at| cut + at) }
    };
    let mut starts: Vec<usize> = cuts.iter().filter_map(record).collect();
    starts.extend([from, bytes.len()]);
    starts.sort_unstable();
    let parts: Vec<&[u8]> = starts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]).collect();
    let rows: Vec<_> = parts
        .iter()
        .map(|part| {
            let mut reader = ranges.reader();
            part.chunks(CHUNK / 3).for_each(|chunk| reader.push(chunk));
            reader.finish()
        })
        .collect();
    let mut appended = 0;
    for (at, (part, rows)) in parts.iter().zip(rows).enumerate() {
        // The first range is pushed, as the reader of the file does.
        if at > 0 && intake.append(rows) {
            appended += 1;
        } else {
            intake.push(part).expect("reads");
        }
    }
    appended
}

/// A file with a head that decides the formats, and these rows.
fn file(columns: &[usize], rows: &[Vec<u16>], usual: u16) -> String {
    let head = (1..=HEAD_ROWS).map(|row| (0..9).map(|at| row * (at % 3 + 1) % 3 * 10 + 10).collect::<Vec<u16>>());
    table(columns, &head.chain(rows.iter().cloned()).collect::<Vec<_>>(), usual, false)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn one_two_three_and_eight_ranges_are_read_as_one(
        more in proptest::sample::subsequence(vec![4, 5, 6, 10, 11], 0..=4),
        rows in proptest::collection::vec(proptest::collection::vec(any::<u16>(), 9), 1..700),
        usual in 5_u16..=10,
        cuts in proptest::collection::vec(any::<usize>(), 7),
        exactly in proptest::bool::weighted(0.2),
        returns: bool,
    ) {
        let columns: Vec<usize> = (0..4).chain(more).collect();
        let text = file(&columns, &rows, usual);
        let text = if returns { text.replace('\n', "\r\n") } else { text };
        let (one, _) = read(text.as_bytes(), &[], false);
        for ranges in [1, 2, 7] {
            let (parts, _) = read(text.as_bytes(), &cuts[..ranges], exactly);
            prop_assert_eq!(&parts, &one);
        }
    }
}

/// A head that decides the formats, then this tail.
fn with_tail(tail: &str) -> String {
    let mut text = "journey_id,timestamp,channel,team,converted,value,notes\n".to_owned();
    for row in 0..160 {
        let notes = "x".repeat(1_800);
        text += &format!("J{},2025-01-0{}T10:00:00Z,Email,Sales,{},10,{notes}\n", row % 50, row % 9 + 1, row % 2);
    }
    text + tail
}

/// Cuts a tail at every byte into two ranges; returns how many of the second ones were appended.
fn cut_everywhere(text: &str, tail: usize, exactly: bool) -> usize {
    let (one, _) = read(text.as_bytes(), &[], false);
    let from = (0..).step_by(CHUNK).find(|&from| from >= text.len() - tail - CHUNK).expect("a chunk");
    let mut appended = 0;
    for cut in text.len() - tail..text.len() {
        let mut intake = Intake::with(Choices::default());
        let bytes = text.as_bytes();
        intake.open("a.csv", bytes.len() as u64);
        intake.push(&bytes[..from]).expect("reads");
        let ranges = intake.ranges().expect("ranges");
        appended += side_by_side(&mut intake, &ranges, bytes, from, &[cut - from], exactly);
        intake.close().expect("closes");
        assert!(!intake.again(), "one pass");
        assert_eq!(outcome(intake), one, "cut at {cut} of {}", text.len());
    }
    appended
}

#[test]
fn quoted_line_ends_may_be_at_every_cut() {
    let row = "J1,2025-01-01T10:00:00Z,Email,Sales,1,100\n";
    let tail = [
        row,
        "J2,2025-01-01T10:00:00Z,\"Paid\nSearch\",Sales,1,\"1\"\n",
        "\"J3\",2025-01-02T11:30:59Z,\"said \"\"J1,1\"\"\n\nJ4,2025-01-01T10:00:00Z,Call,\",,0,\n",
        "\n",
        row,
    ]
    .concat();
    let text = with_tail(&tail);
    let appended = cut_everywhere(&text, tail.len(), false);
    // No record begins after a cut in the last row, and few records follow to show which lines begin one.
    assert!(appended >= 140, "{appended} of {}", tail.len());
    // Ranges that begin within a line are pushed instead.
    assert_eq!(cut_everywhere(&text, tail.len(), true), 5);
}

#[test]
fn a_quotation_mark_that_is_never_closed_costs_its_line_in_ranges_too() {
    let row = "J1,2025-01-01T10:00:00Z,Email,Sales,1,100\r\n";
    let tail = [row, "J2,2025-01-01T10:00:00Z,\"Call,Sales,0,\r\n", row, row].concat();
    cut_everywhere(&with_tail(&tail), tail.len(), false);
}

#[test]
fn letters_nuls_notes_and_totals_may_be_at_every_cut() {
    let row = "J1,2025-01-01T10:00:00Z,Приложение,Sales,1,1\0\n";
    let tail = [row, "Total,,,,,100\n", "a note\n", row, "J9,2025-01-01T10:00:00Z,Call,,,\n", "a last note\n"].concat();
    assert!(cut_everywhere(&with_tail(&tail), tail.len(), false) > 0);
}

#[test]
fn a_range_with_other_formats_asks_for_another_pass() {
    let mut text = "journey_id,timestamp,channel,value\n".to_owned();
    (0..12_000).for_each(|row| text += &format!("J{row},0{}/0{}/2025 10:30,Email,10\n", row % 9 + 1, row % 8 + 1));
    (0..3_000).for_each(|row| text += &format!("K{row},{}/0{}/2025 10:30,Email,1.2345\n", row % 9 + 13, row % 8 + 1));
    let (one, _) = read(text.as_bytes(), &[], false);
    let (parts, appended) = read(text.as_bytes(), &[1_000, 40_000, 90_000], false);
    assert_eq!(parts, one);
    assert!(appended > 3, "{appended} ranges in two passes");
}

#[test]
fn code_pages_are_read_in_ranges_once_they_are_known() {
    let mut bytes = b"journey_id,timestamp,channel\n".to_vec();
    for row in 0..16_000 {
        bytes.extend(format!("J{row},2025-01-01T10:00:00Z,").bytes());
        bytes.extend(if row > 100 || row == 0 { &b"\xc7\xe2\xee\xed\xee\xea\n"[..] } else { b"Email\n" });
    }
    let (one, _) = read(&bytes, &[], false);
    assert!(one.contains("Звонок"));
    let (parts, appended) = read(&bytes, &[7, 30_000, 50_000], false);
    assert_eq!((parts == one, appended), (true, 3));
}

#[test]
fn utf_16_is_read_as_one() {
    let rows: String = (0..9_000).map(|row| format!("J{row},2025-01-01T10:00:00Z,Email\n")).collect();
    let text = format!("\u{feff}journey_id,timestamp,channel\n{rows}");
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&bytes, &[9_999], false).1, 0);
}

#[test]
fn the_first_letters_of_a_file_are_not_decoded_in_a_range() {
    let row = "J1,2025-01-01T10:00:00Z,Email\n";
    let text = format!("journey_id,timestamp,channel\n{}J2,2025-01-01T10:00:00Z,Café\n{row}", row.repeat(12_000));
    let (one, _) = read(text.as_bytes(), &[], false);
    let (parts, appended) = read(text.as_bytes(), &[0, 20_000], false);
    assert_eq!((parts == one, appended), (true, 1));
}

#[test]
fn a_range_of_rows_that_are_not_plain_is_given_up() {
    let head = "J1,2025-01-01T10:00:00Z,Email\n".repeat(12_000);
    let rows: String = (0..4_000).map(|row| format!("\"J{row}\",2025-01-01T10:00:00Z,Call\n")).collect();
    let text = format!("journey_id,timestamp,channel\n{head}{rows}");
    let (one, _) = read(text.as_bytes(), &[], false);
    let (parts, appended) = read(text.as_bytes(), &[150_000], false);
    assert_eq!((parts == one, appended), (true, 0));
}
