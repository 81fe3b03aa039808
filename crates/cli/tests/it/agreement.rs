//! `credit --project`: the numbers of an agreement, as the page that saved it computes them.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output};

use fairshare_choices::catalogue::{Kind, Settings};
use fairshare_choices::choices::Choices;
use fairshare_choices::left_out::LeftOut;
use fairshare_choices::saved::SavedChoices;
use fairshare_choices::saved::project::Head;
use fairshare_engine::dataset::Dataset;
use fairshare_import::read::Intake;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Position;
use fairshare_types::options::{EligibilityRules, FileChoices, JointCreditPolicy, Rule};
use fairshare_types::results::{Comparison, GroupKind};
use fairshare_types::schema::Role;
use fairshare_worker::protocol::message::{Answer, Ask};
use fairshare_worker::server::handler::Handler;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Names and contents of data files.
type Files = Vec<(String, String)>;

fn sample(name: &str) -> Files {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../assets/samples");
    ["touches", "deals"]
        .map(|part| format!("{name}-{part}.csv"))
        .map(|file| {
            let text = std::fs::read_to_string(folder.join(&file)).expect("a sample");
            (file, text)
        })
        .to_vec()
}

/// A new folder for the files of a test.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("fairshare-agreement-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Computes as the page does: its worker reads the files, and the page asks for the credit under the agreed model.
fn of_page(files: &Files, choices: &Choices) -> (SavedChoices, Option<Comparison>) {
    let mut intake = Intake::with(choices.import.clone());
    loop {
        for (name, text) in files {
            intake.open(name, text.len() as u64);
            intake.push(text.as_bytes()).expect("a table");
            intake.close().expect("a table");
        }
        if !intake.again() {
            break;
        }
    }
    let data = intake.finish().and_then(Dataset::join).expect("data");
    let fingerprint = Some(data.fingerprint());
    let mut worker = Handler::default();
    worker.keep(Ok(data));
    let compared = choices.agreed_model().map(|model| {
        let ask = Ask::Compare { models: vec![model], by: vec![Dimension::Team], counting: choices.counting() };
        match worker.answer(&ask, &mut || {}) {
            Answer::Compared { mut comparisons, .. } => comparisons.remove(0),
            other => panic!("{other:?}"),
        }
    });
    let saved = SavedChoices { choices: choices.clone(), fingerprint, left_out: LeftOut::default(), figures: None };
    (saved, compared)
}

/// Writes a project as the page does, with the data or without.
fn save(folder: &std::path::Path, saved: &SavedChoices, files: &Files) -> String {
    let sizes = files.iter().map(|(name, text)| (name.clone(), text.len() as u64)).collect();
    let mut bytes = Head { saved: saved.clone(), files: sizes }.to_bytes();
    if !files.is_empty() {
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        for (_, text) in files {
            packed.write_all(text.as_bytes()).expect("memory");
        }
        bytes.extend(packed.finish().expect("memory"));
    }
    let path = folder.join("agreement.fairshare");
    std::fs::write(&path, bytes).expect("written");
    path.to_string_lossy().into_owned()
}

/// Writes the data files; returns their paths.
fn written(folder: &std::path::Path, files: &Files) -> Vec<String> {
    let write = |(name, text): &(String, String)| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("written");
        path.to_string_lossy().into_owned()
    };
    files.iter().map(write).collect()
}

fn credit(project: &str, more: &[String]) -> Output {
    let arguments = ["credit", "--project", project];
    Command::new(env!("CARGO_BIN_EXE_fairshare")).args(arguments).args(more).output().expect("the program runs")
}

/// Cents of each row, by name.
fn cents(csv: &str) -> Vec<(String, i64)> {
    let row = |line: &str| {
        let (rest, amount) = line.rsplit_once(',').expect("cells");
        let team = rest.rsplit_once(',').map_or(rest, |(team, _)| team);
        (team.to_owned(), amount.replace('.', "").parse().expect("two decimals"))
    };
    csv.lines().skip(1).map(row).collect()
}

fn expected(view: &Comparison) -> Vec<(String, i64)> {
    let name = |at: usize| match view.groups[at].kind {
        GroupKind::Named => view.groups[at].name.clone(),
        GroupKind::Joint => "Joint".to_owned(),
        GroupKind::Unassigned => "Unassigned".to_owned(),
        GroupKind::Unattributed => "(unattributed)".to_owned(),
    };
    (0..view.groups.len()).map(|at| (name(at), view.amount(0, at))).collect()
}

/// Choices that each change the numbers of the year: named, so that a failure says which one is lost.
fn agreements() -> Vec<(&'static str, Choices)> {
    let agreed = |kind| Choices { agreed: Some(kind), ..Choices::default() };
    let rule = |by, name: &str, shares: &[(&str, f64)]| Rule {
        by,
        name: name.to_owned(),
        shares: shares.iter().map(|(team, share)| ((*team).to_owned(), *share)).collect(),
    };
    let mut mapped = agreed(Kind::Linear);
    mapped.import.of_mut("b2b-year-touches.csv").roles = vec![("Team".to_owned(), None)];
    mapped.rules = vec![rule(Dimension::Channel, "Website", &[("Web", 1.0)])];
    let mut settled = agreed(Kind::Custom);
    settled.settings = Settings { own: Position::new(10.0, 20.0, 70.0), ..Settings::default() };
    let mut owned = agreed(Kind::First);
    owned.eligible.filter.owners = vec!["Viktor".to_owned()];
    vec![
        ("plain", agreed(Kind::Last)),
        ("milestones", agreed(Kind::W)),
        ("model settings", settled),
        ("column mapping and rules", mapped),
        ("filter", owned),
        (
            "lookback",
            Choices {
                eligible: EligibilityRules { lookback_days: Some(30.0), ..EligibilityRules::default() },
                ..agreed(Kind::Linear)
            },
        ),
        (
            "joint shares",
            Choices {
                rules: vec![rule(Dimension::Team, "Marketing + Sales", &[("Marketing", 9.0), ("Sales", 1.0)])],
                ..agreed(Kind::Linear)
            },
        ),
        ("joint row", Choices { joint: JointCreditPolicy::Bucket, ..agreed(Kind::Linear) }),
    ]
}

#[test]
fn a_project_of_the_page_gives_the_numbers_of_the_page() {
    let files = sample("b2b-year");
    let mut seen: Vec<String> = Vec::new();
    for (what, choices) in agreements() {
        let folder = folder(&what.replace(' ', "-"));
        let (saved, view) = of_page(&files, &choices);
        let view = view.expect("a model is agreed");
        let with_data = credit(&save(&folder, &saved, &files), &[]);
        let alone = credit(&save(&folder, &saved, &Files::new()), &written(&folder, &files));
        let text = String::from_utf8(with_data.stdout).expect("text");
        let said = String::from_utf8_lossy(&with_data.stderr).into_owned();
        assert_eq!((with_data.status.code(), alone.status.code()), (Some(0), Some(0)), "{what}: {said}");
        assert_eq!(cents(&text), expected(&view), "{what}");
        assert_eq!(cents(&text).iter().map(|(_, cents)| cents).sum::<i64>(), view.total, "{what}");
        assert_eq!(String::from_utf8_lossy(&alone.stdout), text, "{what}");
        let model = choices.agreed_model().expect("agreed").to_string();
        assert!(
            said.contains(&format!("agreed model: {model}")) && said.contains("the same as in the agreement"),
            "{said}"
        );
        assert!(!seen.contains(&text), "{what} changes nothing: the test would not notice its loss");
        seen.push(text);
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}

#[test]
fn other_data_are_told_and_end_with_a_code_of_their_own() {
    let folder = folder("other");
    let mut files = sample("conference");
    let (saved, _) = of_page(&files, &Choices { agreed: Some(Kind::Linear), ..Choices::default() });
    let project = save(&folder, &saved, &Files::new());
    let text = &mut files[0].1;
    *text = text.replacen(",E-mail,", ",Post,", 1);
    let output = credit(&project, &written(&folder, &files));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(4), "{said}");
    assert!(
        said.contains("the data differ from those of the agreement") && said.contains("; 1 touch or deal differs."),
        "{said}"
    );
    let here = credit(&project, &written(&folder, &sample("conference")));
    assert_eq!(here.status.code(), Some(0));
    let nameless = SavedChoices { fingerprint: None, ..saved };
    let output = credit(&save(&folder, &nameless, &sample("conference")), &[]);
    assert!(output.status.success() && String::from_utf8_lossy(&output.stderr).contains("no fingerprint"));
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn a_project_that_lacks_hidden_names_does_not_give_the_numbers_of_its_agreement() {
    let folder = folder("hidden");
    let files = sample("b2b-year");
    let mut choices = Choices { agreed: Some(Kind::First), redacted: true, ..Choices::default() };
    choices.eligible.filter.owners = vec!["Viktor".to_owned()];
    let (saved, _) = of_page(&files, &choices);
    let output = credit(&save(&folder, &saved.without_names(), &files), &[]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(4), "{said}");
    assert!(
        said.contains("lacks a part of the agreement (owners in the filter: 1): these are not its numbers"),
        "{said}"
    );
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn what_hinders_is_a_sentence() {
    let folder = folder("hinders");
    let files = sample("conference");
    let said = |project: &str, more: &[&str]| {
        let output = credit(project, &more.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        String::from_utf8(output.stderr).expect("text")
    };
    let (nothing_agreed, _) = of_page(&files, &Choices::default());
    let project = save(&folder, &nothing_agreed, &files);
    assert!(said(&project, &[]).starts_with("No model is agreed in this project."));
    assert!(said(&project, &["--lookback", "30"]).contains("all settings are those of"));
    assert!(said(&project, &["--model", "influence"]).contains("does not add up"));
    let more: Vec<String> = ["--model", "linear"].map(str::to_owned).to_vec();
    assert!(credit(&project, &more).status.success());

    let (agreed, _) = of_page(&files, &Choices { agreed: Some(Kind::Linear), ..Choices::default() });
    let alone = save(&folder, &agreed, &Files::new());
    assert!(said(&alone, &[]).contains("holds no data"));
    let paths = written(&folder, &files);
    let project = save(&folder, &agreed, &files);
    assert!(said(&project, &["--model", "first"]).contains("leave out --model"));
    assert!(said(&project, &[&paths[0]]).contains("holds its data"));
    assert!(said(&paths[0], &[]).contains("is not a project of Fairshare"));
    let mut bytes = std::fs::read(&project).expect("written");
    for cut in [bytes.len() - 6, 40] {
        bytes.truncate(cut);
        std::fs::write(&project, &bytes).expect("written");
        assert!(said(&project, &[]).contains("is damaged"), "{cut}");
    }
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn choices_for_a_file_of_another_name_are_told() {
    let folder = folder("renamed");
    let mut files = sample("conference");
    let mut choices = Choices { agreed: Some(Kind::Linear), ..Choices::default() };
    let said = FileChoices {
        roles: vec![("Cost".to_owned(), None), ("Date".to_owned(), Some(Role::Time))],
        ..FileChoices::default()
    };
    *choices.import.of_mut("conference-touches.csv") = said;
    let (saved, _) = of_page(&files, &choices);
    let project = save(&folder, &saved, &Files::new());
    files[0].0 = "mine.csv".to_owned();
    let output = credit(&project, &written(&folder, &files));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("says how conference-touches.csv is read, but no file here has that name"), "{said}");
    assert_eq!(output.status.code(), Some(4), "without the mapping, the costs are part of the data: {said}");
    std::fs::remove_dir_all(&folder).expect("removed");
}
