//! What was promised to people, in plain words first and in the field's terms after.

use leptos::prelude::*;
use shared::NanoRho;
use shared::privacy::promise::DELTA;

use super::FindingsPage;
use crate::locales::{Argument, format, text};
use crate::part::amount::times_in_100;

pub(super) fn view(page: &FindingsPage) -> AnyView {
    let locale = page.locale;
    let release = &page.release;
    let amount = |rho: NanoRho| {
        let epsilon = Argument::Text(epsilon_text(rho));
        format(locale, "findings-privacy-amount", &[("rho", Argument::Text(rho.to_string())), ("epsilon", epsilon)])
    };
    let ledger = [("number", Argument::Number(release.ledger_sequence.into()))];
    let lines = [
        (text(locale, "findings-privacy-unit"), text(locale, "findings-privacy-unit-answer")),
        (text(locale, "findings-privacy-neighbors"), text(locale, "findings-privacy-neighbors-answer")),
        (text(locale, "findings-privacy-mechanism"), text(locale, "findings-privacy-mechanism-answer")),
        (text(locale, "findings-privacy-cost"), amount(release.cost)),
        (text(locale, "findings-privacy-spent"), amount(release.spent)),
        (text(locale, "findings-privacy-cap"), amount(release.cap)),
        (text(locale, "findings-privacy-population"), release.population.to_string()),
        (text(locale, "findings-privacy-exact"), text(locale, "findings-privacy-exact-answer")),
    ];
    let protected = release.protected().into_iter().map(|(item, randomised)| {
        let epsilon = Argument::Text(format!("{:.2}", (randomised.epsilon() * 100.0).ceil() / 100.0));
        let terms = [
            ("item", Argument::Text(item.to_string())),
            ("epsilon", epsilon),
            ("own", Argument::Number(randomised.chance().own_in_six().into())),
        ];
        (text(locale, "findings-privacy-local"), format(locale, "findings-privacy-local-answer", &terms))
    });
    let lines = lines.into_iter().chain(protected).map(|(term, answer)| view! { <dt>{term}</dt><dd>{answer}</dd> });
    view! {
        <section>
            <h2>{text(locale, "findings-privacy")}</h2>
            <p>{text(locale, "findings-privacy-plain")}</p>
            <p>{format(locale, "findings-privacy-odds", &[("times", Argument::Number(times_in_100(release.spent).into()))])}</p>
            <p>{text(locale, "findings-privacy-not")}</p>
            <h3>{text(locale, "findings-privacy-terms")}</h3>
            <dl>
                {lines.collect_view()}
                <dt>{format(locale, "findings-privacy-ledger", &ledger)}</dt>
                <dd><code>{release.ledger_head.clone()}</code></dd>
            </dl>
        </section>
    }
    .into_any()
}

/// Epsilon at [`DELTA`] with two decimals, rounded up.
fn epsilon_text(budget: NanoRho) -> String {
    format!("{:.2}", (budget.epsilon(DELTA) * 100.0).ceil() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_never_said_better_than_it_is() {
        let rho = |text| NanoRho::parse(text).unwrap();
        // 61.18 times and 2.1419.
        assert_eq!(times_in_100(rho("0.1")), 62);
        assert_eq!(epsilon_text(rho("0.1")), "2.15");
        assert_eq!(times_in_100(NanoRho::ZERO), 50);
    }
}
