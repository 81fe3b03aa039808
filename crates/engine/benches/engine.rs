//! Read, join and each model at 10 thousand, 100 thousand and a million touches.
//!
//! The data come from `cargo xtask bench-data`, which is run if a file is missing in `target/bench-data`.

use std::path::{Path, PathBuf};
use std::process::Command;

use criterion::measurement::WallTime;
use criterion::{
    BatchSize, BenchmarkGroup, BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main,
};
use fairshare_engine::dataset::Dataset;
use fairshare_import::read::Intake;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{EligibilityRules, Filter, Rule};
use fairshare_types::results::Uncertainty;

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
const MODELS: [&str; 10] =
    ["first", "last", "linear", "equal-by-team", "u", "j", "inverse-j", "decay:7d", "w", "full-path"];
/// Data-driven models.
const LEARNED: [&str; 7] =
    ["markov:1", "markov:2", "markov:3", "shapley-lift:team", "shapley-lift:channel", "shao-li", "logistic"];
/// Bytes per push, about the size of a chunk of a browser's stream.
const CHUNK: usize = 64 << 10;

fn data(touches: usize) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path: PathBuf = root.join(format!("target/bench-data/touches-{touches}.csv"));
    if !path.exists() {
        let made = Command::new(env!("CARGO")).args(["xtask", "bench-data"]).current_dir(&root).status();
        assert!(made.is_ok_and(|status| status.success()), "cargo xtask bench-data could not make the data");
    }
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn read(bytes: &[u8]) -> Intake {
    let mut intake = Intake::new();
    intake.open("touches.csv", bytes.len() as u64);
    for chunk in bytes.chunks(CHUNK) {
        assert!(intake.push(chunk).is_ok());
    }
    assert!(intake.close().is_ok());
    intake
}

fn join(intake: Intake) -> Dataset {
    intake.finish().and_then(Dataset::join).unwrap_or_else(|problem| panic!("{problem}"))
}

/// Eligibility rules that differ from turn to turn and change nothing, so that no cached result is reused.
fn counting(turn: u64) -> EligibilityRules {
    let rule = Rule { by: Dimension::Channel, name: format!("no such channel {turn}"), shares: Vec::new() };
    EligibilityRules { rules: vec![rule], ..EligibilityRules::default() }
}

fn engine(c: &mut Criterion) {
    for touches in SIZES {
        let bytes = data(touches);
        let mut group = c.benchmark_group(format!("{touches} touches"));
        group.sampling_mode(SamplingMode::Flat).sample_size(10);
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function("read", |b| b.iter_with_large_drop(|| read(&bytes)));
        group.throughput(Throughput::Elements(touches as u64));
        group.bench_function("join", |b| b.iter_batched(|| read(&bytes), join, BatchSize::PerIteration));
        let mut dataset = join(read(&bytes));
        let mut turn = 0;
        for name in MODELS {
            model(&mut group, &mut dataset, name, &mut turn);
        }
        let models: Vec<Model> = MODELS.iter().filter_map(|name| name.parse().ok()).collect();
        group.bench_function("all models", |b| {
            b.iter(|| {
                turn += 1;
                dataset.compare(&models, &[Dimension::Team], &counting(turn))
            });
        });
        group.bench_function("all models, with a filter", |b| {
            b.iter(|| {
                turn += 1;
                // Keeps deals closed in the first half of the period, so that eligibility works on what remains.
                let half = dataset.facts().closes.map(|(from, until)| [from, from / 2 + until / 2]);
                let counting =
                    EligibilityRules { filter: Filter { closed: half, ..Filter::default() }, ..counting(turn) };
                dataset.compare(&models, &[Dimension::Team], &counting)
            });
        });
        group.bench_function("all models, by month", |b| {
            b.iter(|| {
                turn += 1;
                dataset.compare(&models, &[Dimension::Month], &counting(turn))
            });
        });
        if touches == SIZES[2] {
            for name in LEARNED {
                model(&mut group, &mut dataset, name, &mut turn);
            }
            group.bench_function("1,000 resamples of all models, by team", |b| {
                b.iter(|| resampled(&mut dataset, &models));
            });
        }
        group
            .bench_function("moved", |b| b.iter(|| dataset.moved(Model::Last, Model::W, &EligibilityRules::default())));
        group.bench_function("fairness", |b| {
            b.iter(|| dataset.without_model(&EligibilityRules::default(), |source| source.fairness()))
        });
        group.finish();
    }
}

/// Benchmarks one model, computed afresh each time.
fn model(group: &mut BenchmarkGroup<'_, WallTime>, dataset: &mut Dataset, name: &str, turn: &mut u64) {
    let model: Model = name.parse().unwrap_or(Model::Linear);
    group.bench_function(BenchmarkId::new("model", name), |b| {
        b.iter(|| {
            *turn += 1;
            dataset.compare(std::slice::from_ref(&model), &[Dimension::Team], &counting(*turn))
        });
    });
}

/// Runs a whole bootstrap of these models.
fn resampled(dataset: &mut Dataset, models: &[Model]) -> Option<Uncertainty> {
    let mut bootstrap = dataset.bootstrap(Dimension::Team, models, &EligibilityRules::default()).ok()?;
    while !bootstrap.is_done() {
        dataset.resample(&mut bootstrap);
    }
    Some(bootstrap.result())
}

/// A million touches of 108 channels: each of the twelve channels is split at random into nine.
fn channels(c: &mut Criterion) {
    let text = String::from_utf8_lossy(&data(SIZES[2])).into_owned();
    let mut many = String::with_capacity(text.len() + (2 << 20));
    let mut state = 1_u64;
    for (at, line) in text.lines().enumerate() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let cells: Vec<&str> = line.splitn(4, ',').collect();
        match cells[..] {
            [journey, time, channel, rest] if at > 0 => {
                many += &format!("{journey},{time},{channel} {},{rest}\n", (state >> 33) % 9);
            }
            _ => many += &format!("{line}\n"),
        }
    }
    let mut dataset = join(read(many.as_bytes()));
    let mut group = c.benchmark_group("1000000 touches of 108 channels");
    group.sampling_mode(SamplingMode::Flat).sample_size(10);
    let mut turn = 0;
    for name in ["linear", "markov:1", "markov:2", "shao-li", "logistic"] {
        model(&mut group, &mut dataset, name, &mut turn);
    }
    group.finish();
}

criterion_group!(benches, engine, channels);
criterion_main!(benches);
