use super::*;
use fairshare_types::guess::Team::{Marketing, Partner, Sales, Sdr};

fn candidate<'a>(name: &'a str, files: &[u64]) -> Candidate<'a> {
    let touches = files.iter().sum();
    Candidate {
        by: Dimension::Channel,
        name,
        touches,
        won_revenue: 100,
        files: files.to_vec(),
        in_campaigns: 0,
        types: Vec::new(),
    }
}

fn teams_of(name: &str) -> TeamGuess {
    guess(&[candidate(name, &[1])], &[SourceFile { name: "touches.csv", columns: vec!["Deal", "Date", "Channel"] }])
        .remove(0)
}

fn check(cases: &[(&str, &[Team])]) {
    for (name, expected) in cases {
        let guess = teams_of(name);
        assert_eq!(guess.teams, *expected, "{name}: {}", guess.why);
    }
}

#[test]
fn activities_of_russian_crms_speak_of_teams() {
    check(&[
        ("Звонок", &[Sales]),
        ("Встреча", &[Sales]),
        ("Задача", &[Sales]),
        ("Дело", &[Sales]),
        ("Визит", &[Sales]),
        ("CRM-форма", &[Marketing]),
        ("Сайт", &[Marketing]),
        ("Заявка с сайта", &[Marketing]),
        ("Письмо", &[]),
        ("Чат", &[]),
        ("Открытая линия", &[]),
        ("WhatsApp", &[]),
    ]);
}

#[test]
fn channels_speak_of_teams() {
    check(&[
        ("Call", &[Sales]),
        ("Sales calls", &[Sales]),
        ("Webinar", &[Marketing]),
        ("Google Ads", &[Marketing]),
        ("paid_social", &[Marketing]),
        ("PaidSearch", &[Marketing]),
        ("Organic Search", &[Marketing]),
        ("SDR email", &[Sdr]),
        ("BDR outreach", &[Sdr]),
        ("Sales Development", &[Sdr]),
        ("Partner Referral", &[Partner]),
        ("Referral partner", &[Partner]),
        ("Referral", &[Marketing]),
        ("Outbound", &[Sales]),
        ("Cold call", &[Sales]),
        ("Conference call", &[Sales]),
        ("Demo request form", &[Marketing]),
        ("Website visit", &[Marketing]),
        ("On-site visit", &[Sales]),
        ("Marketing email", &[Marketing]),
        ("Sales email", &[Sales]),
        ("Email campaign", &[Marketing]),
        ("Email sequence", &[Sales]),
        ("LinkedIn Ads", &[Marketing]),
        ("WhatsApp newsletter", &[Marketing]),
        ("Conference dinner", &[Marketing, Sales]),
        ("Trade Show", &[Marketing, Sales]),
        ("Field event", &[Marketing, Sales]),
    ]);
}

#[test]
fn languages_of_the_users_are_known() {
    check(&[
        ("Звонок", &[Sales]),
        ("Входящие звонки", &[Sales]),
        ("Встреча", &[Sales]),
        ("Яндекс.Директ", &[Marketing]),
        ("ВКонтакте", &[Marketing]),
        ("Avito", &[Marketing]),
        ("Рассылка", &[Marketing]),
        ("Партнёры", &[Partner]),
        ("Выставка", &[Marketing, Sales]),
        ("Telefongespräch", &[Sales]),
        ("Kundentermin", &[Sales]),
        ("Suchmaschinenwerbung", &[Marketing]),
        ("Hannover Messe", &[Marketing, Sales]),
        ("Rendez-vous", &[Sales]),
        ("Publicité", &[Marketing]),
        ("Llamada", &[Sales]),
        ("Reunião", &[Sales]),
        ("Telefonata", &[Sales]),
        ("Nieuwsbrief", &[Marketing]),
        ("Spotkanie", &[Sales]),
        ("Nyhetsbrev", &[Marketing]),
        ("Toplantı", &[Sales]),
        ("広告", &[Marketing]),
        ("商談", &[Sales]),
    ]);
}

#[test]
fn what_says_nothing_stays_open() {
    for (name, why) in [
        ("WhatsApp", GuessReason::AnyTeam),
        ("Telegram", GuessReason::AnyTeam),
        ("Email", GuessReason::EmailSender),
        ("E-mail", GuessReason::EmailSender),
        ("direct", GuessReason::Unknown),
        ("Adrian", GuessReason::Unknown),
        ("Salesforce", GuessReason::Unknown),
        ("", GuessReason::Unknown),
        ("Site visit", GuessReason::WordsDiffer),
    ] {
        let guess = teams_of(name);
        assert_eq!((guess.teams, guess.sure, guess.why), (Vec::new(), false, why), "{name}");
    }
}

#[test]
fn the_file_decides_before_words() {
    let files = [
        SourceFile { name: "export1.csv", columns: vec!["Opportunity ID", "Task Subtype", "Assigned To"] },
        SourceFile { name: "campaign_members.csv", columns: vec!["Opportunity ID", "Member Status"] },
    ];
    let names = [
        candidate("Email", &[9, 0]),
        candidate("Nurture", &[0, 9]),
        candidate("E-Mail", &[0, 9]),
        candidate("Mail", &[5, 5]),
    ];
    let guesses = guess(&names, &files);
    let found: Vec<(&[Team], bool)> = guesses.iter().map(|guess| (guess.teams.as_slice(), guess.sure)).collect();
    assert_eq!(found, [(&[Sales][..], true), (&[Marketing], true), (&[Marketing], true), (&[], false)]);
    assert_eq!(guesses[0].why, GuessReason::File("export1.csv".to_owned()));
}

#[test]
fn a_file_of_all_teams_does_not_decide() {
    let files = [SourceFile { name: "activities.csv", columns: vec!["Deal", "Channel", "Activity type"] }];
    let names = [candidate("Google Ads", &[5]), candidate("Webinar", &[5]), candidate("Call", &[9])];
    let found: Vec<Vec<Team>> = guess(&names, &files).into_iter().map(|guess| guess.teams).collect();
    assert_eq!(found, [[Marketing], [Marketing], [Sales]]);
}

#[test]
fn an_email_of_a_campaign_is_of_marketing() {
    let files = [SourceFile { name: "a.csv", columns: Vec::new() }];
    let email = |in_campaigns| Candidate { in_campaigns, ..candidate("Email", &[10]) };
    let found = guess(&[email(9), email(3)], &files);
    assert_eq!(
        (&found[0].teams[..], found[0].sure, &found[0].why),
        (&[Marketing][..], false, &GuessReason::InCampaigns)
    );
    assert!(found[1].teams.is_empty());
}

#[test]
fn types_tell_who_sent_an_email() {
    let email = Candidate { types: vec![("Newsletter", 9), ("Call", 1)], ..candidate("Email", &[10]) };
    let found = guess(&[email], &[SourceFile { name: "a.csv", columns: Vec::new() }]).remove(0);
    assert_eq!((found.teams, found.why), (vec![Marketing], GuessReason::TypeWord("newsletter".to_owned())));
}

#[test]
fn a_guess_that_can_change_who_leads_is_open() {
    let of = |name: &str, won_revenue| TeamGuess { won_revenue, ..teams_of(name) };
    let certainty = |guesses: &[TeamGuess]| decision(guesses).map(|decision| decision.certainty);
    let sure = [of("Webinar", 600), of("Call", 500)];
    assert_eq!(certainty(&sure), Some(Certainty::Likely));
    let small = [of("Webinar", 600), of("Call", 500), of("WhatsApp", 50)];
    assert_eq!(certainty(&small), Some(Certainty::Likely));
    let open = [of("Webinar", 600), of("Call", 500), of("WhatsApp", 150)];
    assert_eq!(certainty(&open), Some(Certainty::Open));
    assert_eq!(certainty(&[of("Webinar", 600), of("direct", 900)]), None);
}
