//! All of `inspect`, on one file of any bytes or two separated by 0xFE: no panic, and every row is accounted for.

#![no_main]

use fairshare_import::read::Intake;
use fairshare_types::dimension::Dimension;
use fairshare_types::options::EligibilityRules;
use fairshare_types::results::Inspection;
use fairshare_engine::dataset::Dataset;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((&chunk, bytes)) = bytes.split_first() else { return };
    let mut intake = Intake::new();
    loop {
        for (at, file) in bytes.splitn(2, |&b| b == 0xfe).enumerate() {
            intake.open(&format!("{at}.csv"), file.len() as u64);
            for chunk in file.chunks(usize::from(chunk) + 1) {
                if intake.push(chunk).is_err() {
                    return;
                }
            }
            if intake.close().is_err() {
                return;
            }
        }
        if !intake.again() {
            break;
        }
    }
    let (files, problems) = (intake.files(), intake.problems(100));
    let inspection = match intake.finish().and_then(Dataset::join) {
        Ok(mut dataset) => {
            for file in &dataset.facts().files {
                assert_eq!(file.rows_used + file.rows_kept_out, file.rows_read, "{file:?}");
            }
            let kept_out: u64 = dataset.facts().kept_out.iter().map(|group| group.rows).sum();
            assert_eq!(kept_out, dataset.facts().files.iter().map(|file| file.rows_kept_out).sum::<u64>());
            let models = ["first", "linear", "decay:7d", "full-path"].map(|model| model.parse().expect("a model"));
            let won = dataset.facts().won_revenue;
            if let Ok((views, headline)) = dataset.compare(&models, &[Dimension::Team, Dimension::Channel], &EligibilityRules::default()) {
                assert_eq!(headline.total, won);
                for view in &views {
                    for model in 0..models.len() {
                        let sum: i64 = (0..view.groups.len()).map(|at| view.amount(model, at)).sum();
                        assert_eq!(sum, won, "{model}");
                    }
                }
            }
            Inspection::of(dataset.facts(), &dataset.problems(100))
        }
        Err(problem) => Inspection::refused(&files, &problems, &problem),
    };
    serde_json::to_string(&inspection).expect("facts that can be written");
});
