//! How sure the numbers are, how they were made, and what they cannot tell.

use leptos::prelude::*;
use shared::Locale;
use shared::estimate::{LEVEL_PERCENT, Reliability};

use super::FindingsPage;
use super::opening::period;
use crate::locales::{Argument, format, percent, text};

pub(super) fn view(page: &FindingsPage) -> AnyView {
    let locale = page.locale;
    let limits = [
        text(locale, "findings-limit-who"),
        text(locale, "findings-limit-willing"),
        text(locale, "findings-limit-moment"),
        text(locale, "findings-limit-wording"),
        text(locale, "findings-limit-small"),
        text(locale, "findings-limit-why"),
    ];
    view! {
        <section id="sure">
            <h2>{text(locale, "findings-sure")}</h2>
            <p>{format(locale, "findings-sure-range", &level(locale))}</p>
            <p>{text(locale, "findings-sure-noise")}</p>
            <p>{text(locale, "findings-sure-not")}</p>
            <p>{text(locale, "findings-sure-marks")}</p>
        </section>
        <section>
            <h2>{text(locale, "findings-methods")}</h2>
            {methods(page)}
        </section>
        <section>
            <h2>{text(locale, "findings-limits")}</h2>
            <ol>{limits.into_iter().map(|limit| view! { <li>{limit}</li> }).collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn level(locale: Locale) -> [(&'static str, Argument); 1] {
    [("level", Argument::Text(percent(locale, LEVEL_PERCENT.into())))]
}

fn methods(page: &FindingsPage) -> AnyView {
    let locale = page.locale;
    let languages: Vec<_> = page.instrument.languages.all().into_iter().map(Locale::own_name).collect();
    #[allow(clippy::cast_precision_loss, reason = "an instrument has few questions")]
    let questions =
        page.instrument.logic.variables().map(|(_, item)| item).filter(|item| item.question.takes_an_answer()).count() as f64;
    let version: String = page.instrument.version.as_str().chars().take(12).collect();
    let points = |width: f64| Argument::Number((width * 100.0).round());
    let thresholds = [
        ("people", Argument::Number(Reliability::BASE_AT_LEAST)),
        ("widest", points(Reliability::WIDTH_BELOW)),
        ("wide", points(Reliability::PLAIN_WIDTH_AT_MOST)),
    ];
    let is_weighted = page.summary.questions.iter().any(|question| question.weighted.is_some());
    let weights = if is_weighted { "findings-method-weights-some" } else { "findings-method-weights-answer" };
    let mut lines = vec![
        (text(locale, "findings-method-how"), text(locale, "findings-method-how-answer")),
        (
            text(locale, "findings-method-questions"),
            format(
                locale,
                "findings-method-questions-answer",
                &[("questions", Argument::Number(questions)), ("version", Argument::Text(version))],
            ),
        ),
        (text(locale, "findings-method-languages"), languages.join(", ")),
        (text(locale, "findings-method-weights"), text(locale, weights)),
        (text(locale, "findings-method-ranges"), format(locale, "findings-method-ranges-answer", &level(locale))),
        (text(locale, "findings-method-marks"), format(locale, "findings-method-marks-answer", &thresholds)),
    ];
    if let Some(period) = period(page) {
        lines.insert(1, (text(locale, "findings-method-when"), period));
    }
    let lines = lines.into_iter().map(|(term, answer)| view! { <dt>{term}</dt><dd>{answer}</dd> });
    view! { <dl>{lines.collect_view()}</dl> }.into_any()
}
