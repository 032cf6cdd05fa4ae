//! One question: its full wording, its finding in a sentence, a chart, and the table with the same numbers.

use leptos::prelude::*;
use shared::estimate::{Reliability, Share};
use shared::question::Score;
use shared::summary::{QuestionSummary, Row};
use shared::{Category, Locale, Question};

use super::FindingsPage;
use super::figure::{about, either_way, outward, range_cell, range_text, share_text};
use super::phrase::{Phrase, wording};
use super::sentence::Sentence;
use crate::locales::{Argument, format, text};
use crate::part::chart::{Bar, Chart, Measure, Value};
use crate::part::words::words;

pub(super) fn view(page: &FindingsPage, summary: &QuestionSummary) -> AnyView {
    let (locale, instrument) = (page.locale, &page.instrument);
    let item = instrument.logic.item(summary.slot);
    let (stem, question) = wording(instrument, summary.slot, locale);
    let leading = match &summary.leading {
        Some(finding) => {
            Sentence::share(locale, Some(&finding.share), Phrase::category(instrument, finding.slot, finding.category, locale))
        }
        None => Sentence::suppressed(locale),
    };
    let counted = match &item.question {
        _ if item.repetitions > 1 => Some(text(locale, "findings-repeated")),
        Question::ChooseSome(_) => Some(text(locale, "findings-several")),
        Question::Score(score) => {
            let parts = u32::try_from(score.parts().len()).unwrap_or(u32::MAX);
            Some(format(locale, "findings-score", &[("questions", Argument::Number(parts.into()))]))
        }
        Question::Rank(rank) => Some(format(locale, "findings-ranked", &[("counted", Argument::Number(rank.counted().into()))])),
        Question::ChooseOne(_)
        | Question::Scale(_)
        | Question::Number(_)
        | Question::Date(_)
        | Question::Acknowledge
        | Question::Time(_)
        | Question::Moment(_)
        | Question::Text(_)
        | Question::Note
        | Question::Calculated(_) => None,
    };
    let several = counted.map(|words| view! { <p class="small">{words}</p> });
    let protected = item.protected.map(|randomised| {
        let own = Argument::Number(randomised.chance().own_in_six().into());
        view! { <p class="small">{format(locale, "findings-protected", &[("own", own)])}</p> }
    });
    view! {
        <section class="question" id=format!("item-{}", item.name)>
            <h3>{stem.map(|stem| view! { {stem.span(locale)} " " })}{question.span(locale)}</h3>
            <p>{leading.view(locale)}</p>
            {weighted(page, summary)}
            {mean(page, summary)}
            {several}
            {protected}
            {chart(page, summary)}
            {table(page, summary)}
            <p class="small">{reach(locale, summary)}</p>
        </section>
    }
    .into_any()
}

/// The questions of the page, folded up.
pub(super) fn contents(page: &FindingsPage) -> AnyView {
    let locale = page.locale;
    let links = page.summary.questions.iter().map(|summary| {
        let (_, question) = wording(&page.instrument, summary.slot, locale);
        let href = format!("#item-{}", page.instrument.logic.item(summary.slot).name);
        view! { <li><a href=href>{question.span(locale)}</a></li> }
    });
    view! {
        <details>
            <summary>{text(locale, "findings-contents")}</summary>
            <ul>{links.collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// The leading answer's share as it would be if the groups had answered in their true proportions.
fn weighted(page: &FindingsPage, summary: &QuestionSummary) -> Option<AnyView> {
    let (locale, instrument) = (page.locale, &page.instrument);
    let (groups, shares) = summary.weighted.as_ref()?;
    let leading = summary.leading?;
    let place = summary.rows.iter().position(|row| row.category == leading.category)?;
    let share = shares.get(place)?.as_ref()?.share;
    if share.reliability == Reliability::Suppressed || leading.share.reliability == Reliability::Suppressed {
        return None;
    }
    let margin = instrument.margins.iter().find(|margin| margin.slot == *groups)?;
    let (low, high) = range_text(locale, share.likely);
    let (_, question) = wording(instrument, *groups, locale);
    let arguments = [("percent", share_text(locale, share.share)), ("low", low), ("high", high)];
    let arguments = arguments.map(|(name, words)| (name, Argument::Text(words)));
    let source = words(&margin.source, locale, instrument.languages.first);
    Some(
        view! {
            <p>{format(locale, "findings-weighted", &arguments)} " " {question.quoted(locale)} " (" {source} ")"</p>
        }
        .into_any(),
    )
}

/// The average of a scale, and what its two ends mean.
fn mean(page: &FindingsPage, summary: &QuestionSummary) -> Option<AnyView> {
    let (locale, instrument) = (page.locale, &page.instrument);
    let decimals = match &instrument.logic.item(summary.slot).question {
        Question::Number(number) => Some(number.decimals()),
        Question::Score(_) => Some(Score::DECIMALS),
        _ => None,
    };
    if let Some(decimals) = decimals {
        let mean = summary.mean.map(|mean| Sentence::amount(locale, mean, decimals).view(locale));
        let median = summary.median.map(|median| Sentence::median(locale, median, decimals).view(locale));
        return Some(
            view! { {mean.map(|mean| view! { <p>{mean}</p> })} {median.map(|median| view! { <p>{median}</p> })} }.into_any(),
        );
    }
    let sentence = Sentence::mean(locale, summary.mean?);
    let ends: Vec<_> = summary.rows.iter().filter(|row| row.category.is_valid_answer()).map(|row| row.category).collect();
    let end = |category: &Category| Phrase::category(instrument, summary.slot, *category, locale).quoted(locale);
    let (first, last) = (end(ends.first()?), end(ends.last()?));
    let two = summary.two_highest.filter(|share| share.reliability != Reliability::Suppressed).map(|share| {
        let (low, high) = range_text(locale, share.likely);
        let arguments = [("percent", share_text(locale, share.share)), ("low", low), ("high", high)];
        let arguments = arguments.map(|(name, words)| (name, Argument::Text(words)));
        view! { " " {format(locale, "findings-two-highest", &arguments)} }
    });
    Some(view! { <p>{sentence.view(locale)} " "{first}" – "{last}"." {two}</p> }.into_any())
}

/// No chart where no bar could be drawn.
fn chart(page: &FindingsPage, summary: &QuestionSummary) -> Option<AnyView> {
    let (locale, instrument) = (page.locale, &page.instrument);
    let bars: Vec<Bar> = valid(summary)
        .map(|row| {
            let label = Phrase::category(instrument, summary.slot, row.category, locale);
            Bar { language: label.lang(locale), label: label.text, value: value(locale, row.share.as_ref()) }
        })
        .collect();
    if bars.iter().all(|bar| matches!(bar.value, Value::NotShown(_))) {
        return None;
    }
    let (stem, question) = wording(instrument, summary.slot, locale);
    let wording = stem.into_iter().chain([question]).map(|phrase| phrase.text).collect::<Vec<_>>().join(" ");
    let chart = Chart {
        id: format!("chart-{}", instrument.logic.item(summary.slot).name),
        title: format(locale, "findings-chart-title", &[("question", Argument::Text(wording))]),
        marks: [0.0, 0.5, 1.0].map(|share| (share, share_text(locale, share))),
        bars,
    };
    Some(chart.view())
}

/// What a bar shows: the point only where it may be shown.
fn value(locale: Locale, share: Option<&Share>) -> Value {
    let not_shown = || Value::NotShown(text(locale, "findings-not-shown"));
    let Some(share) = share else { return not_shown() };
    let (low, high) = outward(share.likely);
    let measure = |text| Measure {
        share: share.share,
        low: f64::from(low) / 100.0,
        high: f64::from(high) / 100.0,
        text,
        range: range_cell(locale, share.likely),
    };
    match share.reliability {
        Reliability::Shown => Value::Shown(measure(marked_share(locale, share))),
        Reliability::Caution => Value::Caution(measure(marked_share(locale, share))),
        Reliability::Suppressed => not_shown(),
    }
}

fn table(page: &FindingsPage, summary: &QuestionSummary) -> AnyView {
    let locale = page.locale;
    let rows = valid(summary).map(|row| {
        let label = Phrase::category(&page.instrument, summary.slot, row.category, locale).span(locale);
        view! { <tr><th scope="row">{label}</th>{cells(locale, row.share.as_ref())}</tr> }
    });
    view! {
        <table>
            <caption class="aside">{text(locale, "findings-table")}</caption>
            <thead>
                <tr>
                    <th scope="col">{text(locale, "findings-answer")}</th>
                    <th scope="col">{text(locale, "findings-share-column")}</th>
                    <th scope="col">{text(locale, "findings-range-column")}</th>
                    <th scope="col">{text(locale, "findings-sample-column")}</th>
                    <th scope="col">{text(locale, "findings-noise-column")}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
        {legend(locale, valid(summary))}
    }
    .into_any()
}

/// What the marks in a table mean, for those that stand in it.
pub(super) fn legend<'a>(locale: Locale, rows: impl Iterator<Item = &'a Row> + Clone) -> AnyView {
    let has = |wanted| rows.clone().any(|row| row.share.map_or(Reliability::Suppressed, |share| share.reliability) == wanted);
    let caution = has(Reliability::Caution).then(|| view! { <p class="small">{text(locale, "findings-caution")}</p> });
    let not_shown = has(Reliability::Suppressed).then(|| view! { <p class="small">{text(locale, "findings-not-shown-why")}</p> });
    view! { {caution}{not_shown} }.into_any()
}

/// A share, marked where it is to be used with care.
pub(super) fn marked_share(locale: Locale, share: &Share) -> String {
    let plain = share_text(locale, share.share);
    if share.reliability == Reliability::Caution { format!("!\u{a0}{plain}") } else { plain }
}

fn cells(locale: Locale, share: Option<&Share>) -> AnyView {
    match share.filter(|share| share.reliability != Reliability::Suppressed) {
        None => view! { <td colspan="4">{text(locale, "findings-not-shown")}</td> }.into_any(),
        Some(share) => {
            let alone = [share.sampling, share.privacy].map(|range| view! { <td>{either_way(locale, share.share, range)}</td> });
            view! { <td>{marked_share(locale, share)}</td><td>{range_cell(locale, share.likely)}</td>{alone.collect_view()} }
                .into_any()
        }
    }
}

/// About how many people gave an answer, gave none, and were not asked.
fn reach(locale: Locale, summary: &QuestionSummary) -> String {
    let people = |count: f64| Argument::Number(about(count, summary.noise_deviation));
    let of = |wanted| summary.rows.iter().find(|row| row.category == wanted).map(|row| people(row.count));
    let answered = of(Category::Answered).unwrap_or_else(|| Argument::Number(base(valid(summary), summary.noise_deviation)));
    let answered = format(locale, "findings-reach-answered", &[("people", answered)]);
    let skipped = of(Category::Skipped).map(|people| format(locale, "findings-reach-skipped", &[("people", people)]));
    let not_asked = of(Category::NotAsked).map(|people| format(locale, "findings-reach-not-asked", &[("people", people)]));
    [Some(answered), skipped, not_asked].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// About how many people gave one of these answers: a sum, so the noise of each adds up.
pub(super) fn base<'a>(rows: impl Iterator<Item = &'a Row> + Clone, noise_deviation: f64) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "a table has few cells")]
    let cells = rows.clone().count() as f64;
    let people = rows.clone().find_map(|row| row.share).map_or(0.0, |share| share.base);
    about(people, noise_deviation * cells.sqrt())
}

fn valid(summary: &QuestionSummary) -> impl Iterator<Item = &Row> + Clone {
    summary.rows.iter().filter(|row| row.category.is_valid_answer())
}
