//! A receipt's number in words that can be read aloud, remembered and copied by hand: six of 1,024 words, in the language of the
//! page. The words are our own; none of them is about harm. Where a language has no list the number stands in digits.

use std::sync::LazyLock;

use shared::Locale;

/// Ten bits a word.
const WORD_BITS: u32 = 10;
const WORDS: u32 = 6;
/// 60 bits: whoever tries a million a second against a million receipts finds one in two weeks, and the server lets nobody try
/// more than a few.
pub const CODE_BITS: u32 = WORD_BITS * WORDS;
/// Digits that hold every number of so many bits.
const DIGITS: usize = 19;

static ENGLISH: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("english.txt").split_whitespace().collect());
static SPANISH: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("spanish.txt").split_whitespace().collect());

fn list(locale: Locale) -> &'static [&'static str] {
    match locale {
        Locale::English => &ENGLISH,
        Locale::Spanish => &SPANISH,
        Locale::Arabic | Locale::Chinese | Locale::HaitianCreole => &[],
    }
}

/// A number of [`CODE_BITS`] in words.
pub fn written(number: u64, locale: Locale) -> String {
    let list = list(locale);
    if list.is_empty() {
        // In groups of four, as numbers are read aloud and copied.
        let digits: Vec<char> = format!("{number:0DIGITS$}").chars().collect();
        return digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
    }
    let word = |place: u32| {
        let index = usize::try_from(number >> (place * WORD_BITS)).unwrap_or_default() % (1 << WORD_BITS);
        list.get(index).copied().unwrap_or_default()
    };
    (0..WORDS).rev().map(word).collect::<Vec<_>>().join(" ")
}

/// The numbers that words can stand for, whatever language they are in and however they were typed; none where they are no receipt.
pub fn read(typed: &str) -> Vec<u64> {
    let typed = plain(typed);
    let words: Vec<&str> = typed.split_whitespace().collect();
    let digits = words.concat();
    if digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.parse().into_iter().filter(|number: &u64| number >> CODE_BITS == 0).collect();
    }
    if words.len() != WORDS as usize {
        return Vec::new();
    }
    let in_language = |locale: Locale| {
        let index = |word: &&str| list(locale).iter().position(|known| known == word);
        words.iter().try_fold(0u64, |number, word| Some(number << WORD_BITS | u64::try_from(index(word)?).ok()?))
    };
    Locale::ALL.into_iter().filter_map(in_language).collect()
}

/// Lower case, without accents, with the digits of English, and with spaces for whatever else stands between words.
fn plain(typed: &str) -> String {
    let digit = |sign: char, zero: char| char::from_digit(u32::from(sign) - u32::from(zero), 10).unwrap_or(' ');
    let letter = |sign: char| match sign {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        // Arabic, Persian and full-width digits stand one after another, in their order.
        '\u{660}'..='\u{669}' => digit(sign, '\u{660}'),
        '\u{6f0}'..='\u{6f9}' => digit(sign, '\u{6f0}'),
        '\u{ff10}'..='\u{ff19}' => digit(sign, '\u{ff10}'),
        sign if sign.is_alphanumeric() => sign,
        _ => ' ',
    };
    typed.chars().take(400).flat_map(char::to_lowercase).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_list_has_a_word_for_each_ten_bits() {
        for locale in Locale::ALL {
            let words: BTreeSet<_> = list(locale).iter().collect();
            assert!(words.len() == 1 << WORD_BITS || words.is_empty(), "{}", locale.tag());
            assert!(words.iter().all(|word| plain(word) == **word && word.len() >= 2));
        }
    }

    #[test]
    fn what_is_written_is_read_back_however_it_is_typed() {
        for number in [0, 1, (1 << CODE_BITS) - 1, 0x0123_4567_89ab_cdef >> 4] {
            for locale in Locale::ALL {
                let words = written(number, locale);
                assert_eq!(words.split(' ').count(), if list(locale).is_empty() { 5 } else { 6 });
                let shouted = words.to_uppercase().replace(' ', "-\n ");
                assert!(read(&words).contains(&number) && read(&shouted).contains(&number), "{words}");
            }
            assert_eq!(read(&format!("{number:019}")), [number]);
            let arabic = |sign: char| sign.to_digit(10).map_or(sign, |digit| char::from_u32(0x660 + digit).unwrap());
            let digits: String = written(number, Locale::Arabic).chars().map(arabic).collect();
            assert_eq!(read(&digits), [number]);
        }
        let accents = "ARBOL ÁRBOL árbol avión Canción x";
        assert!(read(accents).is_empty() && plain(accents).starts_with("arbol arbol arbol avion"));
    }

    #[test]
    fn what_is_no_receipt_is_none() {
        let long = "apple ".repeat(100);
        for typed in ["", "apple", "apple apple apple apple apple", "1234", "9999999999999999999", &*long] {
            assert!(read(typed).is_empty(), "{typed}");
        }
    }
}
