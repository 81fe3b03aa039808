//! Read, join and each model at 10 thousand, 100 thousand and a million touches.
//!
//! The data is what `cargo xtask bench-data` puts into `target/bench-data`; this calls it where a file is missing.

use std::path::{Path, PathBuf};
use std::process::Command;

use criterion::{BatchSize, BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use fairshare_engine::dataset::Dataset;
use fairshare_engine::intake::Intake;
use fairshare_engine::model::Model;
use fairshare_engine::team::{Counting, Rule};
use fairshare_engine::view::By;

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
const MODELS: [&str; 10] =
    ["first", "last", "linear", "equal-by-team", "u", "j", "inverse-j", "decay:7d", "w", "full-path"];
/// Bytes handed over at a time, about as a browser's stream does.
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
    intake.finish().unwrap_or_else(|problem| panic!("{problem}"))
}

/// A way of counting that differs from turn to turn and changes nothing, so that nothing computed before is used again.
fn counting(turn: u64) -> Counting {
    let rule = Rule { by: By::Channel, name: format!("no such channel {turn}"), shares: Vec::new() };
    Counting { rules: vec![rule], lookback_days: None }
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
            let model: Model = name.parse().unwrap_or(Model::Linear);
            group.bench_function(BenchmarkId::new("model", name), |b| {
                b.iter(|| {
                    turn += 1;
                    dataset.compare(&[model], &[By::Team], &counting(turn))
                });
            });
        }
        let models: Vec<Model> = MODELS.iter().filter_map(|name| name.parse().ok()).collect();
        group.bench_function("all models", |b| {
            b.iter(|| {
                turn += 1;
                dataset.compare(&models, &[By::Team], &counting(turn))
            });
        });
        group.bench_function("moved", |b| b.iter(|| dataset.moved(Model::Last, Model::W, &Counting::default())));
        group.finish();
    }
}

criterion_group!(benches, engine);
criterion_main!(benches);
