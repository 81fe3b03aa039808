//! Teams guessed from names and files, for touches whose teams the data does not name.
//!
//! Evidence, strongest first: a team's name within the name; the file that a touch comes from; words of the name; words
//! of the touch types. A guess affects no number until the caller turns it into rules.

mod words;

use fairshare_types::decision::{Certainty, Decision, Subject};
use fairshare_types::dimension::Dimension;
use fairshare_types::guess::{GuessReason, Team, TeamGuess};
use fairshare_types::order;

use self::words::{Folded, NAMES_TEAM, Score, Scores, Sense, Words};

/// A channel, campaign or touch type without teams.
pub(crate) struct Candidate<'a> {
    pub by: Dimension,
    pub name: &'a str,
    /// Touches without a team.
    pub touches: u64,
    /// Their credit under the linear model.
    pub won_revenue: i64,
    /// Touches read from each file.
    pub files: Vec<u64>,
    /// Touches read that name a campaign.
    pub in_campaigns: u64,
    /// Its touch types, with their touches.
    pub types: Vec<(&'a str, u64)>,
}

/// A file that touches come from.
pub(crate) struct SourceFile<'a> {
    pub name: &'a str,
    pub columns: Vec<&'a str>,
}

/// Teams that the words of a name point to.
struct Heard {
    teams: Vec<Team>,
    word: String,
    sure: bool,
    /// Whether they name the team itself.
    named: bool,
}

/// The team that a file points to for all of its touches.
#[derive(Clone, Copy)]
struct Verdict {
    team: Team,
    sure: bool,
}

/// Guesses the teams of each candidate.
pub(crate) fn guess(candidates: &[Candidate<'_>], files: &[SourceFile<'_>]) -> Vec<TeamGuess> {
    let words = Words::new();
    let heard: Vec<Option<Heard>> = candidates.iter().map(|one| hear(&words, one.name)).collect();
    let verdicts: Vec<Option<Verdict>> = (0..files.len())
        .map(|at| judge(&words, &files[at]).filter(|verdict| !is_mixed(candidates, &heard, at, verdict.team)))
        .collect();
    let one = |(candidate, heard): (&Candidate<'_>, Option<Heard>)| {
        let (teams, sure, why) = decide(&words, candidate, heard, files, &verdicts);
        let Candidate { by, name, touches, won_revenue, .. } = *candidate;
        TeamGuess { by, name: name.to_owned(), teams, touches, won_revenue, sure, why }
    };
    candidates.iter().zip(heard).map(one).collect()
}

/// The teams of one candidate, whether they are sure, and why.
fn decide(
    words: &Words,
    candidate: &Candidate<'_>,
    heard: Option<Heard>,
    files: &[SourceFile<'_>],
    verdicts: &[Option<Verdict>],
) -> (Vec<Team>, bool, GuessReason) {
    if let Some(heard) = heard.as_ref().filter(|heard| heard.named) {
        return (heard.teams.clone(), heard.sure, GuessReason::TeamName(heard.word.clone()));
    }
    if let Some((verdict, file)) = verdict_of(candidate, files, verdicts) {
        let why = || GuessReason::File(file.to_owned());
        return match heard {
            // A meeting of both teams belongs to both, whichever tool logged it.
            Some(heard) if heard.teams.len() > 1 => (heard.teams, false, GuessReason::Word(heard.word)),
            Some(heard) => (vec![verdict.team], verdict.sure && heard.teams == [verdict.team], why()),
            None => (vec![verdict.team], verdict.sure, why()),
        };
    }
    let silent = match heard {
        Some(heard) if !heard.teams.is_empty() => return (heard.teams, heard.sure, GuessReason::Word(heard.word)),
        Some(_) => Some(GuessReason::WordsDiffer),
        None => None,
    };
    if let Some(heard) = hear_types(words, candidate) {
        return (heard.teams, heard.sure && silent.is_none(), GuessReason::TypeWord(heard.word));
    }
    let scores = words.of_name(&Folded::new(candidate.name));
    let speaks = |sense| scores.of(sense).weight > 0;
    let read: u64 = candidate.files.iter().sum();
    if silent.is_none() && speaks(Sense::Email) && read > 0 && candidate.in_campaigns * 5 >= read * 4 {
        return (vec![Team::Marketing], false, GuessReason::InCampaigns);
    }
    let why = silent.unwrap_or_else(|| match (speaks(Sense::Email), speaks(Sense::Open)) {
        (true, _) => GuessReason::EmailSender,
        (false, true) => GuessReason::AnyTeam,
        (false, false) => GuessReason::Unknown,
    });
    (Vec::new(), false, why)
}

/// The teams that the words of a name point to: `None` if to none, an empty list if to several equally.
fn hear(words: &Words, name: &str) -> Option<Heard> {
    let scores = words.of_name(&Folded::new(name));
    let score = |sense| scores.of(sense);
    let teams = [
        (Team::Marketing, score(Sense::Marketing)),
        (Team::Partner, score(Sense::Partner)),
        (Team::Sdr, score(Sense::Sdr)),
        (Team::Sales, score(Sense::Sales)),
    ];
    let mut named: Vec<&(Team, Score)> = teams.iter().filter(|(_, score)| score.strongest >= NAMES_TEAM).collect();
    if named.iter().any(|(team, _)| *team == Team::Sdr) {
        // "Sales development" names one team.
        named.retain(|(team, _)| *team != Team::Sales);
    }
    if let Some((_, first)) = named.first() {
        let teams: Vec<Team> = named.iter().map(|(team, _)| *team).collect();
        return Some(Heard { sure: teams.len() == 1, teams, word: first.word.clone(), named: true });
    }
    let joint = (vec![Team::Marketing, Team::Sales], score(Sense::Joint));
    let mut all: Vec<(Vec<Team>, Score)> = teams.into_iter().map(|(team, score)| (vec![team], score)).collect();
    all.push(joint);
    order::arrange_by_key(&mut all, |(_, entry)| std::cmp::Reverse(entry.weight));
    let second = all.get(1).map_or(0, |(_, score)| score.weight);
    let (teams, score) = all.into_iter().next()?;
    match score.weight {
        0 => None,
        weight if weight == second => Some(Heard { teams: Vec::new(), word: score.word, sure: false, named: false }),
        weight => {
            let sure = teams.len() == 1 && weight >= 2 && second * 2 <= weight;
            Some(Heard { teams, word: score.word, sure, named: false })
        }
    }
}

/// The teams of the touch types of a channel or campaign, if four in five of its touches agree.
fn hear_types(words: &Words, candidate: &Candidate<'_>) -> Option<Heard> {
    let mut sums: Vec<(Heard, u64)> = Vec::new();
    for (name, touches) in &candidate.types {
        let Some(heard) = hear(words, name).filter(|heard| !heard.teams.is_empty()) else { continue };
        match sums.iter_mut().find(|(known, _)| known.teams == heard.teams) {
            Some((known, sum)) => {
                known.sure &= heard.sure;
                *sum += touches;
            }
            None => sums.push((heard, *touches)),
        }
    }
    let (heard, touches) = sums.into_iter().max_by_key(|(_, touches)| *touches)?;
    (touches * 5 >= candidate.touches * 4).then_some(heard)
}

/// The team whose tool writes such a file, by its name and its columns.
pub(crate) fn team_of_file(file: &SourceFile<'_>) -> Option<Team> {
    judge(&Words::new(), file).map(|verdict| verdict.team)
}

/// The team whose tool writes such a file.
fn judge(words: &Words, file: &SourceFile<'_>) -> Option<Verdict> {
    let stem = file.name.rsplit_once('.').map_or(file.name, |(stem, _)| stem);
    let headings = file.columns.iter().map(|column| Folded::of_heading(column));
    let texts = std::iter::once(Folded::new(stem)).chain(headings);
    let scores: Vec<Scores> = texts.map(|text| words.of_file(&text)).collect();
    let sum = |sense| scores.iter().map(|scores| scores.of(sense).strongest).sum::<u32>();
    let (sales, marketing) = (sum(Sense::SalesFile), sum(Sense::MarketingFile));
    let (team, most, least) = match sales.cmp(&marketing) {
        std::cmp::Ordering::Greater => (Team::Sales, sales, marketing),
        _ => (Team::Marketing, marketing, sales),
    };
    (most >= 2 && least * 2 < most).then_some(Verdict { team, sure: most >= 3 && least * 3 <= most })
}

/// Whether the file's channel names point to other teams for more than a fifth of the touches, so that the file holds
/// touches of all teams.
fn is_mixed(candidates: &[Candidate<'_>], heard: &[Option<Heard>], file: usize, team: Team) -> bool {
    let (mut own, mut other) = (0, 0);
    for (candidate, heard) in candidates.iter().zip(heard) {
        let Some(heard) = heard.as_ref().filter(|heard| candidate.by == Dimension::Channel && heard.teams.len() == 1)
        else {
            continue;
        };
        let touches = candidate.files.get(file).copied().unwrap_or(0);
        if heard.teams == [team] {
            own += touches;
        } else {
            other += touches;
        }
    }
    other * 4 > own
}

/// The verdict that files with nine in ten of a candidate's touches agree on, and the first of these files.
fn verdict_of<'a>(
    candidate: &Candidate<'_>,
    files: &'a [SourceFile<'_>],
    verdicts: &[Option<Verdict>],
) -> Option<(Verdict, &'a str)> {
    let all: u64 = candidate.files.iter().sum();
    let of = |team: Team| {
        let spoken = candidate.files.iter().zip(verdicts).zip(files);
        let spoken = spoken.filter_map(|((touches, verdict), file)| Some((*touches, (*verdict)?, file.name)));
        let spoken: Vec<_> = spoken.filter(|(touches, verdict, _)| *touches > 0 && verdict.team == team).collect();
        let (_, verdict, name) = *spoken.first()?;
        let touches: u64 = spoken.iter().map(|(touches, ..)| touches).sum();
        (touches * 10 >= all * 9).then_some((verdict, name))
    };
    [Team::Marketing, Team::Sales].into_iter().find_map(of)
}

/// Whether guesses point to at least two teams; fewer give nothing to compare.
#[must_use]
pub fn compare_teams(guesses: &[TeamGuess]) -> bool {
    let mut teams: Vec<Team> = channels(guesses).flat_map(|guess| guess.teams.iter().copied()).collect();
    order::arrange(&mut teams, &Ord::cmp);
    teams.dedup();
    teams.len() > 1
}

/// Whether another answer to the unsure guesses could change which team has the most linear credit.
///
/// The leader keeps only its sure credit; a challenger gets all that is unsure.
#[must_use]
pub fn could_change_leader(guesses: &[TeamGuess]) -> bool {
    let part = |guess: &TeamGuess, team: Team| match guess.teams.contains(&team) {
        true => guess.won_revenue as f64 / guess.teams.len() as f64,
        false => 0.0,
    };
    let sum = |team: Team, sure: bool| {
        channels(guesses).filter(|guess| guess.sure || !sure).map(|guess| part(guess, team)).sum::<f64>()
    };
    let unsure: f64 = channels(guesses).filter(|guess| !guess.sure).map(|guess| guess.won_revenue as f64).sum();
    let present = |team: Team| {
        matches!(team, Team::Marketing | Team::Sales) || channels(guesses).any(|guess| guess.teams.contains(&team))
    };
    let teams: Vec<Team> = Team::ALL.into_iter().filter(|team| present(*team)).collect();
    let leader = teams.iter().copied().max_by(|a, b| sum(*a, false).total_cmp(&sum(*b, false)));
    let Some(leader) = leader else { return false };
    unsure > 0.0 && teams.iter().any(|&team| team != leader && sum(team, true) + unsure >= sum(leader, true))
}

/// The decision about guesses that nobody has confirmed: open if another answer could change who leads, else likely.
/// `None` if the guesses point to fewer than two teams.
#[must_use]
pub fn decision(guesses: &[TeamGuess]) -> Option<Decision> {
    if !compare_teams(guesses) {
        return None;
    }
    let names = |guess: &TeamGuess| {
        let teams: Vec<String> = guess.teams.iter().map(Team::to_string).collect();
        (guess.name.clone(), teams.join(" + "), guess.touches)
    };
    let certainty = if could_change_leader(guesses) { Certainty::Open } else { Certainty::Likely };
    Some(Decision::new(Subject::TeamsGuessed { names: channels(guesses).map(names).collect() }, certainty, ""))
}

/// The guesses for channels, as each touch has exactly one channel.
fn channels(guesses: &[TeamGuess]) -> impl Iterator<Item = &TeamGuess> {
    guesses.iter().filter(|guess| guess.by == Dimension::Channel)
}

#[cfg(test)]
mod tests;
