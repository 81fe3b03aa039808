//! The form in which channel names are compared, and the words for direct traffic.

/// Words for direct traffic, whose visitors do not come through a link.
pub const DIRECT: [&str; 52] = [
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
pub const BESIDE: [&str; 86] = [
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
#[must_use]
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
