//! Which team a channel seems to belong to, by its name: only where the data names no teams, and always marked as a guess.

use fairshare_engine::team::Rule;
use fairshare_engine::view::By;

const MARKETING: &str = "Marketing";
const SALES: &str = "Sales";
const SDR: &str = "SDR";
const PARTNER: &str = "Partner";

/// Words in a channel's name and the teams they speak of, the more telling first. What happens face to face is both teams'.
const WORDS: [(&str, &[&str]); 5] = [
    (
        "conference trade show tradeshow expo booth field event dinner roadshow summit конференция выставка форум ужин стенд",
        &[MARKETING, SALES],
    ),
    ("sdr bdr cold outbound prospecting холодный", &[SDR]),
    ("partner referral reseller affiliate alliance партнёр партнер рекомендация", &[PARTNER]),
    (
        "call meeting demo proposal negotiation visit poc trial presales linkedin inmail звонок встреча демо презентация кп",
        &[SALES],
    ),
    (
        "form webinar ad ads paid cpc ppc seo search social organic display content blog newsletter email e-mail mail guide \
         whitepaper ebook download video web website retargeting google facebook instagram youtube podcast pr press \
         сайт реклама вебинар рассылка контекст таргет поиск соцсети статья форма",
        &[MARKETING],
    ),
];

/// The teams that a channel's name speaks of; none where it says nothing.
#[must_use]
pub fn teams(channel: &str) -> &'static [&'static str] {
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

/// Rules for channels that have none: guesses, worth something only where they tell at least two teams apart.
#[must_use]
pub fn rules(channels: &[(String, u64)], known: &[Rule]) -> Vec<Rule> {
    let said = |channel: &str| known.iter().any(|rule| rule.by == By::Channel && rule.name == channel);
    let open = channels.iter().map(|(channel, _)| channel).filter(|channel| !said(channel));
    let guessed: Vec<Rule> = open
        .filter(|channel| !teams(channel).is_empty())
        .map(|channel| Rule {
            by: By::Channel,
            name: channel.clone(),
            shares: teams(channel).iter().map(|team| ((*team).to_owned(), 1.0)).collect(),
        })
        .collect();
    let mut named: Vec<&str> =
        guessed.iter().chain(known).flat_map(|rule| rule.shares.iter().map(|(t, _)| t.as_str())).collect();
    named.sort_unstable();
    named.dedup();
    if named.len() > 1 { guessed } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_speak_of_teams() {
        for (channel, expected) in [
            ("Call", &["Sales"][..]),
            ("Sales calls", &["Sales"]),
            ("Звонок", &["Sales"]),
            ("Webinar", &["Marketing"]),
            ("Google Ads", &["Marketing"]),
            ("paid_social", &["Marketing"]),
            ("SDR email", &["SDR"]),
            ("Partner Referral", &["Partner"]),
            ("Conference dinner", &["Marketing", "Sales"]),
            ("Trade Show", &["Marketing", "Sales"]),
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
        assert!(rules(&channels(&["Webinar", "Google Ads", "direct"]), &[]).is_empty());
        let guessed = rules(&channels(&["Webinar", "Call", "direct"]), &[]);
        assert_eq!(guessed.iter().map(|rule| rule.name.as_str()).collect::<Vec<_>>(), ["Webinar", "Call"]);
        let more = rules(&channels(&["Webinar", "Call", "Demo"]), &guessed);
        assert_eq!(more.iter().map(|rule| rule.name.as_str()).collect::<Vec<_>>(), ["Demo"]);
    }
}
