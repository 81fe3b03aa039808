//! Rows with several touches side by side: `Touch 1`, `Touch 1 date`, `Touch 2`...

use std::collections::BTreeMap;

use super::fold;

/// Where the parts of one of the touches of a row stand.
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

/// The touches that a header lays side by side, in order; none where it does not.
pub fn wide(header: &[String]) -> Vec<WideTouch> {
    #[derive(Default)]
    struct Parts {
        channel: Option<usize>,
        time: Option<usize>,
        campaign: Option<usize>,
        team: Option<usize>,
    }
    let mut touches: BTreeMap<u32, Parts> = BTreeMap::new();
    for (at, name) in header.iter().enumerate() {
        let Some((number, base)) = numbered(name).or_else(|| milestone(name)) else { continue };
        let has = |words: &[&str]| words.iter().any(|word| base.contains(word));
        let parts = touches.entry(number).or_default();
        let place = if has(&["date", "time", "дата", "время"]) {
            &mut parts.time
        } else if has(&["team", "owner", "команда", "отдел"]) {
            &mut parts.team
        } else if has(&["campaign", "кампания"]) {
            &mut parts.campaign
        } else if (number > MILESTONES && base.is_empty())
            || has(&["touch", "channel", "source", "step", "interaction", "medium", "канал", "касание", "шаг"])
        {
            &mut parts.channel
        } else {
            continue;
        };
        place.get_or_insert(at);
    }
    let touches: Vec<WideTouch> = touches
        .into_values()
        .filter_map(|parts| {
            let channel = parts.channel.or(parts.campaign)?;
            Some(WideTouch { channel, time: parts.time, campaign: parts.campaign, team: parts.team })
        })
        .collect();
    if touches.len() > 1 { touches } else { Vec::new() }
}

/// Numbers above this one are those of milestones.
const MILESTONES: u32 = 1000;

/// The milestone that a name gives a touch, and the name without it: `First Touch Date`, `Opp Creation Touch`, `Latest source`.
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
    // Details of a source are no touches of their own, and a count of touches is none either.
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
    (is_touch || is_part).then(|| (MILESTONES + number, rest.replace(' ', "")))
}

/// The number in a name, and the name without it; only where there is one number, and not a long one.
fn numbered(name: &str) -> Option<(u32, String)> {
    let start = name.find(|c: char| c.is_ascii_digit())?;
    let rest = &name[start..];
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let after = &rest[digits..];
    if digits > 3 || after.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some((rest[..digits].parse().ok()?, fold(&format!("{} {after}", &name[..start]))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, expected: &[(usize, Option<usize>)]) {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        let got: Vec<_> = wide(&header).iter().map(|t| (t.channel, t.time)).collect();
        assert_eq!(got, expected, "{header:?}");
    }

    #[test]
    fn touches_side_by_side_are_found() {
        check("Deal,Touch 1,Touch 1 date,Touch 2,Touch 2 date,ARR", &[(1, Some(2)), (3, Some(4))]);
        check("deal,channel_1,channel_2,date_1,date_2", &[(1, Some(3)), (2, Some(4))]);
        check("deal,channel_10,channel_9", &[(2, None), (1, None)]);
        check("deal,date,channel", &[]);
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
