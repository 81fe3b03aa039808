//! `credit --by touch --format parquet`: the file holds what the CSV prints, cell by cell, and sums to won revenue.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use fairshare_types::scale::Scale;
use fairshare_types::spreadsheet::csv_cell;
use fairshare_types::time::{DAY, written};
use parquet::basic::{LogicalType, TimeUnit};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};

/// An empty folder of its own.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("parquet").join(name);
    // It may be that of an earlier run.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fairshare")).args(arguments).output().expect("the program runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What a file holds: as CSV, with the sum of each model's credit in minor units.
struct Held {
    csv: String,
    sums: Vec<i64>,
    places: u8,
    groups: usize,
}

fn held(path: &Path) -> Held {
    let reader = SerializedFileReader::new(File::open(path).expect("a file")).expect("a Parquet file");
    let names: Vec<String> = reader
        .metadata()
        .file_metadata()
        .schema_descr()
        .columns()
        .iter()
        .map(|column| csv_cell(column.name()).into_owned())
        .collect();
    let mut held = Held { csv: names.join(",") + "\n", sums: Vec::new(), places: 0, groups: reader.num_row_groups() };
    held.places = places(&reader);
    for row in reader.get_row_iter(None).expect("rows") {
        let row = row.expect("a row");
        held.csv += &(line(&row, held.places).join(",") + "\n");
        let credit = credit(&row);
        held.sums.resize(credit.len(), 0);
        held.sums.iter_mut().zip(credit).for_each(|(sum, credit)| *sum += credit);
    }
    held
}

/// Decimal places of the credit, the same under every model.
fn places(reader: &SerializedFileReader<File>) -> u8 {
    let columns = reader.metadata().file_metadata().schema_descr().columns();
    let of = |column: &parquet::schema::types::ColumnDescPtr| match column.logical_type_ref() {
        Some(LogicalType::Decimal(decimal)) => Some((decimal.precision, u8::try_from(decimal.scale).expect("places"))),
        _ => None,
    };
    let found: Vec<(i32, u8)> = columns.iter().filter_map(of).collect();
    assert!(found.iter().all(|one| *one == found[0] && one.0 == 18), "{found:?}");
    found[0].1
}

fn minor(field: &Field) -> Option<i64> {
    let Field::Decimal(decimal) = field else { return None };
    let bytes: [u8; 8] = decimal.data().try_into().expect("64 bits");
    Some(i64::from_be_bytes(bytes))
}

fn credit(row: &Row) -> Vec<i64> {
    row.get_column_iter().filter_map(|(_, field)| minor(field)).collect()
}

fn line(row: &Row, places: u8) -> Vec<String> {
    let cell = |(_, field): (&String, &Field)| match field {
        Field::Null => String::new(),
        Field::Str(text) => csv_cell(text).into_owned(),
        Field::TimestampMillis(at) => {
            let written = written(*at);
            // A day is its first instant: other readers show the clock.
            assert!(written.len() > "2025-02-01".len() || at % DAY == 0, "{written}: {at}");
            written
        }
        Field::UInt(number) => number.to_string(),
        Field::Double(number) => number.to_string(),
        decimal => Scale::new(places).write(minor(decimal).expect("an amount")),
    };
    row.get_column_iter().map(cell).collect()
}

struct Case {
    name: &'static str,
    files: &'static [(&'static str, &'static str)],
    options: &'static [&'static str],
    /// Won revenue in minor units, added up by hand.
    won: i64,
    places: u8,
    rows: usize,
    /// Parts of the CSV that make the case one of its kind.
    holds: &'static [&'static str],
}

const CASES: [Case; 8] = [
    Case {
        name: "joint touches, nulls and no names",
        files: &[(
            "touches.csv",
            "Deal,Date,Channel,Campaign,Activity type,Person,Team,Stage,Amount,Close date\n\
             D1,2025-01-01,Call,,Call,Ann,Sales,Won,100.01,2025-02-01\n\
             D1,2025-01-05,Call,,Call,,Sales,Won,100.01,2025-02-01\n\
             D2,2025-01-01,Fair,Expo,Meeting,Cy,Sales + Marketing,Won,10.01,2025-02-01\n\
             D3,2025-01-01,Call,,Call,Ann,Sales,Lost,70,2025-02-01\n",
        )],
        options: &["--model", "last", "--model", "linear"],
        won: 11_002,
        places: 2,
        rows: 4,
        holds: &[",last weight,last credit,linear weight,linear credit\n", "D2,,2025-02-01,1,2025-01-01,Fair,Expo,"],
    },
    Case {
        name: "names of deals and ten models",
        files: &[
            (
                "deals.csv",
                "Deal ID,Deal name,Stage,Amount,Close date\nD1,First,Won,100,2025-02-01\nD2,Second,Won,0.10,2025-02-02\n",
            ),
            (
                "touches.csv",
                "Deal ID,Date,Channel,Team\nD1,2025-01-01,Ad,Marketing\nD1,2025-01-02,Call,Sales\nD1,2025-01-03,Fair,Sales\nD2,2025-01-09,Ad,Marketing\n",
            ),
        ],
        options: &[],
        won: 10_010,
        places: 2,
        rows: 4,
        holds: &["D1,First,", ",u weight,u credit,"],
    },
    Case {
        name: "a won deal without touches",
        files: &[
            ("deals.csv", "Deal ID,Stage,Amount,Close date\nD1,Won,100,2025-02-01\nD9,Won,50,2025-02-01\n"),
            ("touches.csv", "Deal ID,Date,Channel,Team\nD1,2025-01-01,Ad,Marketing\n"),
        ],
        options: &["--model", "first"],
        won: 15_000,
        places: 2,
        rows: 2,
        holds: &["D9,,2025-02-01,,,,,,,,1,1,50.00\n"],
    },
    Case {
        name: "yen",
        files: &[(
            "touches.csv",
            "Deal,Date,Channel,Team,Stage,Amount,Currency,Close date\n\
             D1,2025-01-01,Call,Sales,Won,1001,JPY,2025-02-01\n\
             D1,2025-01-02,Ad,Marketing,Won,1001,JPY,2025-02-01\n",
        )],
        options: &["--model", "linear"],
        won: 1_001,
        places: 0,
        rows: 2,
        holds: &[",0.5,501\n", ",0.5,500\n"],
    },
    Case {
        name: "dinars",
        files: &[(
            "touches.csv",
            "Deal,Date,Channel,Team,Stage,Amount,Currency,Close date\n\
             D1,2025-01-01,Call,Sales,Won,10.001,KWD,2025-02-01\n\
             D1,2025-01-02,Ad,Marketing,Won,10.001,KWD,2025-02-01\n\
             D2,2025-01-02,Ad,Marketing,Won,2.5,KWD,2025-02-01\n",
        )],
        options: &["--model", "linear"],
        won: 12_501,
        places: 3,
        rows: 3,
        holds: &[",0.5,5.001\n", ",0.5,5.000\n"],
    },
    Case {
        name: "refunds, clocks and offsets",
        files: &[(
            "touches.csv",
            "Deal,Date,Channel,Team,Stage,Amount,Close date\n\
             D1,2025-01-01T09:30:00+02:00,Call,Sales,Won,-12.34,2025-02-01 18:00:00\n\
             D2,2025-01-02 10:00:01,Ad,Marketing,Won,100,2025-02-01 18:00:00\n",
        )],
        options: &["--model", "linear"],
        won: 8_766,
        places: 2,
        rows: 2,
        holds: &["2025-02-01 18:00:00", "2025-01-01 07:30:00", "-12.34"],
    },
    Case {
        name: "names like formulas",
        files: &[(
            "touches.csv",
            "Deal,Date,Channel,Team,Stage,Amount,Close date\n\
             =1+1,2025-01-01,\"Call, \"\"warm\"\"\",@Sales,Won,5,2025-02-01\n",
        )],
        options: &["--model", "linear"],
        won: 500,
        places: 2,
        rows: 1,
        holds: &["\"'=1+1\"", "\"Call, \"\"warm\"\"\""],
    },
    Case {
        name: "nothing won",
        files: &[(
            "touches.csv",
            "Deal,Date,Channel,Team,Stage,Amount,Close date\n\
             D1,2025-01-01,Call,Sales,Lost,5,2025-02-01\nD2,2025-01-01,Ad,Marketing,Lost,5,2025-02-01\n",
        )],
        options: &["--model", "linear"],
        won: 0,
        places: 2,
        rows: 0,
        holds: &["deal,deal_name,"],
    },
];

#[test]
fn every_cell_is_that_of_the_csv_and_credit_sums_to_won_revenue() {
    for case in &CASES {
        let folder = folder(case.name);
        let write = |(name, text): &(&str, &str)| {
            let path = folder.join(name);
            fs::write(&path, text).expect("a file");
            path.to_string_lossy().into_owned()
        };
        let files: Vec<String> = case.files.iter().map(write).collect();
        let own: Vec<&str> = files.iter().map(String::as_str).chain(case.options.iter().copied()).collect();
        let csv = run(&[&["credit", "--by", "touch"], own.as_slice()].concat());
        let csv = String::from_utf8(csv.stdout).expect("text");
        let out = folder.join("credit.parquet");
        let out_text = out.to_string_lossy().into_owned();
        let saved =
            run(&[&["credit", "--by", "touch", "--format", "parquet", "--out", &out_text], own.as_slice()].concat());
        assert_eq!(saved.status.code(), Some(0), "{}: {}", case.name, said(&saved));
        assert!(saved.stdout.is_empty(), "{}", case.name);
        let held = held(&out);
        assert_eq!(held.csv, csv, "{}", case.name);
        assert_eq!((held.places, held.csv.lines().count() - 1), (case.places, case.rows), "{}: {csv}", case.name);
        assert!(held.sums.iter().all(|sum| *sum == case.won), "{}: {:?}", case.name, held.sums);
        for part in case.holds {
            assert!(csv.contains(part), "{}: {part}: {csv}", case.name);
        }
        assert!(!folder.join("credit.parquet.part").exists(), "{}", case.name);
    }
}

#[test]
fn a_text_is_kept_as_it_is_and_times_have_no_zone() {
    let folder = folder("as it is");
    let (touches, out) = (folder.join("touches.csv"), folder.join("credit.parquet"));
    fs::write(&touches, CASES[6].files[0].1).expect("a file");
    let (touches, file) = (touches.to_string_lossy(), out.to_string_lossy());
    let saved = run(&["credit", &touches, "--by", "touch", "--format", "parquet", "--out", &file]);
    assert_eq!(saved.status.code(), Some(0), "{}", said(&saved));
    let reader = SerializedFileReader::new(File::open(&out).expect("a file")).expect("a Parquet file");
    let row = reader.get_row_iter(None).expect("rows").next().expect("a row").expect("a row");
    let text = |name: &str| {
        let (_, field) = row.get_column_iter().find(|(column, _)| *column == name).expect("a column");
        field.to_string()
    };
    assert_eq!(
        (text("deal"), text("channel"), text("team")),
        ("\"=1+1\"".into(), "\"Call, \"warm\"\"".into(), "\"@Sales\"".into())
    );
    let columns = reader.metadata().file_metadata().schema_descr().columns();
    let times: Vec<&str> = columns
        .iter()
        .filter(|column| column.logical_type_ref() == Some(&LogicalType::timestamp(false, TimeUnit::MILLIS)))
        .map(|column| column.name())
        .collect();
    assert_eq!(times, ["close", "time"]);
}

/// Touches of so many deals, two each.
fn many(deals: usize) -> String {
    let mut csv = "Deal,Date,Channel,Team,Stage,Amount,Close date\n".to_owned();
    for deal in 0..deals {
        csv += &format!(
            "D{deal},2025-01-01,Call,Sales,Won,0.03,2025-02-01\nD{deal},2025-01-02,Ad,Marketing,Won,0.03,2025-02-01\n"
        );
    }
    csv
}

#[test]
fn a_long_table_has_several_row_groups() {
    let folder = folder("many");
    let (touches, out) = (folder.join("touches.csv"), folder.join("credit.parquet"));
    fs::write(&touches, many(30_000)).expect("a file");
    let (touches, file) = (touches.to_string_lossy(), out.to_string_lossy());
    let own = ["credit", &touches, "--by", "touch", "--model", "linear"];
    let saved = run(&[&own[..], &["--format", "parquet", "--out", &file]].concat());
    assert_eq!(saved.status.code(), Some(0), "{}", said(&saved));
    let held = held(&out);
    assert_eq!((held.groups, held.sums), (2, vec![90_000]));
    assert!(held.csv.as_bytes() == run(&own).stdout, "60,000 rows are those of the CSV");
}

#[test]
fn what_cannot_be_written_is_one_sentence_and_leaves_no_file() {
    let folder = folder("refused");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    fs::write(path("touches.csv"), CASES[0].files[0].1).expect("a file");
    let (touches, good) = (path("touches.csv"), path("credit.parquet"));
    let parquet = ["--by", "touch", "--format", "parquet"];
    let to = |out: &str| [&parquet[..], &["--out", out]].concat().into_iter().map(str::to_owned).collect::<Vec<_>>();
    let of = |options: &[&str]| options.iter().map(|option| (*option).to_owned()).collect::<Vec<_>>();
    let (missing, here) = (path("missing/credit.parquet"), folder.to_string_lossy().into_owned());
    let twice = [to(&good), of(&["--model", "linear", "--model", "linear"])].concat();
    for (options, part) in [
        (of(&parquet), "name it, as in --out credit.parquet."),
        (to("-"), "Parquet goes to a file, not to standard output"),
        (of(&["--format", "parquet", "--out", &good]), "--format parquet is for --by touch"),
        (of(&["--by", "touch", "--out", &good]), "--out is for --by touch --format parquet"),
        ([to(&good), of(&["--value", "wins"])].concat(), "leave --format json and --value out"),
        (twice, "--model linear is given twice"),
        (to(&here), "is no file that can be replaced"),
        (to(&touches), "touches.csv holds the data"),
        (to(&missing), "credit.parquet could not be written: "),
    ] {
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        let output = run(&[&["credit", &touches], options.as_slice()].concat());
        let said = said(&output);
        assert_eq!(output.status.code(), Some(2), "{options:?}: {said}");
        assert!(said.contains(part) && said.ends_with(".\n") && said.lines().count() == 1, "{options:?}: {said}");
        assert!(output.stdout.is_empty(), "{options:?}");
        let names: Vec<_> = fs::read_dir(&folder).expect("a folder").map(|e| e.expect("a file").file_name()).collect();
        assert_eq!(names, ["touches.csv"], "{options:?}");
    }
    assert_eq!(fs::read_to_string(&touches).expect("text"), CASES[0].files[0].1);
}

#[test]
fn no_file_of_the_user_is_replaced_but_the_one_named() {
    let folder = folder("of the user");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let files = [
        ("touches.csv", CASES[0].files[0].1),
        ("shares.csv", "channel,team\nCall,Sales 60% / Marketing 40%\n"),
        ("rules.csv", "field,test,text,channel\nsource,equals,call,Phone\n"),
        ("credit.parquet", "before"),
        ("credit.parquet.part", "own"),
    ];
    for (name, text) in files {
        fs::write(path(name), text).expect("a file");
    }
    let [touches, shares, rules] = ["touches.csv", "shares.csv", "rules.csv"].map(path);
    for (out, part) in [
        ("touches.csv", "touches.csv holds the data"),
        ("shares.csv", "shares.csv holds the rules"),
        ("rules.csv", "rules.csv holds the rules"),
        ("credit.parquet", "credit.parquet.part exists"),
    ] {
        let own = ["credit", &touches, "--shares", &shares, "--group-rules", &rules, "--by", "touch"];
        let output = run(&[&own[..], &["--format", "parquet", "--out", &path(out)]].concat());
        let said = said(&output);
        assert_eq!(output.status.code(), Some(2), "{out}: {said}");
        assert!(said.contains(part) && said.ends_with("name another file by --out.\n"), "{out}: {said}");
        for (name, text) in files {
            assert_eq!(fs::read_to_string(path(name)).expect("text"), text, "{out}: {name}");
        }
    }
}

/// The limit on sizes of files fails a write as a full disk does.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_file_that_was_there() {
    let folder = folder("full");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    fs::write(path("touches.csv"), many(5_000)).expect("a file");
    fs::write(path("credit.parquet"), "before").expect("a file");
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"";
    let output = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_fairshare"), "credit", &path("touches.csv"), "--by", "touch"])
        .args(["--format", "parquet", "--out", &path("credit.parquet")])
        .output()
        .expect("the program runs");
    let said = said(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("credit.parquet could not be written: File too large"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert_eq!(fs::read_to_string(path("credit.parquet")).expect("text"), "before");
    assert!(!folder.join("credit.parquet.part").exists());
}
