//! The samples that `cargo xtask sample` writes with a seeded generator: *A B2B year* and *A raw HubSpot export*.
//!
//! They use only integer arithmetic, so the same seed gives the same bytes everywhere, and a test compares the committed
//! files with the generator's output.

pub mod calendar;
mod catalogue;
mod hubspot;
mod journey;
mod mistake;
pub mod random;
mod story;

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use calendar::{LAST_DAY, Moment};
use catalogue::Activity;
use random::SplitMix64;
use story::{Deal, Outcome};

/// The seed of the committed files.
const SEED: u64 = 2005;
/// Deals in the year.
const DEALS: usize = 604;

/// The two files of a sample, as text.
struct Sample {
    touches: String,
    deals: String,
}

/// Writes the samples into `assets/samples` below the project's root.
///
/// # Errors
/// If a file cannot be written.
pub fn run(root: &Path) -> io::Result<()> {
    let sample = b2b_year(SEED);
    let folder = root.join("assets").join("samples");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("b2b-year-touches.csv"), sample.touches)?;
    fs::write(folder.join("b2b-year-deals.csv"), sample.deals)?;
    fs::write(folder.join("hubspot-report.csv"), hubspot::report(hubspot::SEED))
}

/// A row of the file of touches.
#[derive(Clone)]
struct Row {
    deal: String,
    account: String,
    date: String,
    channel: &'static str,
    campaign: &'static str,
    kind: &'static str,
    person: String,
    team: &'static str,
    cost: String,
}

impl Row {
    fn new(id: &str, deal: &Deal, at: Moment, activity: &Activity) -> Self {
        Self {
            deal: id.to_owned(),
            account: deal.account.clone(),
            date: at.to_string(),
            channel: activity.channel,
            campaign: activity.campaign,
            kind: activity.kind,
            person: deal.person(activity.person),
            team: activity.team,
            cost: if activity.cost > 0 { activity.cost.to_string() } else { String::new() },
        }
    }

    fn write(&self, out: &mut String) {
        let Self { deal, account, date, channel, campaign, kind, person, team, cost } = self;
        let cells: [&str; 9] = [deal, account, date, channel, campaign, kind, person, team, cost];
        out.push_str(&cells.join(","));
        out.push('\n');
    }
}

fn b2b_year(seed: u64) -> Sample {
    let mut random = SplitMix64::new(seed);
    let deals = story::year(&mut random, DEALS);
    let id = |index: usize| format!("D-{:04}", index + 1);

    let mut rows: Vec<Vec<Row>> = deals
        .iter()
        .enumerate()
        .map(|(i, deal)| deal.touches.iter().map(|touch| Row::new(&id(i), deal, touch.at, &touch.activity)).collect())
        .collect();
    mistake::make(&mut random, &deals, &mut rows);

    let mut touches = String::from("Deal ID,Account,Date,Channel,Campaign,Touch type,Person,Team,Cost\n");
    rows.iter().flatten().for_each(|row| row.write(&mut touches));
    let mut file = String::from(
        "Deal ID,Deal name,Account,Stage,Amount,Currency,Lead created,Opportunity created,Close date,Owner,Segment\n",
    );
    // One deal is listed twice, as after a merge of two exports.
    let twice = random.between(1, DEALS as i32 - 1) as usize;
    for (index, deal) in deals.iter().enumerate() {
        for _ in 0..=usize::from(index == twice) {
            write_deal(&mut file, &id(index), deal);
        }
    }
    Sample { touches, deals: file }
}

fn write_deal(out: &mut String, id: &str, deal: &Deal) {
    let Deal { account, amount, close, owner, segment, .. } = deal;
    let date = |day: Option<calendar::Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let product = match segment.name {
        "SMB" => "Starter",
        "Mid-market" => "Team",
        _ => "Group",
    };
    // Writing to a `String` cannot fail.
    let _ = writeln!(
        out,
        "{id},{account} {product},{account},{},{amount},EUR,{},{},{close},{owner},{}",
        stage(deal),
        date(deal.lead),
        date(deal.opportunity),
        segment.name
    );
}

/// The deal's stage, as the sales process names it.
fn stage(deal: &Deal) -> &'static str {
    match (deal.outcome, deal.opportunity) {
        (Outcome::Won, _) => "Closed Won",
        (Outcome::Lost, _) => "Closed Lost",
        (Outcome::Open, None) => "Qualification",
        (Outcome::Open, Some(_)) if deal.close.0 - LAST_DAY.0 > 45 => "Demo",
        (Outcome::Open, Some(_)) if deal.close.0 - LAST_DAY.0 > 15 => "Proposal",
        (Outcome::Open, Some(_)) => "Negotiation",
    }
}

#[cfg(test)]
mod tests;
