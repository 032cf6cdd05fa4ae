//! A question whose answer is made uncertain before it is sent: what a person does by hand, what the phone does in their stead where
//! the engine runs, and how far that protects.
//!
//! The words for both are here from the start, since nobody knows yet whether the engine will come; `app/phone/script/protect.js`
//! shows those that hold.

use leptos::prelude::*;
use shared::Question;
use shared::instrument::Text;
use shared::privacy::{Chance, RandomisedResponse};

use super::Item;
use crate::locales::{Argument, format, text};

/// Name of the instrument's question in the phone's memory of earlier rounds.
pub(super) fn again(item: &Item) -> String {
    format!("{} {}", item.face.instrument.name, item.name())
}

/// For the phone's script.
pub(super) fn device(randomised: RandomisedResponse) -> &'static str {
    match randomised.chance() {
        Chance::Coin => "coin",
        Chance::Die => "die",
    }
}

/// What stands above the options.
pub(super) fn explanation(item: &Item, randomised: RandomisedResponse) -> AnyView {
    let locale = item.face.locale;
    let (by_hand, by_phone) = match randomised.chance() {
        Chance::Coin => ("protected-hand-coin", "protected-phone-coin"),
        Chance::Die => ("protected-hand-die", "protected-phone-die"),
    };
    let times = Argument::Number(guesses_in_100(randomised).into());
    view! {
        <div class="note">
            <p><strong>{text(locale, "protected-heading")}</strong></p>
            <p>{format(locale, "protected-odds", &[("times", times)])}</p>
            <div class="by-hand">
                <p>{text(locale, by_hand)}</p>
                <ul>{lots(item, randomised)}</ul>
            </div>
            <p class="by-phone" hidden>{text(locale, by_phone)}</p>
        </div>
    }
    .into_any()
}

/// What takes the place of the options once chance has decided.
pub(super) fn report(item: &Item) -> AnyView {
    let words = |key| text(item.face.locale, key);
    view! {
        <div class="note report" hidden>
            <p>{words("protected-sent")} " " <b></b></p>
            <p data-when="fresh">{words("protected-sent-fresh")}</p>
            <p data-when="again" hidden>{words("protected-sent-again")}</p>
            <button type="button" class="quiet">{words("protected-anew")}</button>
        </div>
    }
    .into_any()
}

/// How often somebody guesses right at most, rounded against ourselves.
fn guesses_in_100(randomised: RandomisedResponse) -> u32 {
    let ratio = randomised.likelihood_ratio();
    (100 * ratio).div_ceil(ratio + 1)
}

/// Which throw of a die stands for which option.
fn lots(item: &Item, randomised: RandomisedResponse) -> Vec<AnyView> {
    let locale = item.face.locale;
    let options = u32::from(randomised.options());
    let sides = 6 / options;
    let is_scale = matches!(item.logic().question, Question::Scale(_));
    let line = |first: u32, last: u32, words: AnyView| {
        let number = |number: u32| Argument::Number(number.into());
        let throw = if first == last {
            format(locale, "protected-throw-one", &[("only", number(first))])
        } else {
            format(locale, "protected-throw", &[("first", number(first)), ("last", number(last))])
        };
        view! { <li>{throw} " " {words}</li> }.into_any()
    };
    // Of a scale the point too, since few points have a label.
    let points = item.logic().question.options();
    let words = |place: usize, label: &Text| {
        let point =
            points.get(place).map(|point| point.to_string()).filter(|point| is_scale && item.face.plain_words(label) != *point);
        view! { {point.map(|point| format!("{point} – "))} {item.face.words(label)} }.into_any()
    };
    let labels = (0..options).zip(&item.words().options);
    let mut lines: Vec<_> =
        labels.map(|(place, label)| line(place * sides + 1, (place + 1) * sides, words(place as usize, label))).collect();
    if options * sides < 6 {
        lines.push(line(options * sides + 1, 6, text(locale, "protected-throw-again").into_any()));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odds_are_rounded_up() {
        let times = |options, chance| guesses_in_100(RandomisedResponse::new(options, chance).unwrap());
        // 3 in 4, 6 in 7 and 5 in 6.
        assert_eq!([times(2, Chance::Coin), times(5, Chance::Coin), times(2, Chance::Die)], [75, 86, 84]);
    }
}
