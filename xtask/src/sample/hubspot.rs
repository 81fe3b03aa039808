//! *A raw HubSpot export*: a report of deals with their activities, as HubSpot writes it, before anybody has tidied it.
//!
//! No column names a team, the keys are numbers, campaigns are German and English, and a few rows are damaged. The
//! story is that of *A B2B year*, with fewer deals and another seed.

use std::fmt::Write as _;

use super::calendar::{Day, Moment};
use super::catalogue::{Activity, Person};
use super::journey::Touch;
use super::random::SplitMix64;
use super::story::{self, Deal, Outcome};

/// The seed of the committed file.
pub const SEED: u64 = 1871;
/// Deals in the report.
pub const DEALS: usize = 96;

const HEADER: &str = "Record ID - Deal,Deal Name,Associated Company,Deal Stage,Pipeline,Amount,Currency,\
                      Create Date - Deal,Close Date,Deal owner,Record ID - Activity,Activity type,Activity date,Campaign\n";

/// German names of the campaigns that the German office runs.
const GERMAN: [(&str, &str); 12] = [
    ("Search: capacity planning", "Suche: Kapazitätsplanung"),
    ("Social: finance leads", "Social: Leitung Finanzen"),
    ("Guide: First 90 days", "Leitfaden: Die ersten 90 Tage"),
    ("Customer stories", "Kundengeschichten"),
    ("Guide: The business case", "Leitfaden: Der Business Case"),
    ("Webinar: Planning in practice", "Webinar: Planung in der Praxis"),
    ("Webinar: From spreadsheet to plan", "Webinar: Von der Tabelle zum Plan"),
    ("Webinar: Budget season", "Webinar: Budgetsaison"),
    ("Harbourlight Forum", "Messe Hafenlicht-Forum"),
    ("Spring dinner", "Frühlingsessen"),
    ("Autumn dinner", "Herbstessen"),
    ("Top 50 accounts", "Top-50-Kunden"),
];

/// A row of the report: a deal with one of its activities.
#[derive(Clone)]
struct Row {
    deal: String,
    /// The cells that repeat with each activity of the deal: from its name to its owner.
    about: String,
    activity: u64,
    kind: &'static str,
    date: String,
    campaign: &'static str,
}

impl Row {
    fn write(&self, out: &mut String) {
        let Self { deal, about, activity, kind, date, campaign } = self;
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "{deal},{about},{activity},{kind},{date},{campaign}");
    }
}

/// The report, as text.
pub fn report(seed: u64) -> String {
    let mut random = SplitMix64::new(seed);
    let deals = story::year(&mut random, DEALS);
    let mut rows: Vec<Vec<Row>> = Vec::with_capacity(deals.len());
    for (index, deal) in deals.iter().enumerate() {
        // HubSpot's numbers grow with time, with gaps.
        let id = 9_810_400_000 + index as u64 * 7_919 + random.bits() % 7_000;
        let about = about(deal);
        let row = |touch: &Touch| Row {
            deal: id.to_string(),
            about: about.clone(),
            activity: 0,
            kind: kind(&touch.activity),
            date: touch.at.to_string(),
            campaign: campaign(&touch.activity),
        };
        rows.push(deal.touches.iter().map(row).collect());
    }
    let mut number = 61_200_000_000;
    for row in rows.iter_mut().flatten() {
        number += 1 + random.bits() % 9_000;
        row.activity = number;
    }
    damage(&mut random, &deals, &mut rows);
    let mut out = String::from(HEADER);
    rows.iter().flatten().for_each(|row| row.write(&mut out));
    out
}

/// The cells of a deal behind its number.
fn about(deal: &Deal) -> String {
    let Deal { account, amount, close, owner, segment, .. } = deal;
    let created = deal.opportunity.or(deal.lead).map(|day| day.to_string()).unwrap_or_default();
    let stage = match deal.outcome {
        Outcome::Won => "Closed won",
        Outcome::Lost => "Closed lost",
        Outcome::Open if deal.opportunity.is_some() => "Contract sent",
        Outcome::Open => "Appointment scheduled",
    };
    let product = if segment.extra == 0 { "Starter" } else { "Team" };
    let pipeline = if segment.extra == 2 { "Enterprise Pipeline" } else { "Sales Pipeline" };
    format!("{account} - {product},{account} GmbH,{stage},{pipeline},{amount},EUR,{created},{close},{owner}")
}

/// What HubSpot calls this kind of activity.
fn kind(activity: &Activity) -> &'static str {
    match (activity.channel, activity.kind) {
        (_, "Ad click") => "Ad interaction",
        ("Website", "Download") => "Form submission",
        ("Website", _) => "Page view",
        ("E-mail", _) => "Marketing email",
        ("Outreach", _) => "Sales email",
        ("Webinar", _) => "Webinar",
        ("Event", "Booth visit") => "Trade show",
        ("Event", _) => "Dinner",
        ("Account programme", _) => "WhatsApp",
        ("Partner", "Introduction") => "Partner referral",
        ("Demo", _) => "Demo",
        ("Call", _) => "Call",
        _ => "Meeting",
    }
}

/// The campaign; calls and meetings of one person belong to none.
fn campaign(activity: &Activity) -> &'static str {
    if matches!(activity.person, Person::Owner | Person::Development) {
        return "";
    }
    GERMAN.iter().find(|(english, _)| *english == activity.campaign).map_or(activity.campaign, |(_, german)| german)
}

/// A fault that a row of the report has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A copy of the row above.
    Twice,
    /// A date that no calendar has, or none.
    Date(&'static str),
    /// What a spreadsheet writes for a missing value, in place of the activity's type.
    NoType,
    /// The deal was deleted before the report ran: its number is gone.
    NoDeal,
    /// The activity took place after the deal had closed.
    AfterClose,
}

/// Each fault, once a line.
pub const FAULTS: [Fault; 9] = [
    Fault::Twice,
    Fault::Twice,
    Fault::Twice,
    Fault::Date(""),
    Fault::Date("2025-02-30 09:15"),
    Fault::NoType,
    Fault::NoDeal,
    Fault::AfterClose,
    Fault::AfterClose,
];

/// Adds each fault beside a right row, each in another deal. Right rows stay as they are.
fn damage(random: &mut SplitMix64, deals: &[Deal], rows: &mut [Vec<Row>]) {
    let mut order: Vec<usize> = (0..deals.len()).filter(|&index| rows[index].len() > 4).collect();
    random.shuffle(&mut order);
    let mut order = order.into_iter();
    let mut number = 71_000_000_000;
    for fault in FAULTS {
        let Some(index) = order.find(|&index| fault != Fault::AfterClose || deals[index].outcome == Outcome::Won)
        else {
            continue;
        };
        let place = random.between(1, rows[index].len() as i32 - 2) as usize;
        let mut row = rows[index][place].clone();
        if fault != Fault::Twice {
            number += 1 + random.bits() % 9_000;
            row.activity = number;
        }
        match fault {
            Fault::Twice => {}
            Fault::Date(date) => date.clone_into(&mut row.date),
            Fault::NoType => row.kind = "#N/A",
            Fault::NoDeal => row.deal.clear(),
            Fault::AfterClose => {
                let day = Day(deals[index].close.0 + random.between(3, 12)).workday();
                row.date = Moment { day, minute: 600 }.to_string();
                row.kind = "Call";
                row.campaign = "";
                rows[index].push(row);
                continue;
            }
        }
        rows[index].insert(place + 1, row);
    }
}
