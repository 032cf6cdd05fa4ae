//! Patterns in the words of a question, for English and Spanish: plain lists, so that anybody can read and argue with them. A list knows
//! no context, so each finding is a question to the team and no verdict.

use crate::locale::Locale;

/// What was found, as it stands in the text.
type Found<'a> = Option<&'a str>;

/// Words between which two things are asked at once. Whether they are depends on the sentence.
const TWO_THINGS: [&str; 6] = [" and ", " and/or ", " as well as ", " y ", " e ", " así como "];

const LEADING_ENGLISH: [&str; 12] = [
    "don't you",
    "do you not",
    "isn't it",
    "wouldn't you",
    "do you agree that",
    "everyone knows",
    "everybody knows",
    "most people",
    "obviously",
    "of course",
    "as you know",
    "how much do you love",
];
const LEADING_SPANISH: [&str; 8] = [
    "¿no cree",
    "¿no le parece",
    "está de acuerdo en que",
    "todo el mundo sabe",
    "todos saben",
    "la mayoría de la gente",
    "obviamente",
    "por supuesto",
];

/// A word that many do not use, and one that they do. Some of them say what somebody did instead of who they are.
const JARGON: [(&str, &str); 32] = [
    ("utilize", "use"),
    ("implement", "put in place"),
    ("stakeholder", "people concerned"),
    ("recidivism", "new arrests"),
    ("adjudicated", "decided by a court"),
    ("perpetrator", "person who did harm"),
    ("offender", "person who was convicted"),
    ("ex-offender", "person who came home from prison"),
    ("felon", "person with a conviction"),
    ("ex-con", "person who came home from prison"),
    ("inmate", "person in prison"),
    ("convict", "person in prison"),
    ("victimization", "being hurt"),
    ("socioeconomic", "about money and work"),
    ("intervention", "help"),
    ("facilitate", "help"),
    ("regarding", "about"),
    ("prior to", "before"),
    ("subsequent", "later"),
    ("sufficient", "enough"),
    ("obtain", "get"),
    ("reside", "live"),
    ("residence", "home"),
    ("household income", "money that comes in at home"),
    ("law enforcement", "police"),
    ("homeless person", "person without a home"),
    ("addict", "person who uses drugs"),
    ("reincidencia", "nuevos arrestos"),
    ("perpetrador", "persona que hizo daño"),
    ("delincuente", "persona condenada"),
    ("presidiario", "persona en la cárcel"),
    ("domicilio", "casa"),
];

/// Ways to speak of what has not been done yet.
const PLANS: [&str; 14] = [
    "plan to",
    "planning to",
    "are you going to",
    "will you",
    "would you ever",
    "intend to",
    "how likely is it that you will",
    "thinking of",
    "piensa ",
    "va a ",
    "planea ",
    "tiene planes de",
    "qué tan probable es que usted",
    "pensado en",
];
const OFFENCES: [&str; 30] = [
    "shoot",
    "stab",
    "steal",
    "rob ",
    "break into",
    "sell drugs",
    "deal drugs",
    "carry a gun",
    "carry a weapon",
    "buy a gun",
    "hurt someone",
    "hurt somebody",
    "hit someone",
    "hit somebody",
    "attack",
    "kill",
    "get revenge",
    "retaliate",
    "set fire",
    "disparar",
    "apuñalar",
    "robar",
    "vender drogas",
    "llevar un arma",
    "comprar un arma",
    "lastimar a alguien",
    "golpear a alguien",
    "atacar",
    "matar",
    "vengarse",
];

const IDENTIFYING: [&str; 30] = [
    "your name",
    "full name",
    "last name",
    "first name",
    "home address",
    "your address",
    "street address",
    "phone number",
    "e-mail",
    "email",
    "date of birth",
    "birth date",
    "birthday",
    "social security",
    "license plate",
    "driver's license",
    "case number",
    "your employer",
    "name of your school",
    "su nombre",
    "su apellido",
    "su dirección",
    "su domicilio",
    "su teléfono",
    "número de teléfono",
    "correo electrónico",
    "fecha de nacimiento",
    "seguro social",
    "número de caso",
    "nombre de su escuela",
];

fn first_of<'a>(text: &str, patterns: impl IntoIterator<Item = &'a str>) -> Found<'a> {
    patterns.into_iter().find(|pattern| holds(text, pattern)).map(str::trim)
}

/// Whether a text holds a pattern that begins where a word does.
fn holds(text: &str, pattern: &str) -> bool {
    text.match_indices(pattern)
        .any(|(at, _)| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric) || pattern.starts_with(' '))
}

/// Two things in one question, of a text in lower case.
pub(super) fn two_things(text: &str) -> Found<'static> {
    // The sentence that asks, without what leads up to it, and without examples in brackets or behind a colon.
    let asks = |end: usize| {
        let before = &text[..end];
        let sentence = before.rsplit(['.', '!', '?', '¿']).next().unwrap_or_default();
        sentence.split(['(', ':']).next().unwrap_or_default()
    };
    text.match_indices('?').find_map(|(end, _)| first_of(asks(end), TWO_THINGS))
}

pub(super) fn leading(text: &str, locale: Locale) -> Found<'static> {
    match locale {
        Locale::English => first_of(text, LEADING_ENGLISH),
        Locale::Spanish => first_of(text, LEADING_SPANISH),
        Locale::Arabic | Locale::Chinese | Locale::HaitianCreole => None,
    }
}

/// The word, and a plainer one.
pub(super) fn jargon(text: &str) -> Option<(&'static str, &'static str)> {
    JARGON.into_iter().find(|(word, _)| holds(text, word))
}

/// Asks for what somebody has not done yet and would be an offence. The law that protects answers does not protect these
/// (28 CFR 22.20(c)).
pub(super) fn planned_offence(text: &str) -> Found<'static> {
    first_of(text, PLANS).and_then(|_| first_of(text, OFFENCES))
}

pub(super) fn identifying(text: &str) -> Found<'static> {
    first_of(text, IDENTIFYING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_found_where_words_begin() {
        assert_eq!(two_things("do you like the park and the school?"), Some("and"));
        assert_eq!(two_things("what helps? (light and benches)"), None);
        assert_eq!(two_things("it is dark, and you are outside. do you feel safe?"), None);
        assert_eq!(two_things("es de día y anda afuera. ¿confía en la policía y la corte?"), Some("y"));
        assert_eq!(two_things("you feel safe and calm."), None, "a statement is not a question; agreement is asked elsewhere");
        assert_eq!(leading("wouldn't you agree?", Locale::English), Some("wouldn't you"));
        assert_eq!(leading("¿no cree que sí?", Locale::Spanish), Some("¿no cree"));
        assert_eq!(jargon("where do you reside?"), Some(("reside", "live")));
        assert_eq!(jargon("is the president here?"), None);
        assert_eq!(planned_offence("do you plan to carry a gun?"), Some("carry a gun"));
        assert_eq!(planned_offence("did you ever see somebody carry a gun?"), None);
        assert_eq!(identifying("what is your home address?"), Some("home address"));
    }
}
