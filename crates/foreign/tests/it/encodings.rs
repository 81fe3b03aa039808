//! Encodings of short tables as people export them, in the languages of our users.

use encoding_rs::Encoding;
use fairshare_foreign::encoding::{decode, detect};
use fairshare_foreign::{Kind, kind};

/// A table whose second column has these cells, in an encoding.
fn table(cells: &str, name: &str, line_end: &str) -> Vec<u8> {
    let header = "Deal ID,Channel,Amount";
    let rows = cells.split('|').enumerate().map(|(at, cell)| format!("D{at},{cell},{at}00"));
    let text: String = std::iter::once(header.to_owned()).chain(rows).map(|row| row + line_end).collect();
    encode(&text, name)
}

fn encode(text: &str, name: &str) -> Vec<u8> {
    if name.starts_with("IBM85") {
        // The Encoding Standard has no encoder for these, so decode every byte and invert the table.
        let upper: Vec<u8> = (0x80..=0xff).collect();
        let (letters, _) = decode(&upper, name).expect("a known name");
        let letters: Vec<char> = String::from_utf8(letters).expect("UTF-8").chars().collect();
        let byte = |letter: char| match letters.iter().position(|known| *known == letter) {
            Some(at) => 0x80 + u8::try_from(at).expect("128 letters"),
            None => u8::try_from(letter).expect("a letter of ASCII"),
        };
        return text.chars().map(byte).collect();
    }
    let encoding = Encoding::for_label(name.as_bytes()).expect("an encoding");
    let (bytes, _, lost) = encoding.encode(text);
    assert!(!lost, "{text} in {name}");
    bytes.into_owned()
}

/// Detects the encoding of a table; correct if it decodes to the same text.
fn check(name: &str, cells: &str) -> bool {
    let bytes = table(cells, name, if name == "macintosh" { "\r" } else { "\n" });
    assert_eq!(kind(&bytes), Some(Kind::Legacy), "{name}: {cells}");
    let detected = detect(&bytes);
    let (utf8, _) = decode(&bytes, detected.name).expect("a known name");
    let (expected, _) = decode(&bytes, name).expect("a known name");
    let right = utf8 == expected;
    if !right {
        eprintln!("{name}: {cells}: {detected:?}: {}", String::from_utf8_lossy(&utf8));
    }
    right
}

const TABLES: &[(&str, &str)] = &[
    ("windows-1250", "Wyszukiwarka płatna|Społeczność|Konferencja w Gdańsku|Książka adresowa"),
    ("windows-1250", "Targi w Łodzi|Polecenie klienta|Wysyłka mailowa|Ogłoszenie|Spotkanie na żywo"),
    ("windows-1250", "Doporučení|Veletrh Brno|Placené vyhledávání|Přímý přístup|Sociální sítě"),
    ("windows-1250", "Fizetett keresés|Ajánlás|Közösségi média|Hírlevél|Kiállítás Győr"),
    ("windows-1250", "Keresőhirdetés|Közösségi média|Kiállítás|Ajánlás|szűk keret|győri telephely"),
    ("ISO-8859-2", "Keresőhirdetés|Közösségi média|Kiállítás|Ajánlás|szűk keret|győri telephely"),
    ("windows-1250", "Hűségprogram|fő ügyfél|nő az érdeklődés|több kérdés"),
    ("IBM850", "Käufermesse|Öffentlichkeitsarbeit|Empfehlung über Kunden|Größe der Fläche"),
    ("IBM850", "Réseaux sociaux|Événement à Lyon|Téléphone|Référencement payant"),
    ("IBM850", "Búsqueda de pago|Reunión|Señal|Año nuevo"),
    ("IBM850", "Mässa i Göteborg|Sökannonser|Återförsäljare|Möte"),
    ("IBM852", "Wyszukiwarka płatna|Społeczność|Konferencja w Gdańsku|Książka adresowa"),
    ("IBM852", "Doporučení|Veletrh Brno|Placené vyhledávání|Přímý přístup|Sociální sítě"),
    ("ISO-2022-JP", "展示会|メール配信|紹介|ウェブ広告"),
    ("ISO-8859-2", "Wyszukiwarka płatna|Społeczność|Konferencja w Gdańsku|Książka adresowa|Święto śląskie"),
    ("windows-1254", "Ücretli arama|İş ortağı|Şirket içi tanıtım|Arkadaş önerisi"),
    ("windows-1254", "Fuar İstanbul|Müşteri görüşmesi|Satış ekibi|Sosyal ağlar|E-posta bülteni"),
    (
        "windows-1254",
        "Ücretli arama yıllık sözleşme imzalandı|İş ortağı müşteri görüşmesi yapıldı|Şirket içi tanıtım|ısrarlı takip",
    ),
    ("windows-1254", "Satış görüşmesi Ankara|Yıllık fuar katılımı|Kapıdan satış|Alışveriş|Sığınak|Çıkış"),
    ("windows-1250", "Zamówienie złożone|Śledzenie kampanii|Rozmowa z działem sprzedaży|Łąka|Żółw"),
    ("windows-1257", "Mājaslapas apmeklējums|Klienta ieteikums|Tālruņa zvans|Rīga|Ķekava"),
    ("Shift_JIS", "展示会|メール配信|紹介|ウェブ広告"),
    ("Shift_JIS", "セミナー|電話営業|検索広告"),
    ("EUC-JP", "展示会|メール配信|紹介|ウェブ広告|セミナー"),
    ("GBK", "展会|电子邮件|朋友介绍|搜索广告"),
    ("GBK", "线下活动|电话销售|微信推广"),
    ("Big5", "展覽會|電子郵件|朋友介紹|搜尋廣告|電話銷售"),
    ("EUC-KR", "전시회|이메일|소개|검색 광고|전화 영업"),
    ("KOI8-R", "Выставка|Звонок клиенту|Рассылка|Яндекс.Директ"),
    ("windows-1251", "Выставка|Звонок клиенту"),
    ("windows-1251", "Яндекс.Директ|Рассылка|ВКонтакте|Встреча с клиентом|Повторная продажа"),
    ("windows-1251", "Сайт|Звонок"),
    ("windows-1251", "Реклама в пошуку|Київ|Зустріч|Електронна пошта"),
    ("x-mac-cyrillic", "Выставка|Звонок клиенту|Рассылка для партнёров|Повторная продажа|Яндекс.Директ"),
    ("IBM866", "Выставка|Звонок клиенту|Рассылка|Повторная продажа"),
    ("windows-1252", "Käufermesse|Öffentlichkeitsarbeit|Empfehlung über Kunden"),
    ("windows-1252", "Köln"),
    ("windows-1252", "Zürich|München"),
    ("windows-1252", "Größe"),
    ("windows-1252", "Réseaux sociaux|Événement à Lyon|Téléphone|Référencement payant"),
    ("windows-1252", "l\u{2019}événement|déjà vu – café"),
    ("windows-1252", "Email|café"),
    ("windows-1252", "Búsqueda de pago|Reunión|Señal|Año nuevo"),
    ("windows-1252", "Indicação|Promoção São Paulo|Anúncio|Reunião"),
    ("windows-1252", "Mässa i Göteborg|Sökannonser|Återförsäljare|Möte"),
    ("windows-1252", "Søgning|Møde i København|Præsentation|Åbent hus"),
    ("windows-1252", "Prix 120 €|Réunion"),
    ("windows-1252", "50 % – 20 £|naïve “quote”"),
    ("ISO-8859-15", "Réseaux sociaux|Événement Cœur de ville|Mise en œuvre commune|prix 120 €"),
    ("ISO-8859-15", "Bœuf à 10 €|œuvre d'été"),
    ("macintosh", "Käufermesse|Öffentlichkeitsarbeit|Empfehlung über Kunden|Größe der Fläche geprüft"),
    ("macintosh", "Réseaux sociaux|Événement à Lyon|Téléphone|Référencement payant"),
    ("macintosh", "Búsqueda de pago|Reunión|Señal|Año nuevo"),
    ("macintosh", "Zürich|München|Köln"),
    ("macintosh", "Indicação|Promoção São Paulo|Anúncio|Reunião"),
    ("windows-1251", "Звонок"),
    ("windows-1251", "Я|Вы|Он"),
    ("windows-1252", "Møller|Ærø"),
    ("windows-1252", "Peña|Muñoz|Ibáñez"),
    ("windows-1252", "Größe|Straße|über|möglich|Mädchen"),
    ("windows-1252", "François|Noël|Hélène|Gaëlle|Benoît"),
    ("windows-1252", "Crème brûlée|à la carte|très bien"),
    ("windows-1252", "Ærlig handel|Blåbær|Fjällräven|Åse"),
    ("windows-1252", "perché|città|più|venerdì"),
    ("windows-1252", "Conversão|Não|Ação|Organização"),
    ("windows-1252", "Þór|Guðrún|Reykjavík|Ísafjörður|Síðan"),
    ("windows-1254", "Görüşme|Ödeme|Teklif gönderildi|Çağrı merkezi|Işık"),
    ("windows-1250", "Zákazník|Účet|Schůzka|Obchodní jednání|Příležitost"),
    ("windows-1250", "Târg|Întâlnire|Recomandare|Reclamă plătită"),
    ("Shift_JIS", "営業部|東京|問い合わせ|キャンペーン"),
    ("Shift_JIS", "広告|紹介"),
    ("GBK", "百度推广|展会|销售电话|官网|老客户转介绍"),
    ("GBK", "上海|北京"),
    ("EUC-KR", "네이버 광고|추천|세미나"),
    ("Big5", "業務電話|展覽|官方網站|客戶推薦|研討會"),
    ("macintosh", "Señor García|Núñez|Peña|Ibáñez"),
    ("macintosh", "Größe|Straße|Mädchen|möglich"),
    ("macintosh", "L\u{2019}événement|À Paris|Forêt|Noël"),
    ("windows-1253", "Αναζήτηση|Κοινωνικά δίκτυα|Έκθεση Αθήνα|Σύσταση"),
    ("windows-1255", "תערוכה|שיחת טלפון|דואר אלקטרוני|המלצה"),
    ("windows-1256", "معرض|مكالمة هاتفية|البريد الإلكتروني|توصية"),
    ("windows-1257", "Paroda Vilniuje|Žinutė klientui|Mokama paieška|Rekomendacija draugų|Skambutis įmonei"),
    ("windows-874", "งานแสดงสินค้า|โทรศัพท์|อีเมล|แนะนำ"),
];

#[test]
fn tables_of_a_few_lines_are_read_in_their_encoding() {
    let wrong = TABLES.iter().filter(|(name, cells)| !check(name, cells)).count();
    assert_eq!(wrong, 0, "of {}", TABLES.len());
}

#[test]
fn a_few_letters_leave_doubt_and_the_right_encoding_is_offered() {
    for (name, cells) in [
        ("windows-1250", "Oglaševanje|Sejem Ljubljana|Priporočilo|Klic"),
        ("windows-1250", "Gdańsk"),
        ("windows-1250", "Hűség|Call"),
        ("ISO-8859-15", "10 €"),
        ("macintosh", "Köln"),
    ] {
        let detected = detect(&table(cells, name, "\n"));
        let offered = detected.name == name || detected.alternatives.contains(&name);
        assert!(!detected.certain && offered, "{name}: {cells}: {detected:?}");
    }
}

#[test]
fn many_words_leave_none() {
    for (name, cells) in [
        (
            "windows-1250",
            "Wyszukiwarka płatna|Społeczność|Konferencja w Gdańsku|Książka adresowa|źródło: polecenie|żądanie oferty",
        ),
        ("windows-1251", "Яндекс.Директ|Рассылка|ВКонтакте|Встреча с клиентом|Повторная продажа"),
        ("windows-1252", "Käufermesse|Öffentlichkeitsarbeit|Empfehlung über Kunden|Größe der Fläche geprüft"),
        ("Shift_JIS", "展示会|メール配信|紹介|ウェブ広告"),
        ("GBK", "展会|电子邮件|朋友介绍|搜索广告"),
        ("macintosh", "Käufermesse|Öffentlichkeitsarbeit|Empfehlung über Kunden|Größe der Fläche geprüft"),
    ] {
        let detected = detect(&table(cells, name, if name == "macintosh" { "\r" } else { "\n" }));
        assert!(detected.certain && detected.alternatives.is_empty(), "{name}: {cells}: {detected:?}");
    }
}

#[test]
fn utf8_and_plain_ascii_are_not_in_question() {
    for text in ["deal,channel\n1,Email\n", "deal,channel\n1,Zürich\n"] {
        assert_eq!(kind(text.as_bytes()), None);
        assert_eq!(detect(text.as_bytes()).name, "UTF-8");
    }
}

#[test]
fn any_bytes_are_detected_and_decoded_without_a_panic() {
    let mut state = 1_u64;
    for length in 0..400 {
        let bytes: Vec<u8> = (0..length)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (state >> 56) as u8
            })
            .collect();
        let detected = detect(&bytes);
        decode(&bytes, detected.name).expect("a known name");
    }
}
