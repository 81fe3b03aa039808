//! Last touch except some channels: all credit to the last touch of another channel; to the last if all are of these.

use super::{last, ties};
use crate::journey::Journey;

/// Words for direct traffic, whose visitors do not come through a link.
const DIRECT: [&str; 52] = [
    "direct",
    "directs",
    "directe",
    "directo",
    "directa",
    "directos",
    "direto",
    "direta",
    "diretto",
    "diretta",
    "diretti",
    "direkt",
    "direkte",
    "direkter",
    "direkta",
    "direkten",
    "rechtstreeks",
    "rechtstreekse",
    "bezpośredni",
    "bezpośrednie",
    "bezpośrednio",
    "přímý",
    "přímá",
    "přímé",
    "suora",
    "doğrudan",
    "прямой",
    "прямые",
    "прямая",
    "прямых",
    "прямое",
    "напрямую",
    "прямо",
    "direktzugriff",
    "direktzugriffe",
    "direktaufruf",
    "direktaufrufe",
    "direkteingabe",
    "direktbesuch",
    "direktbesuche",
    "direktverkehr",
    "direkttrafik",
    "direktbesök",
    "directverkeer",
    "ノーリファラー",
    "直接",
    "直接アクセス",
    "ダイレクト",
    "直接流入",
    "直接访问",
    "직접",
    "typed",
];
/// Filler words that may accompany those.
const BESIDE: [&str; 86] = [
    "none",
    "null",
    "not",
    "set",
    "na",
    "n",
    "a",
    "no",
    "or",
    "and",
    "to",
    "in",
    "the",
    "of",
    "type",
    "typed",
    "bookmark",
    "bookmarks",
    "bookmarked",
    "traffic",
    "visit",
    "visits",
    "visitor",
    "visitors",
    "entry",
    "entries",
    "load",
    "loads",
    "navigation",
    "access",
    "session",
    "sessions",
    "source",
    "medium",
    "url",
    "site",
    "website",
    "web",
    "referrer",
    "referer",
    "hit",
    "hits",
    "input",
    "channel",
    "unknown",
    "other",
    "zugriff",
    "zugriffe",
    "eingabe",
    "aufruf",
    "aufrufe",
    "besuch",
    "besuche",
    "kein",
    "keine",
    "accès",
    "trafic",
    "entrée",
    "visite",
    "visites",
    "aucun",
    "tráfico",
    "acceso",
    "entrada",
    "ninguno",
    "tráfego",
    "acesso",
    "traffico",
    "accesso",
    "ruch",
    "wejście",
    "wejścia",
    "verkeer",
    "trafik",
    "giriş",
    "заход",
    "заходы",
    "трафик",
    "визит",
    "визиты",
    "переход",
    "переходы",
    "посещение",
    "トラフィック",
    "アクセス",
    "流量",
];

/// The form in which channel names are compared: without case and punctuation, and with one name for direct traffic, as
/// in `(direct) / (none)`, `Direct Entry` or `Typed/Bookmarked`.
pub fn channel_name(name: &str) -> String {
    let name = name.to_lowercase();
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_direct = words.iter().any(|word| DIRECT.contains(word))
        && words.iter().all(|word| DIRECT.contains(word) || BESIDE.contains(word));
    if is_direct {
        "direct".to_owned()
    } else if words.is_empty() {
        name.trim().to_owned()
    } else {
        words.concat()
    }
}

pub fn weigh(journey: &Journey<'_>, except: &[bool], weights: &mut [f64]) {
    let counts = |channel: u32| !except.get(channel as usize).copied().unwrap_or(false);
    let channels = journey.channels();
    let Some(at) = channels.clone().map(counts).enumerate().filter(|(_, counts)| *counts).map(|(at, _)| at).last()
    else {
        return last::weigh(journey, weights);
    };
    // Tied touches share, except those of the excluded channels.
    let group = ties::group_start(journey.tied, at)..ties::group_end(journey.tied, at);
    weights.fill(0.0);
    let holders = channels.clone().enumerate().filter(|(at, channel)| group.contains(at) && counts(*channel));
    let each = 1.0 / holders.clone().count() as f64;
    for (at, _) in holders {
        weights[at] = each;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k9_direct_traffic_has_many_names() {
        for name in [
            "Direct",
            "(direct) / (none)",
            "direct / none",
            "Direct Entry",
            "Direct traffic",
            "Typed/Bookmarked",
            "Direkte Zugriffe",
            "Accès direct",
            "Tráfico directo",
            "Прямые заходы",
            "直接",
        ] {
            assert_eq!(channel_name(name), "direct", "{name}");
        }
        for name in ["Direct mail", "Direct sales", "Яндекс.Директ", "Site", ""] {
            assert_ne!(channel_name(name), "direct", "{name}");
        }
        assert_eq!(channel_name("E-mail"), channel_name("email"));
    }
}
