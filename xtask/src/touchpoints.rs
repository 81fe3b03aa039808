//! Touches for the benchmark from a seeded generator: columns, channels and proportions of a web shop's log.
//!
//! If the benchmark's own program is present (`../shared/bench`, with Python and numpy), it makes the file instead, as
//! figures of other programs were measured with its files.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::command::{command, printed, run as run_command};
use crate::sample::calendar::Day;
use crate::sample::random::SplitMix64;

/// The seed of both generators.
const SEED: u64 = 7;
/// Seconds of a day, and the days of 2025 in which journeys begin.
const DAY: i32 = 86_400;
const DAYS: i32 = 180;
/// Chances in percent that a journey goes on, that its channel changes, and that it ends in a sale.
const GOES_ON: i32 = 80;
const CHANGES: i32 = 75;
const SELLS: i32 = 20;
/// Most seconds between two touches of a journey.
const LONGEST_GAP: i32 = 6 * DAY;

const CHANNELS: [(&str, &str); 12] = [
    ("Paid Search", "Performance"),
    ("Organic Search", "Content"),
    ("Paid Social", "Performance"),
    ("Organic Social", "Brand"),
    ("Email", "Lifecycle"),
    ("Display", "Brand"),
    ("Affiliate", "Partnerships"),
    ("Referral", "Partnerships"),
    ("Direct", "Brand"),
    ("Video", "Brand"),
    ("Push Notification", "Lifecycle"),
    ("Retargeting", "Performance"),
];

/// The numbers of touches that `cargo bench` measures.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];

/// Touches in a file of 100 MB.
const LARGE: usize = 1_850_000;

/// Path of a file of 100 MB, made if it is missing.
///
/// # Errors
/// If it cannot be made.
pub fn large(root: &Path) -> Outcome<PathBuf> {
    file(root, LARGE)
}

/// Makes the missing files of all sizes, and prints their paths.
///
/// # Errors
/// If one cannot be made.
pub fn run(root: &Path) -> Outcome {
    for rows in SIZES {
        println!("{}", file(root, rows)?.display());
    }
    Ok(())
}

/// Path of the file with this many touches, made if it is missing.
///
/// # Errors
/// If it cannot be made.
pub fn file(root: &Path, rows: usize) -> Outcome<PathBuf> {
    let folder = root.join("target").join("bench-data");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
    let path = folder.join(format!("touches-{rows}.csv"));
    if path.is_file() {
        return Ok(path);
    }
    let generator = root.join("../shared/bench/make_touchpoints.py");
    let numpy = || printed(&mut command(root, "python3", ["-c", "import numpy"])).is_some();
    let shared = generator.is_file() && numpy();
    println!("Making {rows} touches in {}.", path.display());
    let half = path.with_extension("half");
    if shared {
        let mut python = command(root, "python3", [&generator, &half]);
        let sizes = ["--rows", &rows.to_string(), "--seed", &SEED.to_string()];
        run_command(python.args(sizes), "The generator in ../shared/bench fails; give a file with --data.")?;
    } else {
        write(&half, rows).map_err(|error| format!("{} cannot be written: {error}.", half.display()))?;
    }
    // Renamed when complete, so that an interrupted run leaves no file of this name.
    std::fs::rename(&half, &path).map_err(|error| format!("{} cannot be renamed: {error}.", half.display()))?;
    Ok(path)
}

/// One touch.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Touch {
    /// Seconds since the beginning of 2025.
    at: i32,
    journey: u32,
    channel: (&'static str, &'static str),
    /// The sale's cents, on the last touch of a journey that ends in a sale.
    sale: Option<i32>,
}

fn write(path: &Path, rows: usize) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "journey_id,timestamp,channel,team,converted,value")?;
    for touch in touches(rows) {
        let (channel, team) = touch.channel;
        write!(out, "J{:08},{},{channel},{team},", touch.journey, iso(touch.at))?;
        match touch.sale {
            Some(cents) => writeln!(out, "1,{}.{:02}", cents / 100, cents % 100)?,
            None => writeln!(out, "0,")?,
        }
    }
    out.flush()
}

/// The touches, sorted by time.
fn touches(rows: usize) -> Vec<Touch> {
    let mut random = SplitMix64::new(SEED);
    let mut touches: Vec<Touch> = Vec::with_capacity(rows);
    let mut journey = 0;
    while touches.len() < rows {
        journey += 1;
        let mut touch =
            Touch { at: random.between(0, DAYS * DAY - 1), journey, channel: random.pick(&CHANNELS), sale: None };
        while random.chance(GOES_ON) && touches.len() + 1 < rows {
            touches.push(touch);
            touch.at += random.between(1, LONGEST_GAP);
            if random.chance(CHANGES) {
                touch.channel = random.pick(&CHANNELS);
            }
        }
        touch.sale = random.chance(SELLS).then(|| random.between(1_000, 20_000));
        touches.push(touch);
    }
    touches.sort_by_key(|touch| touch.at);
    touches
}

/// Seconds since the beginning of 2025 as a date and time.
fn iso(seconds: i32) -> String {
    let (minute, second) = (seconds % DAY / 60, seconds % 60);
    format!("{}T{:02}:{:02}:{second:02}Z", Day(seconds / DAY), minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_dates_and_times() {
        for (seconds, text) in [
            (0, "2025-01-01T00:00:00Z"),
            (31 * DAY + 3_661, "2025-02-01T01:01:01Z"),
            (365 * DAY - 1, "2025-12-31T23:59:59Z"),
        ] {
            assert_eq!(iso(seconds), text);
        }
    }

    #[test]
    fn touches_are_as_many_as_asked_for_in_the_order_of_time_and_the_same_each_time() {
        let touches = touches(10_000);
        assert_eq!(touches.len(), 10_000);
        assert!(touches.is_sorted_by_key(|touch| touch.at));
        assert_eq!(touches, super::touches(10_000));
        let journeys = touches.iter().map(|touch| touch.journey).max().unwrap();
        assert!((1_800..2_200).contains(&journeys), "{journeys} journeys of 5 touches in the mean");
    }
}
