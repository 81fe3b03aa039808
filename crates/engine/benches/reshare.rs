//! Cost of dragging a slider of shares: 200 sets of owners, 12 models, 6 teams. No data is read, as the cost does not
//! depend on the number of touches.

use criterion::{Criterion, criterion_group, criterion_main};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{JointCreditPolicy, Rule};
use fairshare_types::results::{Comparison, Group, GroupKind, Joint, OwnerSet, Owners, reshare};

const SETS: usize = 200;
const MODELS: usize = 12;
const TEAMS: usize = 6;

fn comparison() -> Comparison {
    let team = |at: usize| format!("Team {}", at % TEAMS);
    let group = |at| Group { name: team(at), kind: GroupKind::Named, touches: 1_000, part: String::new() };
    let set = |at: usize| OwnerSet {
        by: Dimension::Channel,
        name: format!("Channel {at}"),
        teams: vec![team(at), team(at + 1 + at % 3)],
        shares: vec![0.5; 2],
        touches: 100,
    };
    let cells = SETS * 2 * MODELS;
    let owners = Owners {
        sets: (0..SETS).map(set).collect(),
        amounts: vec![1_234_567; cells],
        unrounded: vec![1_234_567.0; cells],
        deals: vec![0.5; cells],
    };
    let size = TEAMS * MODELS;
    Comparison {
        by: Dimension::Team,
        groups: (0..TEAMS).map(group).collect(),
        models: vec![Model::Linear; MODELS],
        total: 1_000_000_000,
        won_deals: 1_000,
        amounts: vec![166_666_666; size],
        unrounded: vec![166_666_666.0; size],
        deals: vec![166.0; size],
        joint: Some(Box::new(Joint {
            policy: JointCreditPolicy::Split,
            touches: 20_000,
            bounds: vec![None; size],
            owners,
        })),
    }
}

fn rules(first: f64, moved: usize) -> Vec<Rule> {
    let rule = |(at, set): (usize, &OwnerSet)| {
        let first = if at < moved { first } else { 1.0 };
        Rule {
            by: set.by,
            name: set.name.clone(),
            shares: vec![(set.teams[0].clone(), first), (set.teams[1].clone(), 1.0)],
        }
    };
    comparison().joint.map_or_else(Vec::new, |joint| joint.owners.sets.iter().enumerate().map(rule).collect())
}

fn shares(c: &mut Criterion) {
    let (view, before) = (comparison(), rules(1.0, SETS));
    for (name, moved) in [("one slider of 200", 1), ("all 200 sliders", SETS)] {
        let after = rules(7.0, moved);
        c.bench_function(name, |b| b.iter(|| reshare(&view, &before, &after)));
    }
}

criterion_group!(benches, shares);
criterion_main!(benches);
