//! Rows with several touches side by side: `Touch 1`, `Touch 1 date`, `Touch 2`...

use std::collections::BTreeMap;

use super::heading::Heading;
use super::lexicon::Concept;
use super::tokens::words;
use fairshare_types::schema::Role;

/// Columns of one of the touches of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WideTouch {
    /// Column of its channel.
    pub channel: usize,
    /// Column of its time.
    pub time: Option<usize>,
    /// Column of its campaign.
    pub campaign: Option<usize>,
    /// Column of its team.
    pub team: Option<usize>,
}

/// Touches that a header lists side by side, in order; none if it does not.
#[must_use]
pub fn wide(header: &[String], headings: &[Heading]) -> Vec<WideTouch> {
    let groups = numbered_groups(header);
    if groups.is_empty() { dated_pairs(header, headings) } else { groups }
}

/// Columns of one touch, as they are found.
#[derive(Default)]
struct Parts {
    channel: Option<usize>,
    time: Option<usize>,
    campaign: Option<usize>,
    team: Option<usize>,
    /// A column whose heading names no part of a touch.
    other: Option<usize>,
}

/// Finds columns that differ only by a number or a milestone: `Canal 1`, `Fecha 1`, `Canal 2`.
fn numbered_groups(header: &[String]) -> Vec<WideTouch> {
    let mut touches: BTreeMap<u32, Parts> = BTreeMap::new();
    let mut parts_of: BTreeMap<String, Part> = BTreeMap::new();
    for (at, name) in header.iter().enumerate() {
        let Some((number, base)) = numbered(name).or_else(|| milestone(name)) else { continue };
        let parts = touches.entry(number).or_default();
        let part = if base.is_empty() && number > MILESTONES {
            Part::Channel
        } else {
            *parts_of.entry(base).or_insert_with_key(|base| Part::of(base))
        };
        let place = match part {
            Part::Time => &mut parts.time,
            Part::Team => &mut parts.team,
            Part::Campaign => &mut parts.campaign,
            Part::Channel => &mut parts.channel,
            Part::Other => &mut parts.other,
            Part::None => continue,
        };
        place.get_or_insert(at);
    }
    let touches: Vec<WideTouch> = touches
        .into_values()
        .filter_map(|parts| {
            // A column beside a date of its own is the touch, whatever its name.
            let other = parts.other.filter(|_| parts.time.is_some());
            let channel = parts.channel.or(parts.campaign).or(other)?;
            Some(WideTouch { channel, time: parts.time, campaign: parts.campaign, team: parts.team })
        })
        .collect();
    if touches.len() > 1 { touches } else { Vec::new() }
}

/// Part of its touch that a numbered column holds.
#[derive(Clone, Copy)]
enum Part {
    Channel,
    Time,
    Campaign,
    Team,
    Other,
    None,
}

impl Part {
    /// Classifies a name without its number.
    fn of(base: &str) -> Self {
        let heading = Heading::of(base);
        let says = |role: Role| heading.says.role(role) > 0;
        let touch = heading.says.of(Concept::Touch) >= 100;
        if says(Role::Time) {
            Self::Time
        } else if says(Role::Team) || says(Role::Owner) {
            Self::Team
        } else if says(Role::Campaign) {
            Self::Campaign
        } else if says(Role::Channel) || says(Role::TouchType) || says(Role::Sequence) || touch {
            if heading.says.has(Concept::Id) || heading.says.has(Concept::Count) { Self::None } else { Self::Channel }
        } else if heading.says.role(Role::Contact) > 0
            && !heading.says.has(Concept::Id)
            && !heading.says.has(Concept::Name)
        {
            Self::Other
        } else {
            Self::None
        }
    }
}

/// Finds columns with a date of their own: `Erstkontakt`, `Datum Erstkontakt`, `Letztkontakt`, `Datum Letztkontakt`.
fn dated_pairs(header: &[String], headings: &[Heading]) -> Vec<WideTouch> {
    let says = |at: usize| &headings[at].says;
    let is_date = |at: usize| says(at).role(Role::Time) > 0;
    let dates: Vec<usize> = (0..headings.len()).filter(|&at| is_date(at)).collect();
    if dates.len() < 2 {
        return Vec::new();
    }
    let words_of: Vec<Vec<String>> = header.iter().map(|name| words(name)).collect();
    let others =
        [Role::Stage, Role::Outcome, Role::Owner, Role::Team, Role::Value, Role::Cost, Role::JourneyId, Role::Closed];
    let of_date = |time: usize| {
        let name = &words_of[time];
        let is_part = |other: &Vec<String>| {
            !other.is_empty()
                && other.len() < name.len()
                && other.len() + 2 >= name.len()
                && other.iter().all(|word| name.contains(word))
        };
        let of = (0..header.len()).find(|&at| at != time && is_part(&words_of[at]))?;
        let is_other = is_date(of)
            || says(of).has(Concept::Status)
            || says(of).has(Concept::Id)
            || others.iter().any(|role| says(of).role(*role) > 0);
        (!is_other).then_some((of, time))
    };
    let mut pairs: Vec<(usize, usize)> = dates.into_iter().filter_map(of_date).collect();
    let touches = [Role::Contact, Role::Channel, Role::TouchType];
    let is_of_touch = |(of, _): &(usize, usize)| {
        says(*of).has(Concept::Touch) || touches.iter().any(|role| says(*of).role(*role) > 0)
    };
    if pairs.len() < 2 || !pairs.iter().any(is_of_touch) {
        return Vec::new();
    }
    pairs.sort_unstable();
    pairs
        .into_iter()
        .map(|(channel, time)| WideTouch { channel, time: Some(time), campaign: None, team: None })
        .collect()
}

/// Numbers above this one belong to milestones.
const MILESTONES: u32 = 1000;

/// Milestone in a name, and the rest of the name: `First Touch Date`, `Opp Creation Touch`, `Latest source`.
fn milestone(name: &str) -> Option<(u32, String)> {
    const NAMES: [(u32, &[&str]); 4] = [
        (1, &["first touch", "first interaction", "original source", "original traffic source", "первое касание"]),
        (2, &["lead creation", "lead conversion", "создание лида"]),
        (3, &["opp creation", "opportunity creation", "deal creation", "создание сделки"]),
        (
            4,
            &[
                "last touch",
                "last interaction",
                "latest source",
                "latest traffic source",
                "closing touch",
                "последнее касание",
            ],
        ),
    ];
    let text: String = name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let (number, known) = NAMES.iter().find_map(|(number, names)| {
        names.iter().find(|known| text.starts_with(**known)).map(|known| (*number, *known))
    })?;
    let rest = text[known.len()..].trim();
    // Details of a source and counts of touches are not touches themselves.
    let detail = ["drill", "detail", "data", "url", "page", "amount", "revenue", "count", "model", "credit", "id"];
    if rest.split(' ').any(|word| detail.contains(&word)) {
        return None;
    }
    let is_part =
        ["date", "time", "дата", "время", "team", "owner", "campaign", "touch", "channel", "source", "medium", "канал"]
            .iter()
            .any(|word| rest.contains(word));
    // `Lead creation` alone is a date; `First touch` alone is the touch.
    let is_touch = rest.is_empty() && matches!(number, 1 | 4);
    (is_touch || is_part).then(|| (MILESTONES + number, rest.to_owned()))
}

/// The number in a name, and the name without it, if there is one number of up to three digits.
fn numbered(name: &str) -> Option<(u32, String)> {
    let start = name.find(|c: char| c.is_ascii_digit())?;
    let rest = &name[start..];
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let after = &rest[digits..];
    if digits > 3 || after.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let base = format!("{} {after}", &name[..start]);
    Some((rest[..digits].parse().ok()?, base.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, expected: &[(usize, Option<usize>)]) {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        let headings: Vec<Heading> = header.iter().map(|name| Heading::of(name)).collect();
        let got: Vec<_> = wide(&header, &headings).iter().map(|t| (t.channel, t.time)).collect();
        assert_eq!(got, expected, "{header:?}");
    }

    #[test]
    fn touches_side_by_side_are_found() {
        check("Deal,Touch 1,Touch 1 date,Touch 2,Touch 2 date,ARR", &[(1, Some(2)), (3, Some(4))]);
        check("deal,channel_1,channel_2,date_1,date_2", &[(1, Some(3)), (2, Some(4))]);
        check("deal,channel_10,channel_9", &[(2, None), (1, None)]);
        check("deal,date,channel", &[]);
        check("Opportunity,Canal 1,Fecha 1,Canal 2,Fecha 2,Importe", &[(1, Some(2)), (3, Some(4))]);
        check("ID сделки,Канал 1,Дата 1,Канал 2,Дата 2", &[(1, Some(2)), (3, Some(4))]);
        check("Deal ID,Kontakt 1,Kontakt 1 Datum,Kontakt 2,Kontakt 2 Datum", &[(1, Some(2)), (3, Some(4))]);
        check("Deal ID,Contact 1 canal,Contact 1 date,Contact 2 canal,Contact 2 date", &[(1, Some(2)), (3, Some(4))]);
        check("Deal,Address 1,Address 2,Phone 1,Phone 2", &[]);
        check("Deal,Contact 1,Contact 2,Amount", &[]);
        check("Deal-ID,Erstkontakt,Datum Erstkontakt,Letztkontakt,Datum Letztkontakt", &[(1, Some(2)), (3, Some(4))]);
        check(
            "ID,Primer contacto,Fecha primer contacto,Último contacto,Fecha último contacto",
            &[(1, Some(2)), (3, Some(4))],
        );
        check("Deal ID,Lead status,Lead status date,Deal status,Deal status date,Channel", &[]);
        check("id,Original Source Drill-Down 1,date", &[]);
        check(
            "id,First Touch,First Touch Date,Opp Creation Touch,Opp Creation Date,Last Touch,Last Touch Date",
            &[(1, Some(2)), (3, Some(4)), (5, Some(6))],
        );
        check("id,Original source,Latest source,Amount", &[(1, None), (2, None)]);
        check("id,Lead Creation Date,Opportunity Creation Date,Amount", &[]);
        check("Deal,Lead created,Opportunity created,Closed,Amount", &[]);
    }
}
