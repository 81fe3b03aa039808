//! Which team a channel seems to belong to, by its name: only where the data names no teams, and always marked as a guess.

use fairshare_engine::team::Rule;
use fairshare_engine::view::By;

use self::Guess::{Marketing, Partner, Sales, Sdr};

/// A team that channels speak of; the page's language has a name for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// Marketing.
    Marketing,
    /// Sales.
    Sales,
    /// Those who call first.
    Sdr,
    /// Partners.
    Partner,
}

/// Words in a channel's name and the teams they speak of, the more telling first. What happens face to face is both teams'.
const WORDS: [(&str, &[Guess]); 5] = [
    (
        "conference trade show tradeshow expo booth field event dinner roadshow summit конференция выставка форум ужин стенд",
        &[Marketing, Sales],
    ),
    ("sdr bdr cold outbound prospecting холодный", &[Sdr]),
    ("partner referral reseller affiliate alliance партнёр партнер рекомендация", &[Partner]),
    (
        "call meeting demo proposal negotiation visit poc trial presales linkedin inmail звонок встреча демо презентация кп",
        &[Sales],
    ),
    (
        "form webinar ad ads paid cpc ppc seo search social organic display content blog newsletter email e-mail mail guide \
         whitepaper ebook download video web website retargeting google facebook instagram youtube podcast pr press \
         сайт реклама вебинар рассылка контекст таргет поиск соцсети статья форма",
        &[Marketing],
    ),
];

/// The teams that a channel's name speaks of; none where it says nothing.
#[must_use]
pub fn teams(channel: &str) -> &'static [Guess] {
    let lower = channel.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // Endings differ: calls, звонки; short words have to be whole.
    let like = |word: &str, known: &str| {
        let stem: String = known.chars().take(known.chars().count().saturating_sub(1).max(4)).collect();
        word == known || (known.chars().count() > 3 && word.starts_with(&stem))
    };
    let speaks = |known: &str| known.split_ascii_whitespace().any(|known| words.iter().any(|word| like(word, known)));
    WORDS.iter().find(|(known, _)| speaks(known)).map_or(&[], |(_, teams)| teams)
}

/// Rules for channels that have none, with the names that teams have in a language: guesses, worth something only where they tell at least two teams apart.
#[must_use]
pub fn rules(channels: &[(String, u64)], known: &[Rule], named: impl Fn(Guess) -> &'static str) -> Vec<Rule> {
    let said = |channel: &str| known.iter().any(|rule| rule.by == By::Channel && rule.name == channel);
    let open = channels.iter().map(|(channel, _)| channel).filter(|channel| !said(channel));
    let guessed: Vec<Rule> = open
        .filter(|channel| !teams(channel).is_empty())
        .map(|channel| Rule {
            by: By::Channel,
            name: channel.clone(),
            shares: teams(channel).iter().map(|team| (named(*team).to_owned(), 1.0)).collect(),
        })
        .collect();
    let mut teams: Vec<&str> =
        guessed.iter().chain(known).flat_map(|rule| rule.shares.iter().map(|(t, _)| t.as_str())).collect();
    teams.sort_unstable();
    teams.dedup();
    if teams.len() > 1 { guessed } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_speak_of_teams() {
        for (channel, expected) in [
            ("Call", &[Sales][..]),
            ("Sales calls", &[Sales]),
            ("Звонок", &[Sales]),
            ("Webinar", &[Marketing]),
            ("Google Ads", &[Marketing]),
            ("paid_social", &[Marketing]),
            ("SDR email", &[Sdr]),
            ("Partner Referral", &[Partner]),
            ("Conference dinner", &[Marketing, Sales]),
            ("Trade Show", &[Marketing, Sales]),
            ("direct", &[]),
            ("Adrian", &[]),
            ("unknown", &[]),
            ("", &[]),
        ] {
            assert_eq!(teams(channel), expected, "{channel}");
        }
    }

    #[test]
    fn one_team_alone_is_no_comparison() {
        let channels = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), 1)).collect::<Vec<_>>();
        let name = |team: Guess| if team == Sales { "Sales" } else { "Marketing" };
        assert!(rules(&channels(&["Webinar", "Google Ads", "direct"]), &[], name).is_empty());
        let guessed = rules(&channels(&["Webinar", "Call", "direct"]), &[], name);
        assert_eq!(guessed.iter().map(|rule| rule.name.as_str()).collect::<Vec<_>>(), ["Webinar", "Call"]);
        let more = rules(&channels(&["Webinar", "Call", "Demo"]), &guessed, name);
        assert_eq!(more.iter().map(|rule| rule.name.as_str()).collect::<Vec<_>>(), ["Demo"]);
    }
}
