//! Kinds of touch that count less or not at all, and the models that prefer or pass over kinds, against weights derived
//! by hand.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::Subject;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{Choices, EligibilityRules, Excluded, FileChoices, KindRules, KindWeight};
use fairshare_types::schema::Role;

use crate::reading;

/// One won deal of 100.00, closed on day 11, whose opportunity was created on day 6.
const CSV: &str = "\
Deal,Date,Channel,Campaign,Activity type,Person,Team,Stage,Amount,Close date,Opportunity created
D1,2025-01-01 12:00,(direct) / (none),,Visit,Ann,Marketing,Won,100,2025-01-11 12:00,2025-01-06 12:00
D1,2025-01-03 12:00,google / cpc,Spring,Click,Ann,Marketing,Won,100,2025-01-11 12:00,2025-01-06 12:00
D1,2025-01-05 12:00,Banner ads,,Impression,Bo,Marketing,Won,100,2025-01-11 12:00,2025-01-06 12:00
D1,2025-01-09 12:00,Call,,Call,Bo,Sales,Won,100,2025-01-11 12:00,2025-01-06 12:00
D1,2025-01-11 12:00,Direct Entry,,Visit,Ann,Marketing,Won,100,2025-01-11 12:00,2025-01-06 12:00
";

fn data() -> Dataset {
    reading::read(&[("touches.csv", CSV.as_bytes())]).expect("a dataset")
}

/// Credit by channel under a model, without rows of zero.
fn credit(model: &str, counting: &EligibilityRules) -> Vec<(String, i64)> {
    let model: Model = model.parse().expect("a model");
    let (views, _) = data().compare(&[model], &[Dimension::Channel], counting).expect("settings in range");
    let view = &views[0];
    assert_eq!((0..view.groups.len()).map(|at| view.amount(0, at)).sum::<i64>(), 10_000);
    let mut rows: Vec<_> =
        (0..view.groups.len()).map(|at| (view.groups[at].name.clone(), view.amount(0, at))).collect();
    rows.retain(|(_, amount)| *amount != 0);
    rows.sort();
    rows
}

fn of(rows: &[(&str, i64)]) -> Vec<(String, i64)> {
    rows.iter().map(|(name, amount)| ((*name).to_owned(), *amount)).collect()
}

fn kinds(kinds: KindRules) -> EligibilityRules {
    EligibilityRules { kinds, ..EligibilityRules::default() }
}

#[test]
fn models_prefer_and_pass_over_kinds() {
    let usual = EligibilityRules::default();
    for (model, channel) in [
        // All spellings of direct traffic are one name.
        ("first-except:direct", "google / cpc"),
        ("last-except:direct", "Call"),
        ("first-except:direct|Google CPC", "Banner ads"),
        // Two channels say that they are paid.
        ("last-paid", "Banner ads"),
        ("last-paid:google / cpc", "google / cpc"),
        ("last-campaign", "google / cpc"),
    ] {
        assert_eq!(credit(model, &usual), of(&[(channel, 10_000)]), "{model}");
    }
    // Without a touch to prefer, or with none left, the first or the last touch has it.
    assert_eq!(credit("last-paid:Radio", &usual), of(&[("Direct Entry", 10_000)]));
    let all = "first-except:direct|google / cpc|Banner ads|Call";
    assert_eq!(credit(all, &usual), of(&[("(direct) / (none)", 10_000)]));
}

#[test]
fn half_lives_by_channel_are_those_of_the_formula() {
    // Ages from the close: 10, 8, 6, 2 and 0 days. With 2 days for all but the call (4 days), exponents are 5, 4, 3,
    // 0.5 and 0, weights 1/32, 1/16, 1/8, 0.70711 and 1, which sum to 1.92586.
    let rows = credit("decay-by-channel:2d|Call=4d", &EligibilityRules::default());
    let expected = [("(direct) / (none)", 162), ("Banner ads", 649), ("Call", 3_672), ("Direct Entry", 5_192)];
    let expected = [expected.as_slice(), &[("google / cpc", 325)]].concat();
    assert_eq!(rows, of(&expected));
    // With equal half-lives it is time decay.
    let usual = EligibilityRules::default();
    assert_eq!(credit("decay-by-channel:7d|Call=7d", &usual), credit("decay:7d", &usual));
}

#[test]
fn weights_of_kinds_multiply_those_of_the_model() {
    let weight = |by, name: &str, weight| KindWeight { by, name: name.to_owned(), weight };
    let impression = weight(Dimension::Type, "Impression", 0.2);
    let rules = kinds(KindRules { weights: vec![impression.clone()], ..KindRules::default() });
    // Linear: four touches of 1 and one of 0.2, 4.2 in all: 23.8095 and 4.7619. Four cents are left, one for
    // each of the touches with the remainder 0.95.
    let rows = [("(direct) / (none)", 2_381), ("Banner ads", 476), ("Call", 2_381), ("Direct Entry", 2_381)];
    assert_eq!(credit("linear", &rules), of(&[rows.as_slice(), &[("google / cpc", 2_381)]].concat()));
    // U: 40 / 6.67 / 6.67 / 6.67 / 40 with the visits halved: 20, 6.67 x 3, 20, 60 in all. The cent left goes to the
    // largest remainder, and among equal ones to the earliest touch.
    let visits = kinds(KindRules { weights: vec![weight(Dimension::Type, "Visit", 0.5)], ..KindRules::default() });
    let rows = [("(direct) / (none)", 3_334), ("Banner ads", 1_111), ("Call", 1_111), ("Direct Entry", 3_333)];
    assert_eq!(credit("u", &visits), of(&[rows.as_slice(), &[("google / cpc", 1_111)]].concat()));
    // A touch of two weighted kinds has the product: 0.2 x 0.5 = 0.1 of 4.1.
    let both = vec![impression, weight(Dimension::Channel, "Banner ads", 0.5)];
    let banner = credit("linear", &kinds(KindRules { weights: both, ..KindRules::default() }));
    assert_eq!(banner.iter().find(|(name, _)| name == "Banner ads"), Some(&("Banner ads".to_owned(), 244)));
    // If the weights leave nothing, the model's own weights hold.
    let none = vec![weight(Dimension::Type, "Visit", 0.0)];
    let last = credit("last", &kinds(KindRules { weights: none, ..KindRules::default() }));
    assert_eq!(last, of(&[("Direct Entry", 10_000)]));
    let wild = kinds(KindRules { weights: vec![weight(Dimension::Type, "Visit", -1.0)], ..KindRules::default() });
    assert!(data().compare(&[Model::Linear], &[Dimension::Team], &wild).is_err());
}

#[test]
fn kinds_of_touch_are_left_out() {
    let out = |by, name: &str| {
        let excluded = vec![Excluded { by, name: name.to_owned() }];
        EligibilityRules { excluded, ..EligibilityRules::default() }
    };
    let half = |a: &'static str, b: &'static str| of(&[(a, 5_000), (b, 5_000)]);
    assert_eq!(credit("last", &out(Dimension::Type, "Visit")), of(&[("Call", 10_000)]));
    assert_eq!(credit("last-campaign", &out(Dimension::Campaign, "Spring")), of(&[("Direct Entry", 10_000)]));
    let ann = kinds(KindRules { persons: vec!["Ann".to_owned()], ..KindRules::default() });
    assert_eq!(credit("linear", &ann), half("Banner ads", "Call"));
    // Three touches are at or before the creation of the opportunity.
    let before = kinds(KindRules { before_opportunity: true, ..KindRules::default() });
    assert_eq!(credit("last", &before), of(&[("Banner ads", 10_000)]));
}

#[test]
fn persons_are_listed_with_their_touches() {
    let few = data();
    let persons = &few.facts().persons;
    let listed: Vec<(&str, u64)> = persons.names.iter().map(|(name, touches)| (name.as_str(), *touches)).collect();
    // Those with most touches first.
    assert_eq!((listed.as_slice(), persons.left_off), (&[("Ann", 3), ("Bo", 2)][..], 0));
    let mut many = "Deal,Date,Channel,Person,Team,Stage,Amount,Close date\n".to_owned();
    for at in 0..502 {
        many += &format!("D{at},2025-01-01,Call,Person {at:03},Sales,Won,1,2025-02-01\n");
    }
    many += "D0,2025-01-02,Call,Person 501,Sales,Won,1,2025-02-01\nD0,2025-01-03,Call,,Sales,Won,1,2025-02-01\n";
    let data = reading::read(&[("touches.csv", many.as_bytes())]).expect("a dataset");
    let persons = &data.facts().persons;
    assert_eq!((persons.names.len(), persons.left_off), (500, 2));
    assert_eq!(persons.names[..2], [("Person 501".to_owned(), 2), ("Person 000".to_owned(), 1)]);
}

/// Members of campaigns with a type and a status: two sent, two responded.
const MEMBERS: &str = "\
Deal,Date,Channel,Activity type,Member Status,Stage,Amount,Close date
A,2025-01-02,Email,Newsletter,Responded,Won,100,2025-02-01
A,2025-01-03,Event,Webinar,Sent,Won,100,2025-02-01
A,2025-01-04,Event,Webinar,Responded,Won,100,2025-02-01
A,2025-01-05,Email,Newsletter,Sent,Won,100,2025-02-01
";

#[test]
fn the_status_of_members_is_a_kind_once_its_column_is_the_type() {
    let file = |choices: FileChoices| {
        let choices = Choices { files: vec![("members.csv".to_owned(), choices)], ..Choices::default() };
        reading::read_as(&[("members.csv", MEMBERS.as_bytes())], choices).expect("a dataset")
    };
    let plain = file(FileChoices::default());
    let offers = plain.facts().decisions.iter().any(|decision| {
        matches!(&decision.subject, Subject::Column { role: Role::TouchType, .. })
            && decision.alternatives.iter().any(|one| one.value == "Member Status")
    });
    assert!(offers, "the status is an alternative of the type: {:?}", plain.facts().decisions);
    let types = |data: &Dataset| -> Vec<(String, u64)> {
        let of = data.facts().kinds.iter().filter(|(by, ..)| *by == Dimension::Type);
        of.map(|(_, name, touches)| (name.clone(), *touches)).collect()
    };
    assert_eq!(types(&plain), [("Newsletter".to_owned(), 2), ("Webinar".to_owned(), 2)]);
    let chosen = || {
        file(FileChoices { roles: vec![("Member Status".to_owned(), Some(Role::TouchType))], ..FileChoices::default() })
    };
    assert_eq!(types(&chosen()), [("Responded".to_owned(), 2), ("Sent".to_owned(), 2)]);
    let credit = |rules: &EligibilityRules| {
        let (views, _) = chosen().compare(&[Model::Linear], &[Dimension::Type], rules).expect("settings in range");
        let view = &views[0];
        let rows = view.groups.iter().enumerate().map(|(at, group)| (group.name.clone(), view.amount(0, at)));
        rows.filter(|(_, amount)| *amount != 0).collect::<Vec<_>>()
    };
    // With 0.25 for Sent, the weights are 1, 0.25, 1 and 0.25, which sum to 2.5; 2 of it are of Responded.
    let sent = KindWeight { by: Dimension::Type, name: "Sent".to_owned(), weight: 0.25 };
    let weighed = credit(&kinds(KindRules { weights: vec![sent], ..KindRules::default() }));
    assert_eq!(weighed, of(&[("Responded", 8_000), ("Sent", 2_000)]));
    let excluded = vec![Excluded { by: Dimension::Type, name: "Sent".to_owned() }];
    let left = credit(&EligibilityRules { excluded, ..EligibilityRules::default() });
    assert_eq!(left, of(&[("Responded", 10_000)]));
}

#[test]
fn a_deal_without_an_opportunity_keeps_its_touches() {
    let csv = "Deal,Date,Channel,Team,Stage,Amount,Close date,Opportunity created\n\
        D1,2025-01-01,Call,Sales,Won,10,2025-02-01,\nD2,2025-01-09,Call,Sales,Won,10,2025-02-01,2025-01-02\n";
    let before = kinds(KindRules { before_opportunity: true, ..KindRules::default() });
    let mut data = reading::read(&[("touches.csv", csv.as_bytes())]).expect("a dataset");
    let (views, _) = data.compare(&[Model::Last], &[Dimension::Team], &before).expect("settings in range");
    // D2 has no touch before its opportunity: its revenue is unattributed, and none is lost.
    assert_eq!(views[0].amounts, [1_000, 1_000]);
}
