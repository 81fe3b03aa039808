//! The default channel groups of Google Analytics 4 for manual traffic, in the order of its help page.
//!
//! Source: <https://support.google.com/analytics/answer/9756891>. Groups that need facts of the ad network, which files
//! do not have, follow from source and medium.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fairshare_types::channel_name::channel_name;

use super::Origin;
use crate::bare_name::bare;

/// Sites by their kind; its head describes the columns.
const SITES: &str = include_str!("sites.tsv");

/// Names of the groups.
pub const NAMES: [&str; 19] = [
    "Direct",
    "Cross-network",
    "Paid Shopping",
    "Paid Search",
    "Paid Social",
    "Paid Video",
    "Display",
    "Paid Other",
    "Organic Shopping",
    "Organic Social",
    "Organic Video",
    "Organic Search",
    "AI Assistant",
    "Referral",
    "Email",
    "Affiliates",
    "Audio",
    "SMS",
    "Mobile Push Notifications",
];

/// Kind of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Site {
    Search,
    Social,
    Shopping,
    Video,
}

/// The group of a touch; `None` for what GA4 calls unassigned.
pub fn group(origin: &Origin) -> Option<&'static str> {
    let Origin { source, medium, campaign, channel, is_bought } = origin;
    let medium = medium.as_str();
    // A channel beside source and medium, or without a medium, may be a group already.
    if (medium.is_empty() || channel != source)
        && let Some(name) = NAMES.into_iter().find(|name| bare(name) == bare(channel))
    {
        return Some(name);
    }
    if channel_name(&format!("{source} {medium}")) == "direct" {
        return Some("Direct");
    }
    if campaign.contains("cross-network") {
        return Some("Cross-network");
    }
    let site = site(source);
    let is_bought = *is_bought && medium.is_empty() && site.is_some();
    let is_paid =
        is_bought || medium.contains("cp") || matches!(medium, "ppc" | "retargeting") || medium.starts_with("paid");
    let is_shopping = site == Some(Site::Shopping) || is_of_a_shop(campaign);
    let is_mail = |text: &str| matches!(text, "email" | "e-mail" | "e_mail" | "e mail");
    let is_display = matches!(medium, "display" | "banner" | "expandable" | "interstitial" | "cpm");
    let is_social =
        matches!(medium, "social" | "social-network" | "social-media" | "sm" | "social network" | "social media");
    Some(match (is_paid, site) {
        (true, _) if is_shopping => "Paid Shopping",
        (true, Some(Site::Search)) => "Paid Search",
        (true, Some(Site::Social)) => "Paid Social",
        (true, Some(Site::Video)) => "Paid Video",
        _ if is_display => "Display",
        (true, _) => "Paid Other",
        _ if is_shopping => "Organic Shopping",
        (_, Some(Site::Social)) => "Organic Social",
        _ if is_social => "Organic Social",
        (_, Some(Site::Video)) => "Organic Video",
        _ if medium.contains("video") => "Organic Video",
        (_, Some(Site::Search)) => "Organic Search",
        _ if medium == "organic" => "Organic Search",
        _ if medium == "ai-assistant" => "AI Assistant",
        _ if matches!(medium, "referral" | "app" | "link") => "Referral",
        _ if is_mail(source) || is_mail(medium) => "Email",
        _ if medium == "affiliate" => "Affiliates",
        _ if medium == "audio" => "Audio",
        _ if source == "sms" || medium == "sms" => "SMS",
        _ if medium.ends_with("push") || medium.contains("mobile") || medium.contains("notification") => {
            "Mobile Push Notifications"
        }
        _ if source == "firebase" => "Mobile Push Notifications",
        _ => return None,
    })
}

/// Whether a campaign is of a shop: `shopping` anywhere, or `shop` after no letter or an `e`, as in `eshop`.
fn is_of_a_shop(campaign: &str) -> bool {
    let follows_letter = |at: usize| {
        let before = campaign[..at].chars().next_back();
        before.is_some_and(|c| c.is_ascii_lowercase() && c != 'e')
    };
    campaign.contains("shopping") || campaign.match_indices("shop").any(|(at, _)| !follows_letter(at))
}

/// The kind of the site that a source names.
fn site(source: &str) -> Option<Site> {
    let source = source.strip_prefix("www.").unwrap_or(source);
    if let Some(site) = LISTED.whole.get(source) {
        return Some(*site);
    }
    let parts = source.match_indices('.').map(|(dot, _)| &source[dot + 1..]);
    std::iter::once(source).chain(parts).find_map(|host| LISTED.with_subdomains.get(host)).copied()
}

/// The sites of the table.
#[derive(Default)]
struct Listed {
    whole: BTreeMap<&'static str, Site>,
    with_subdomains: BTreeMap<&'static str, Site>,
}

static LISTED: LazyLock<Listed> = LazyLock::new(|| {
    let mut listed = Listed::default();
    for (site, names) in SITES.lines().filter_map(line) {
        for name in names.split(", ") {
            match name.strip_prefix('.') {
                Some(host) => listed.with_subdomains.insert(host, site),
                None => listed.whole.insert(name, site),
            };
        }
    }
    listed
});

/// The kind and the sites of a line; `None` for a comment.
fn line(line: &'static str) -> Option<(Site, &'static str)> {
    let (kind, names) = line.split_once('\t')?;
    let site = match kind {
        "search" => Site::Search,
        "social" => Site::Social,
        "shopping" => Site::Shopping,
        "video" => Site::Video,
        _ => return None,
    };
    Some((site, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_and_no_site_is_listed_twice() {
        let lines = SITES.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.clone().filter_map(line).count(), lines.clone().count());
        let names: usize = lines.filter_map(line).map(|(_, names)| names.split(", ").count()).sum();
        assert_eq!(LISTED.whole.len() + LISTED.with_subdomains.len(), names);
        let clean = |name: &&str| !name.is_empty() && *name == name.trim() && *name == name.to_lowercase();
        assert!(LISTED.whole.keys().chain(LISTED.with_subdomains.keys()).all(clean));
    }

    #[test]
    fn a_site_is_found_by_its_name_and_its_hosts() {
        for (source, expected) in [
            ("google", Some(Site::Search)),
            ("www.google.com", Some(Site::Search)),
            ("docs.google.com", None),
            ("yandex.ru", Some(Site::Search)),
            ("l.facebook.com", Some(Site::Social)),
            ("away.vk.com", Some(Site::Social)),
            ("notfacebook.com", None),
            ("m.youtube.com", Some(Site::Video)),
            ("uk.search.yahoo.com", Some(Site::Search)),
            ("", None),
        ] {
            assert_eq!(site(source), expected, "{source}");
        }
    }

    #[test]
    fn a_shop_is_a_word_of_its_own() {
        for campaign in ["shop", "spring-shop", "eshop sale", "google shopping", "xshopping"] {
            assert!(is_of_a_shop(campaign), "{campaign}");
        }
        for campaign in ["workshop", "bishop", "photoshop trial", ""] {
            assert!(!is_of_a_shop(campaign), "{campaign}");
        }
    }
}
