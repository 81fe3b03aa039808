//! Names of months and weekdays, in the languages of the users.

use std::sync::LazyLock;

use super::words::Words;

/// Names and abbreviations of the months, in lower case and without diacritics.
const MONTHS: [&str; 12] = [
    "jan january januar janvier janv enero ene janeiro gennaio gen januari styczen stycznia sty ocak oca janner jan \
     январь января янв \
     leden ledna tammi tammikuu tammikuuta tammikuun січень січня січ",
    "feb february februar fevrier fevr fev febrero fevereiro febbraio februari feber luty lutego lut subat sub februara \
     февраль февраля фев февр \
     unor unora helmi helmikuu helmikuuta helmikuun лютий лютого лют",
    "mar march marz maerz mrz mars marzo marco maart mrt marzec marca mart marts март марта мар \
     brezen brezna maalis maaliskuu maaliskuuta maaliskuun березень березня бер",
    "apr april avril avr abril abr aprile kwiecien kwietnia kwi nisan nis апрель апреля апр \
     duben dubna huhti huhtikuu huhtikuuta huhtikuun квітень квітня квіт кві",
    "may mai mayo maio maggio mag mei maj maja mayis май мая \
     kveten kvetna touko toukokuu toukokuuta toukokuun травень травня трав",
    "jun june juni juin junio junho giugno giu czerwiec czerwca cze haziran haz июнь июня июн \
     cerven cervna kesa kesakuu kesakuuta kesakuun червень червня черв",
    "jul july juli juillet juil julio julho luglio lug lipiec lipca lip temmuz tem июль июля июл \
     cervenec cervence heina heinakuu heinakuuta heinakuun липень липня лип",
    "aug august aout agosto ago augustus augusti sierpien sierpnia sie agustos agu август августа авг \
     srpen srpna elo elokuu elokuuta elokuun серпень серпня серп",
    "sep sept september septembre septiembre setiembre setembro set settembre sett wrzesien wrzesnia wrz eylul eyl \
     сентябрь сентября сен сент \
     zari syys syyskuu syyskuuta syyskuun вересень вересня вер",
    "oct october oktober okt octobre octubre outubro out ottobre ott pazdziernik pazdziernika paz ekim eki \
     октябрь октября окт \
     rijen rijna loka lokakuu lokakuuta lokakuun жовтень жовтня жовт",
    "nov november novembre noviembre novembro listopad listopada lis kasim kas ноябрь ноября ноя нояб \
     listopadu marras marraskuu marraskuuta marraskuun листопад листопада лист",
    "dec december dezember dez decembre diciembre dic dezembro dicembre grudzien grudnia gru aralik ara desember des \
     декабрь декабря дек \
     prosinec prosince joulu joulukuu joulukuuta joulukuun грудень грудня груд",
];
const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so \
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim \
    lunes martes miercoles jueves viernes sabado domingo mie jue vie sab dom \
    segunda terca quarta quinta sexta segunda-feira terca-feira quarta-feira quinta-feira sexta-feira seg ter qua qui sex \
    lunedi martedi mercoledi giovedi venerdi domenica gio \
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo \
    poniedzialek wtorek sroda czwartek piatek sobota niedziela pon wt sr czw pt sob niedz nd \
    mandag tisdag onsdag torsdag fredag lordag sondag man tis ons tor tors fre lor son \
    pazartesi sali carsamba persembe cuma cumartesi pazar pzt sal car per cum cmt paz \
    понедельник вторник среда четверг пятница суббота воскресенье понедельника среду пятницу субботу пн вт ср чт пт сб вс \
    pondeli utery streda ctvrtek patek sobota nedele po ut st ct so ne \
    maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai ke pe la su \
    mandag tirsdag onsdag fredag lordag sondag lor \
    понеділок вівторок середа четвер пятниця п'ятниця субота неділя нд \
    月 火 水 木 金 土 日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 星期一 星期二 星期三 星期四 星期五 星期六 星期日 \
    周一 周二 周三 周四 周五 周六 周日 월 화 수 목 금 토 일 월요일 화요일 수요일 목요일 금요일 토요일 일요일";

/// Number of each month by its names.
static NUMBERS: LazyLock<Words<i64>> = LazyLock::new(|| Words::of(MONTHS.into_iter().zip(1..)));
static DAYS: LazyLock<Words<()>> = LazyLock::new(|| Words::of([(WEEKDAYS, ())]));

/// Number of the month with this name, from 1.
pub fn month(word: &str) -> Option<i64> {
    NUMBERS.get(&plain(word))
}

/// Whether a word is a day of the week.
pub fn is_weekday(word: &str) -> bool {
    DAYS.get(&plain(word)).is_some()
}

/// A word in lower case, without diacritics and the points of abbreviations.
pub fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.chars().filter(|c| *c != '.').map(|c| c.to_ascii_lowercase()).collect();
    }
    let mut out = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        let letter = match letter {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ą' => 'a',
            'ç' | 'ć' | 'č' => 'c',
            'ď' => 'd',
            'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => 'e',
            'ì' | 'í' | 'î' | 'ï' | 'ı' => 'i',
            'ñ' | 'ń' | 'ň' => 'n',
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
            'ř' => 'r',
            'ť' => 't',
            'ù' | 'ú' | 'û' | 'ü' | 'ů' => 'u',
            'ý' => 'y',
            'ś' | 'ş' | 'š' => 's',
            'ź' | 'ż' | 'ž' => 'z',
            'ł' => 'l',
            'ğ' => 'g',
            'ё' => 'е',
            '.' | '\u{307}' => continue,
            // Decomposed diacritics.
            '\u{300}'..='\u{33f}' => continue,
            other => other,
        };
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k21_months_are_known_by_their_names() {
        for (word, expected) in [
            ("Jan", Some(1)),
            ("MARCH", Some(3)),
            ("May", Some(5)),
            ("Sept.", Some(9)),
            ("марта", Some(3)),
            ("мая", Some(5)),
            ("Май", Some(5)),
            ("дек.", Some(12)),
            ("März", Some(3)),
            ("Mär.", Some(3)),
            ("Okt.", Some(10)),
            ("février", Some(2)),
            ("août", Some(8)),
            ("déc.", Some(12)),
            ("enero", Some(1)),
            ("março", Some(3)),
            ("maio", Some(5)),
            ("giugno", Some(6)),
            ("mei", Some(5)),
            ("października", Some(10)),
            ("paź", Some(10)),
            ("maj", Some(5)),
            ("oktober", Some(10)),
            ("Şubat", Some(2)),
            ("AĞUSTOS", Some(8)),
            ("Kasım", Some(11)),
            ("března", Some(3)),
            ("července", Some(7)),
            ("maaliskuuta", Some(3)),
            ("joulukuun", Some(12)),
            ("березня", Some(3)),
            ("листопада", Some(11)),
            ("ма", None),
            ("marketing", None),
            ("decision", None),
            ("", None),
            (".", None),
        ] {
            assert_eq!(month(word), expected, "{word}");
        }
        assert!(is_weekday("Thu") && is_weekday("пт") && is_weekday("Mittwoch") && !is_weekday("webinar"));
    }
}
