//! A written file is read back unchanged, in every dialect, encoding, date order and number format that the file itself
//! makes certain; and any other bytes are read or refused with a reason.

use fairshare_engine::dataset::Dataset;
use fairshare_types::dimension::Dimension;
use fairshare_types::options::EligibilityRules;
use fairshare_types::results::Inspection;
use fairshare_types::time::{DAY, civil, days};
use proptest::prelude::*;

use crate::reading;

/// A row: deal, minute since the start of 2024, channel.
#[derive(Clone, Debug)]
struct Row {
    deal: u8,
    minute: i64,
    channel: String,
}

/// The format in which a file is written.
#[derive(Clone, Copy, Debug)]
struct Writer {
    delimiter: char,
    line_end: &'static str,
    always_quoted: bool,
    encoding: usize,
    date: usize,
    number: usize,
    /// Number of columns that the row is rotated by.
    turn: usize,
    preamble: bool,
}

/// The plainest format, with which the others are compared.
const PLAIN: Writer = Writer {
    delimiter: ',',
    line_end: "\n",
    always_quoted: false,
    encoding: 0,
    date: 0,
    number: 0,
    turn: 0,
    preamble: false,
};

const HEADER: [&str; 5] = ["Deal", "Date", "Channel", "Stage", "Amount"];
const ENCODINGS: [&str; 6] = ["utf-8", "utf-8 with mark", "utf-16le", "utf-16be", "windows-1252", "windows-1251"];
const DATES: usize = 10;

impl Writer {
    fn file(self, rows: &[Row], amounts: &[i64]) -> Vec<u8> {
        let preamble = if self.preamble { format!("Touches of the year{0}{0}", self.line_end) } else { String::new() };
        let header = HEADER.map(str::to_owned);
        let cells = rows.iter().map(|row| {
            let amount = amounts[usize::from(row.deal)];
            let stage = if row.deal % 3 == 2 { "Closed Lost" } else { "Closed Won" };
            let date = self.date(row.minute);
            [format!("D-{}", row.deal), date, row.channel.clone(), stage.to_owned(), self.number(amount)]
        });
        let lines: Vec<String> = std::iter::once(header).chain(cells).map(|cells| self.line(cells)).collect();
        self.bytes(&(preamble + &lines.concat()))
    }

    fn line(self, mut cells: [String; 5]) -> String {
        cells.rotate_left(self.turn);
        let cells = cells.map(|cell| {
            let special = |c: char| c == self.delimiter || matches!(c, '"' | '\n' | '\r');
            let quoted = self.always_quoted || cell.contains(special);
            if quoted { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
        });
        cells.join(&self.delimiter.to_string()) + self.line_end
    }

    fn date(self, minute: i64) -> String {
        const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        const MONTHS: [&str; 12] = [
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря",
        ];
        let at = days(2024, 1, 1).expect("a day") * DAY + minute * 60_000;
        let (y, m, d) = civil(at);
        let (hour, least) = (minute / 60 % 24, minute % 60);
        let clock = format!("{hour:02}:{least:02}");
        let month = usize::try_from(m - 1).expect("a month");
        match self.date {
            0 => format!("{y:04}-{m:02}-{d:02} {clock}"),
            1 => format!("{y:04}-{m:02}-{d:02}T{clock}:00Z"),
            2 => format!("{d:02}.{m:02}.{y:04} {clock}"),
            3 => format!("{d:02}/{m:02}/{y:04} {clock}"),
            4 => format!("{m}/{d}/{y:04} {}:{least:02} {}", (hour + 11) % 12 + 1, if hour < 12 { "AM" } else { "PM" }),
            5 => format!("{d} {} {y:04} {clock}", NAMES[month]),
            6 => format!("{} {d}, {y:04} {clock}", NAMES[month]),
            7 if matches!(ENCODINGS[self.encoding], "windows-1252") => format!("{d:02}.{m:02}.{y:04} {clock}"),
            7 => format!("{d} {} {y:04} {clock}", MONTHS[month]),
            8 => (at / 1_000).to_string(),
            _ => at.to_string(),
        }
    }

    fn number(self, minor: i64) -> String {
        let (thousands, decimal) =
            [("", "."), (",", "."), (".", ","), (" ", ","), ("\u{a0}", ","), ("'", ".")][self.number];
        let units = (minor / 100).to_string();
        let mut whole = String::new();
        for (at, digit) in units.chars().enumerate() {
            if at > 0 && (units.len() - at).is_multiple_of(3) {
                whole.push_str(thousands);
            }
            whole.push(digit);
        }
        format!("{whole}{decimal}{:02}", minor % 100)
    }

    fn bytes(self, text: &str) -> Vec<u8> {
        let sixteen =
            |bytes: fn(u16) -> [u8; 2]| "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect();
        match ENCODINGS[self.encoding] {
            "utf-8" => text.as_bytes().to_vec(),
            "utf-8 with mark" => format!("\u{feff}{text}").into_bytes(),
            "utf-16le" => sixteen(u16::to_le_bytes),
            "utf-16be" => sixteen(u16::to_be_bytes),
            name => {
                let encoding = encoding_rs::Encoding::for_label(name.as_bytes()).expect("an encoding");
                let (bytes, _, lost) = encoding.encode(text);
                assert!(!lost, "{name} cannot write {text}");
                bytes.into_owned()
            }
        }
    }
}

/// Channels that the encoding can write and that make it certain, as they are words of its language.
fn channel(encoding: usize) -> impl Strategy<Value = String> {
    let words: &'static [&'static str] = match ENCODINGS[encoding] {
        "windows-1252" => &["Müller Messe", "Café Größe", "Señal única", "Straße", "Vidéo démo", "Ação única"],
        "windows-1251" => &["Вебинар", "Звонок клиенту", "Выставка", "Письмо", "Реклама в поиске"],
        _ => &["Webinar", "Выставка", "Größe", "展示会", "🎪 Fair", "עברית"],
    };
    let marks = prop::sample::select(&["", ", ", "; ", " | ", "\t", "\"", "\r\n", "'s "][..]);
    (prop::sample::select(words), marks, "[A-Za-z]{1,6}").prop_map(|(word, mark, end)| format!("{word}{mark}{end}"))
}

fn case() -> impl Strategy<Value = (Writer, Vec<Row>, Vec<i64>)> {
    let writer = (
        prop::sample::select(&[',', ';', '\t', '|'][..]),
        prop::sample::select(&["\n", "\r\n", "\r"][..]),
        any::<bool>(),
        0..ENCODINGS.len(),
        0..DATES,
        0_usize..6,
        0_usize..5,
        any::<bool>(),
    );
    writer.prop_flat_map(|(delimiter, line_end, always_quoted, encoding, date, number, turn, preamble)| {
        let writer = Writer { delimiter, line_end, always_quoted, encoding, date, number, turn, preamble };
        let row = (0_u8..6, 0_i64..525_600, channel(encoding)).prop_map(|(deal, minute, channel)| Row {
            deal,
            minute,
            channel,
        });
        (Just(writer), prop::collection::vec(row, 3..40), prop::collection::vec(0_i64..10_000_000_000, 6))
    })
}

fn read(bytes: &[u8]) -> Dataset {
    let dataset = reading::read(&[("written.csv", bytes)]).expect("a dataset");
    let file = &dataset.facts().files[0];
    assert_eq!((file.rows_used + file.rows_kept_out, file.rows_kept_out), (file.rows_read, 0));
    assert!(file.questions.is_empty(), "{:?} is certain", file.questions);
    dataset
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn what_is_written_is_read_back((writer, mut rows, mut amounts) in case()) {
        // These rows make the file certain: a day above 12, an amount with thousands and cents, words of the language.
        let word = rows[0].channel.clone();
        for (deal, minute) in [(0, 20 * 1_440), (1, 50 * 1_440 + 13 * 60), (2, 57 * 1_440 + 1)] {
            rows.push(Row { deal, minute, channel: word.clone() });
        }
        amounts[0] = amounts[0].max(123_456);
        let models = ["first", "last", "linear", "decay:7d"].map(|model| model.parse().expect("a model"));
        let mut both = [writer, PLAIN].map(|writer| {
            let mut dataset = read(&writer.file(&rows, &amounts));
            let (views, headline) = dataset.compare(&models, &[Dimension::Channel], &EligibilityRules::default()).expect("credit");
            let facts = dataset.facts();
            let whole = (facts.touches, facts.deals, facts.won_revenue, facts.period, headline.total);
            (whole, views.into_iter().next().expect("a view"))
        });
        let [(was, written), (is, plain)] = &mut both;
        prop_assert_eq!(was, is);
        // Line ends within a cell are those of the file.
        let names = |view: &fairshare_types::results::Comparison| -> Vec<String> {
            view.groups.iter().map(|group| group.name.replace("\r\n", "\n").replace('\r', "\n")).collect()
        };
        prop_assert_eq!(names(written), names(plain));
        for model in 0..models.len() {
            for at in 0..plain.groups.len() {
                prop_assert_eq!(written.amount(model, at), plain.amount(model, at));
            }
        }
    }

    #[test]
    fn no_bytes_make_the_import_panic(bytes in hostile(), cut in 1_usize..64) {
        let mut intake = fairshare_import::read::Intake::default();
        loop {
            intake.open("any.csv", bytes.len() as u64);
            let refused = bytes.chunks(cut).try_for_each(|chunk| intake.push(chunk)).is_err();
            if refused || intake.close().is_err() || !intake.again() {
                break;
            }
        }
        for file in intake.files().iter().filter(|file| file.problem.is_none()) {
            prop_assert_eq!(file.rows_used + file.rows_kept_out, file.rows_read);
        }
        if let Ok(dataset) = intake.finish().and_then(Dataset::join) {
            let inspection = Inspection::of(dataset.facts(), &dataset.problems(100));
            prop_assert!(serde_json::to_string(&inspection).is_ok());
        }
    }
}

/// Bytes that resemble a table, with everything that can go wrong in one, and random bytes.
fn hostile() -> impl Strategy<Value = Vec<u8>> {
    let parts: &'static [&'static [u8]] = &[
        b"deal",
        b"date",
        b"channel",
        b"path",
        b"stage",
        b"amount",
        b"touch 1",
        b"date 1",
        b"total_conversions",
        b",",
        b",",
        b",",
        b"\n",
        b"\n",
        b"\n",
        b"\r",
        b";",
        b"\t",
        b"|",
        b"\"",
        b"'",
        b"\\",
        b" > ",
        b"sep=;",
        b"#",
        b"Total",
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xe9",
        b"\xc3",
        b"\x1f\x8b",
        b"PK\x03\x04",
        b"{",
        b"2025-01-31",
        b"31/01/2025",
        b"01/02/2025",
        b"1,234.50",
        b"1.234,50",
        b"-9223372036854775808",
        b"1e308",
        b"Closed Won",
        b"EUR",
        b"$",
        b"NaN",
        b"1735689600000",
        b"45658.5",
        b"Sales 70%",
    ];
    let like_a_table = prop::collection::vec(prop::sample::select(parts), 0..120).prop_map(|parts| parts.concat());
    prop_oneof![3 => like_a_table, 1 => prop::collection::vec(any::<u8>(), 0..400)]
}
