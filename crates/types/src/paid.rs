//! Recognises paid channels by their names.

/// Words for paid traffic.
pub const PAID: [&str; 58] = [
    "paid",
    "cpc",
    "ppc",
    "cpm",
    "cpv",
    "cpa",
    "cpl",
    "cpi",
    "sem",
    "ad",
    "ads",
    "adwords",
    "adsense",
    "advert",
    "adverts",
    "advertising",
    "advertisement",
    "advertisements",
    "sponsored",
    "sponsoring",
    "sponsorship",
    "display",
    "banner",
    "banners",
    "retargeting",
    "remarketing",
    "programmatic",
    "affiliate",
    "affiliates",
    "pmax",
    "bezahlt",
    "bezahlte",
    "anzeige",
    "anzeigen",
    "werbung",
    "payant",
    "payante",
    "publicité",
    "pago",
    "pagada",
    "anuncio",
    "anuncios",
    "publicidad",
    "реклама",
    "рекламный",
    "рекламная",
    "платный",
    "платная",
    "платные",
    "платного",
    "контекст",
    "контекстная",
    "таргет",
    "таргетированная",
    "ретаргетинг",
    "баннер",
    "баннеры",
    "медийная",
];
/// Words that say the contrary.
pub const UNPAID: [&str; 12] = [
    "organic",
    "unpaid",
    "non",
    "not",
    "no",
    "free",
    "earned",
    "owned",
    "kostenlos",
    "gratis",
    "органика",
    "бесплатный",
];

/// Whether the name of a channel says that its touches are paid for, as in `google / cpc`, `LinkedIn Ads` or `Display`.
#[must_use]
pub fn is_paid(channel: &str) -> bool {
    let name = channel.to_lowercase();
    // A group of Google Analytics: ads that Google places in several of its networks.
    if name == "cross-network" {
        return true;
    }
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    words.clone().any(|word| PAID.contains(&word)) && !words.any(|word| UNPAID.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paid_channels_are_told_by_their_words() {
        for name in [
            "Paid Search",
            "google / cpc",
            "LinkedIn Ads",
            "Display",
            "facebook_ads",
            "Таргет ВК",
            "Werbung",
            "Cross-network",
        ] {
            assert!(is_paid(name), "{name}");
        }
        for name in ["Organic Search", "Download", "Non-paid social", "Webinar", "Adobe webinar", "", "Advisor call"] {
            assert!(!is_paid(name), "{name}");
        }
    }
}
