//! Folds column names, so that `Deal ID`, `deal_id` and `Opportunity: Deal ID` are equal.

/// Objects that precede the name of a field: `Opportunity: Stage`, `Campaign:External_Id__c`.
const OBJECTS: [&str; 11] = [
    "opportunity",
    "deal",
    "campaign",
    "account",
    "contact",
    "lead",
    "company",
    "session",
    "stage",
    "property",
    "properties",
];
/// Fields that name the object before them rather than themselves.
const OWN_NAMES: [&str; 5] = ["id", "externalid", "name", "recordid", "fullname"];

/// Folds a column name: drops case, white space, units, and the marks and prefixes that tools add.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut text = name.trim().trim_start_matches('\u{feff}').to_lowercase();
    for prefix in ["property_", "properties_", "bizible2__"] {
        if let Some(rest) = text.strip_prefix(prefix) {
            text = rest.to_owned();
        }
    }
    for suffix in ["__c", "_c"] {
        if let Some(rest) = text.strip_suffix(suffix) {
            text = rest.to_owned();
        }
    }
    if let Some((object, field)) = text.split_once([':', '.']) {
        let (object, field) = (letters(object), letters(field.trim_end_matches("__c")));
        if OBJECTS.contains(&object.as_str()) && !field.is_empty() {
            return match (OWN_NAMES.contains(&field.as_str()), field.as_str()) {
                (true, "name" | "fullname") => object + "name",
                (true, _) => object + "id",
                // `session.channel` is a channel, and `stage.name` a stage.
                _ => field,
            };
        }
    }
    // A unit or currency after the name: `Amount (EUR)`, `Сумма, руб.`, `Amount €`. A longer text is part of the name.
    let (bare, unit) = text.split_once(['(', ',', '[']).unwrap_or((&text, ""));
    let folded = letters(bare);
    if folded.is_empty() || letters(unit).chars().count() > 4 { letters(&text) } else { folded }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Endings of a heading for one team's share: `Sales %`, `Marketing share`, `Доля продаж`.
const SHARE_WORDS: [&str; 4] = [" %", " share", " credit %", " доля"];

/// The team whose share a column holds, by its name: `Sales` for `Sales %`.
#[must_use]
pub fn share_of(name: &str) -> Option<&str> {
    let lower = name.to_lowercase();
    let suffix = SHARE_WORDS.iter().find(|word| lower.ends_with(**word))?;
    let team = name.get(..name.len() - suffix.len())?.trim();
    let attributed = ["attribution", "probability", "discount", "вероятность"];
    (!team.is_empty() && !attributed.contains(&fold(team).as_str())).then_some(team)
}

/// Whether a name contains a common word for a team.
///
/// Among columns of percentages, one such name proves that they are team shares, not discounts or probabilities.
#[must_use]
pub fn is_team(name: &str) -> bool {
    const WORDS: [&str; 9] =
        ["sales", "marketing", "sdr", "bdr", "partner", "success", "presales", "продаж", "маркетинг"];
    let name = name.to_lowercase();
    WORDS.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_their_dress() {
        for (name, expected) in [
            ("Deal ID", "dealid"),
            ("deal_id", "dealid"),
            ("bizible2__Touchpoint_Date__c", "touchpointdate"),
            ("Opportunity: Close Date", "closedate"),
            ("Campaign:External_Id__c", "campaignid"),
            ("Account.Name", "accountname"),
            ("External_Id__c", "externalid"),
            ("session.channel", "channel"),
            ("stage.name", "stagename"),
            ("associated_sdr_c", "associatedsdr"),
            ("Сумма сделки, руб.", "суммасделки"),
            ("Amount €", "amount"),
            ("Amount (EUR)", "amount"),
            ("Revenue (W-Shaped)", "revenuewshaped"),
            ("Won?", "won"),
            ("\u{feff}Date", "date"),
            ("%", ""),
        ] {
            assert_eq!(fold(name), expected, "{name}");
        }
    }

    #[test]
    fn a_share_column_names_its_team() {
        assert_eq!(share_of("Sales %"), Some("Sales"));
        assert_eq!(share_of("Field Marketing share"), Some("Field Marketing"));
        assert_eq!(share_of("Probability %"), None);
        assert_eq!(share_of("Sales"), None);
        assert_eq!(share_of(" %"), None);
    }
}
