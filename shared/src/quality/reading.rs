//! How hard a text is to read, by the formulas of each language: a smoke alarm, which says nothing of whether it is understood.

/// Letters that carry syllables, in the languages that have a formula here.
const VOWELS: &str = "aeiouyáéíóúüàèìòù";
/// Vowels of Spanish that do not melt into another one beside them.
const STRONG: &str = "aeoáéóíú";

/// Words and sentences of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Counts {
    words: f64,
    sentences: f64,
    syllables: f64,
}

/// School years of the Flesch-Kincaid formula (Kincaid et al. 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59. English only;
/// nothing where there are no words.
#[must_use]
pub fn grade(text: &str) -> Option<f64> {
    let counts = count(text, english_syllables)?;
    Some(0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59)
}

/// Ease by Szigriszt and the INFLESZ scale: 206.835 - 62.3 syllables a word - words a sentence; below 55 somewhat hard, from 65 on fairly
/// easy. Spanish only; nothing where there are no words.
#[must_use]
pub fn ease(text: &str) -> Option<f64> {
    let counts = count(text, spanish_syllables)?;
    Some(206.835 - 62.3 * counts.syllables / counts.words - counts.words / counts.sentences)
}

fn count(text: &str, syllables: fn(&str) -> u32) -> Option<Counts> {
    let text = text.to_lowercase();
    let words: Vec<&str> =
        text.split(|sign: char| !sign.is_alphabetic() && sign != '\'' && sign != '’').filter(is_word).collect();
    if words.is_empty() {
        return None;
    }
    let ends = |part: &&str| part.chars().any(char::is_alphabetic);
    let sentences = text.split(['.', '!', '?', '\n']).filter(ends).count().max(1);
    #[allow(clippy::cast_precision_loss, reason = "a text has few words")]
    let [words_count, sentences] = [words.len() as f64, sentences as f64];
    let syllables = words.iter().map(|word| f64::from(syllables(word).max(1))).sum();
    Some(Counts { words: words_count, sentences, syllables })
}

fn is_word(part: &&str) -> bool {
    part.chars().any(char::is_alphabetic)
}

/// Groups of vowels, without a silent e at the end.
fn english_syllables(word: &str) -> u32 {
    let letters: Vec<char> = word.chars().filter(|letter| letter.is_alphabetic()).collect();
    let is_vowel = |at: usize| letters.get(at).is_some_and(|letter| VOWELS.contains(*letter));
    let groups = (0..letters.len()).filter(|&at| is_vowel(at) && (at == 0 || !is_vowel(at - 1))).count();
    let ends_with = |end: &str| word.ends_with(end);
    // A silent e: “home”, “homes” are one; “table”, “changes”, “needed” are not.
    let silent = groups > 1
        && ((ends_with("e") && !ends_with("le") && !is_vowel(letters.len().saturating_sub(2)))
            || (ends_with("ed") && !ends_with("ted") && !ends_with("ded") && !is_vowel(letters.len().saturating_sub(3))));
    u32::try_from(groups).unwrap_or(u32::MAX) - u32::from(silent)
}

/// Groups of vowels, of which two strong ones beside each other are two.
fn spanish_syllables(word: &str) -> u32 {
    let letters: Vec<char> = word.chars().collect();
    let is_vowel = |at: usize| {
        let silent = letters.get(at) == Some(&'u')
            && matches!(at.checked_sub(1).and_then(|before| letters.get(before)), Some('q' | 'g'))
            && matches!(letters.get(at + 1), Some('e' | 'i' | 'é' | 'í'));
        // A y is a vowel at the end of a word only.
        let consonant = letters.get(at) == Some(&'y') && (at + 1 < letters.len() || letters.len() == 1) && letters.len() > 1;
        !silent && !consonant && letters.get(at).is_some_and(|letter| VOWELS.contains(*letter))
    };
    let is_strong = |at: usize| letters.get(at).is_some_and(|letter| STRONG.contains(*letter));
    let begins = |at: usize| is_vowel(at) && (at == 0 || !is_vowel(at - 1) || (is_strong(at) && is_strong(at - 1)));
    u32::try_from((0..letters.len()).filter(|&at| begins(at)).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_people_say_them() {
        let english =
            [("home", 1), ("table", 2), ("neighbor", 2), ("asked", 1), ("needed", 2), ("area", 2), ("you", 1), ("changes", 2)];
        for (word, count) in english {
            assert_eq!(english_syllables(word), count, "{word}");
        }
        for (word, count) in [
            ("casa", 2),
            ("día", 2),
            ("ciudad", 2),
            ("leer", 2),
            ("quien", 1),
            ("guerra", 2),
            ("hoy", 1),
            ("yo", 1),
            ("y", 1),
            ("país", 2),
            ("vecinos", 3),
        ] {
            assert_eq!(spanish_syllables(word), count, "{word}");
        }
    }

    #[test]
    fn formulas_give_what_they_give_by_hand() {
        // Six words, one sentence, six syllables.
        let grade = grade("The cat sat on the mat.").unwrap();
        assert!((grade - (0.39 * 6.0 + 11.8 - 15.59)).abs() < 1e-9, "{grade}");
        // Four words, one sentence, eight syllables.
        let text = "La casa tiene vecinos.";
        assert!((ease(text).unwrap() - (206.835 - 62.3 * 8.0 / 4.0 - 4.0)).abs() < 1e-9);
        assert_eq!((super::grade(" … 12."), ease("")), (None, None));
    }
}
