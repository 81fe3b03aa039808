//! The table of touches as a Parquet file: a row group per page, empty cells as nulls.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

use fairshare_types::results::CreditedTouch;
use fairshare_types::scale::Scale;
use fairshare_types::time::DAY;
use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Stored};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;

use super::{COLUMNS, Pages, headings};
use crate::arguments::Request;

/// Rows of a page, and so of a row group: about 40 MB with ten models.
pub const ROWS: u32 = 50_000;
/// Digits of an amount, the most that 64 bits hold.
const DIGITS: u32 = 18;

/// The cells of a column, by their type.
#[derive(Clone, Copy)]
enum Column {
    Text(fn(&CreditedTouch) -> &str),
    Time(fn(&CreditedTouch) -> Option<i64>),
    Number(fn(&CreditedTouch) -> u32),
    Share,
    /// Of a model, by its place.
    Weight(usize),
    Credit(usize),
}

/// Writes the table to a file beside its place and moves it there, so that no part of it is ever seen.
pub fn save(request: &Request, out: &str, pages: &mut Pages<'_>, scale: Scale) -> Result<(), String> {
    let columns = columns(request)?;
    let place = place(out, request)?;
    let mut part = place.clone().into_os_string();
    part.push(".part");
    let part = PathBuf::from(part);
    let unwritten = |why: String| format!("{out} could not be written: {why}.");
    // A file of that name may be the user's own, or that of a run at the same time.
    let file = File::create_new(&part).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            let part = part.display();
            format!("{part} exists, perhaps from a run that was ended: delete it, or name another file by --out.")
        }
        _ => unwritten(error.to_string()),
    })?;
    let saved = write(file, &columns, pages, scale)
        .and_then(|()| fs::rename(&part, &place).map_err(|error| Failure::Unwritten(error.to_string())));
    saved.map_err(|failure| {
        // Why the file could not be written matters more than that its part stays.
        let _ = fs::remove_file(&part);
        match failure {
            Failure::Refused(sentence) => sentence,
            Failure::Unwritten(why) => unwritten(why),
        }
    })
}

enum Failure {
    /// A sentence.
    Refused(String),
    /// The reason of the system.
    Unwritten(String),
}

impl From<ParquetError> for Failure {
    fn from(error: ParquetError) -> Self {
        Self::Unwritten(match error {
            ParquetError::External(error) => error.to_string(),
            other => other.to_string(),
        })
    }
}

/// Where the file goes: the file behind a link, if it is one. Devices, folders and the files that were read are refused.
fn place(out: &str, request: &Request) -> Result<PathBuf, String> {
    let Ok(place) = fs::canonicalize(out) else { return Ok(PathBuf::from(out)) };
    if !place.is_file() {
        return Err(format!("{out} is no file that can be replaced: name another one by --out."));
    }
    let is_it = |file: &String| fs::canonicalize(file).is_ok_and(|file| file == place);
    if request.files.iter().any(is_it) {
        return Err(format!("{out} holds the data: name another file by --out."));
    }
    if request.shares.iter().chain(&request.group_rules).any(is_it) {
        return Err(format!("{out} holds the rules: name another file by --out."));
    }
    Ok(place)
}

fn columns(request: &Request) -> Result<Vec<(String, Column)>, String> {
    let own = [
        Column::Text(|row| &row.deal),
        Column::Text(|row| &row.deal_name),
        Column::Time(|row| row.close),
        Column::Number(|row| row.touch),
        Column::Time(|row| row.time),
        Column::Text(|row| &row.channel),
        Column::Text(|row| &row.campaign),
        Column::Text(|row| &row.touch_type),
        Column::Text(|row| &row.person),
        Column::Text(|row| &row.team),
        Column::Share,
    ];
    let mut columns: Vec<(String, Column)> = COLUMNS.map(str::to_owned).into_iter().zip(own).collect();
    for (at, (name, _)) in request.models.iter().enumerate() {
        let [weight, credit] = headings(name);
        // Readers know columns by their names, most of them in any case of letters.
        if columns.iter().any(|(known, _)| known.eq_ignore_ascii_case(&weight)) {
            return Err(format!("--model {name} is given twice: columns of a Parquet file need different names."));
        }
        columns.extend([(weight, Column::Weight(at)), (credit, Column::Credit(at))]);
    }
    Ok(columns)
}

fn write(file: File, columns: &[(String, Column)], pages: &mut Pages<'_>, scale: Scale) -> Result<(), Failure> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_created_by(concat!("fairshare version ", env!("CARGO_PKG_VERSION")).to_owned());
    let mut writer = SerializedFileWriter::new(file, Arc::new(schema(columns, scale)?), Arc::new(properties.build()))?;
    while let Some(rows) = pages.next().map_err(Failure::Refused)? {
        if rows.is_empty() {
            continue;
        }
        let mut group = writer.next_row_group()?;
        for (_, column) in columns {
            if let Some(mut out) = group.next_column()? {
                column.write(&rows, &mut out)?;
                out.close()?;
            }
        }
        group.close()?;
    }
    writer.finish()?;
    // Some file systems report a full disk only now.
    writer.inner().sync_all().map_err(|error| Failure::Unwritten(error.to_string()))
}

fn schema(columns: &[(String, Column)], scale: Scale) -> Result<Type, ParquetError> {
    let field = |(name, column): &(String, Column)| column.schema(name, scale).map(Arc::new);
    let fields = columns.iter().map(field).collect::<Result<_, _>>()?;
    Type::group_type_builder("touches").with_fields(fields).build()
}

impl Column {
    fn schema(self, name: &str, scale: Scale) -> Result<Type, ParquetError> {
        let (stored, meaning) = match self {
            Self::Text(_) => (Stored::BYTE_ARRAY, Some(LogicalType::String)),
            // Times are in UTC where the data name an offset, else as the clock was written: no reader may shift them.
            Self::Time(_) => (Stored::INT64, Some(LogicalType::timestamp(false, TimeUnit::MILLIS))),
            Self::Number(_) => (Stored::INT32, Some(LogicalType::integer(32, false))),
            Self::Share | Self::Weight(_) => (Stored::DOUBLE, None),
            Self::Credit(_) => {
                (Stored::INT64, Some(LogicalType::decimal(i32::from(scale.places()), DIGITS.cast_signed())))
            }
        };
        let may_be_empty = matches!(self, Self::Text(_) | Self::Time(_) | Self::Number(_));
        let builder = Type::primitive_type_builder(name, stored)
            .with_repetition(if may_be_empty { Repetition::OPTIONAL } else { Repetition::REQUIRED })
            .with_logical_type(meaning);
        match self {
            Self::Credit(_) => builder.with_precision(DIGITS.cast_signed()).with_scale(i32::from(scale.places())),
            _ => builder,
        }
        .build()
    }

    fn write(self, rows: &[CreditedTouch], out: &mut SerializedColumnWriter<'_>) -> Result<(), Failure> {
        match self {
            // Parquet is no spreadsheet, nothing in it runs: a text that starts like a formula stays as it is.
            Self::Text(of) => optional::<ByteArrayType>(out, rows, |row| {
                let text = of(row);
                (!text.is_empty()).then(|| ByteArray::from(text))
            }),
            Self::Time(of) => optional::<Int64Type>(out, rows, |row| of(row).map(day_or_instant)),
            Self::Number(of) => optional::<Int32Type>(out, rows, |row| (of(row) > 0).then(|| of(row).cast_signed())),
            Self::Share => required::<DoubleType>(out, rows.iter().map(|row| row.share).collect()),
            Self::Weight(at) => required::<DoubleType>(out, rows.iter().map(|row| row.weights[at]).collect()),
            Self::Credit(at) => {
                let credit: Vec<i64> = rows.iter().map(|row| row.credit[at]).collect();
                if credit.iter().any(|credit| credit.unsigned_abs() >= 10_u64.pow(DIGITS)) {
                    let sentence =
                        format!("An amount has more than {DIGITS} digits, which Parquet cannot hold: save CSV.");
                    return Err(Failure::Refused(sentence));
                }
                required::<Int64Type>(out, credit)
            }
        }
    }
}

/// A close of a whole day is kept as its last instant; the file has the day, as the CSV does.
fn day_or_instant(at: i64) -> i64 {
    if at.rem_euclid(DAY) == DAY - 1 { at + 1 - DAY } else { at }
}

fn optional<T: DataType>(
    out: &mut SerializedColumnWriter<'_>,
    rows: &[CreditedTouch],
    of: impl Fn(&CreditedTouch) -> Option<T::T>,
) -> Result<(), Failure> {
    let cells: Vec<Option<T::T>> = rows.iter().map(of).collect();
    let filled: Vec<i16> = cells.iter().map(|cell| i16::from(cell.is_some())).collect();
    let values: Vec<T::T> = cells.into_iter().flatten().collect();
    out.typed::<T>().write_batch(&values, Some(&filled), None)?;
    Ok(())
}

fn required<T: DataType>(out: &mut SerializedColumnWriter<'_>, values: Vec<T::T>) -> Result<(), Failure> {
    out.typed::<T>().write_batch(&values, None, None)?;
    Ok(())
}
