//! Who asks, why, and what a person agrees to: a few plain lines first, the rest one tap away. What is asked and what is kept is read
//! off the instrument, so that it cannot be untrue. No box is ever ticked beforehand, not even after a change of language: who agrees
//! must have read the words.

use leptos::prelude::*;
use shared::instrument::{Ages, Funding, Permission, Setting, Text};
use shared::quality::{asked as asked_items, minutes};
use shared::{Locale, Question};

use super::agreement::{AgeGroup, Agreement, Lack};
use crate::face::{Device, SurveyFace};
use crate::locales::{Argument, format, text};
use crate::part::amount::times_in_100;
use crate::part::error_summary::Problem;
use crate::part::kept::keep_draft;

/// Consent on a page of its own.
pub(super) fn view(face: &SurveyFace, said: Agreement, lacks: &[Lack]) -> AnyView {
    let locale = face.locale;
    view! {
        {(face.device == Device::Helper).then(|| hand_over(locale))}
        <section class="page">
            <h1 tabindex="-1">{text(locale, "consent-heading")}</h1>
            {content(face, said, lacks)}
            {practice(locale)}
        </section>
    }
    .into_any()
}

/// The same above the first page of questions, below its heading.
pub(super) fn above_questions(face: &SurveyFace, said: Agreement, lacks: &[Lack]) -> AnyView {
    let locale = face.locale;
    view! {
        {(face.device == Device::Helper).then(|| hand_over(locale))}
        <h2>{text(locale, "consent-heading")}</h2>
        {content(face, said, lacks)}
        {practice(locale)}
        <h2>{text(locale, "page-untitled")}</h2>
    }
    .into_any()
}

/// What is missing, each leading to its control.
pub(super) fn problem(face: &SurveyFace, lack: Lack) -> Problem {
    let control = match lack {
        Lack::Age | Lack::TooYoung => "age-adult",
        Lack::Permission => "permission",
        Lack::Consent => "consent",
    };
    Problem { control: Some(control.to_owned()), message: message(face, lack) }
}

fn message(face: &SurveyFace, lack: Lack) -> String {
    let locale = face.locale;
    match lack {
        Lack::Age => text(locale, "age-missing"),
        Lack::TooYoung => {
            let years = face.instrument.taking_part.ages.map_or(0, |ages| ages.youngest_years);
            format(locale, "age-too-young", &[("years", Argument::Number(years.into()))])
        }
        Lack::Permission => text(locale, "age-permission-missing"),
        Lack::Consent => text(locale, "consent-missing"),
    }
}

fn content(face: &SurveyFace, said: Agreement, lacks: &[Lack]) -> AnyView {
    let (locale, instrument) = (face.locale, &face.instrument);
    let minutes = format(locale, "consent-minutes", &[("minutes", Argument::Number(minutes(instrument).into()))]);
    let told = &instrument.taking_part;
    let of_the_young = told.ages.filter(|ages| ages.has_minors());
    view! {
        {told.ages.map(|ages| age_gate(face, ages, said, lacks))}
        <p>{face.words(&instrument.introduction)} " " {minutes}</p>
        <p>{face.words(&instrument.consent)}</p>
        {setting(locale, told.setting)}
        {odds(face)}
        {more(face)}
        <p>
            {text(locale, "leaving-introduction")} " "
            <a href=face.address("/leaving")>{text(locale, "leaving-link")}</a>
        </p>
        {of_the_young.map(|ages| for_the_young(face, ages, said, lacks))}
        {agree(face, Lack::Consent, said.consent, lacks)}
        {(!face.device.is_passed_on()).then(|| keep_draft(face))}
    }
    .into_any()
}

fn setting(locale: Locale, setting: Setting) -> Option<AnyView> {
    let key = match setting {
        Setting::Community => return None,
        Setting::VictimServices => "consent-no-names",
        Setting::Custody => "consent-custody",
    };
    Some(view! { <p>{text(locale, key)}</p> }.into_any())
}

fn odds(face: &SurveyFace) -> Option<AnyView> {
    let budget = face.instrument.publication.budget?;
    let times = [("times", Argument::Number(times_in_100(budget).into()))];
    Some(view! { <p>{format(face.locale, "consent-odds", &times)}</p> }.into_any())
}

/// A box to tick, with what is wrong about it.
fn agree(face: &SurveyFace, lack: Lack, ticked: bool, lacks: &[Lack]) -> AnyView {
    let (name, words) = if lack == Lack::Permission { ("permission", "age-permission") } else { ("consent", "consent-agree") };
    let missing = lacks.contains(&lack);
    // No item can have such an id.
    let error = format!("missing-{name}");
    view! {
        <div class="item">
            <p class="error" id=error.clone() hidden=!missing>{missing.then(|| message(face, lack))}</p>
            <label class="option">
                <input type="checkbox" id=name name=name value="yes" checked=ticked aria-describedby=error
                    aria-invalid=missing.then_some("true")/>
                <span>{text(face.locale, words)}</span>
            </label>
        </div>
    }
    .into_any()
}

fn age_gate(face: &SurveyFace, ages: Ages, said: Agreement, lacks: &[Lack]) -> AnyView {
    let locale = face.locale;
    let whole = |years: u8| Argument::Number(years.into());
    let of_age = ages.adult_years.saturating_sub(1);
    let words = |group| match group {
        AgeGroup::Adult => format(locale, "age-adult", &[("years", whole(ages.adult_years))]),
        AgeGroup::Young => format(locale, "age-young", &[("youngest", whole(ages.youngest_years)), ("oldest", whole(of_age))]),
        AgeGroup::Child => format(locale, "age-child", &[("years", whole(ages.youngest_years))]),
    };
    let groups = AgeGroup::ALL.into_iter().filter(|group| *group != AgeGroup::Young || ages.has_minors());
    let options: Vec<_> = groups
        .map(|group| {
            let id = format!("age-{}", group.name());
            view! {
                <label class="option">
                    <input type="radio" id=id name="age" value=group.name() checked=said.age == Some(group)/>
                    <span>{words(group)}</span>
                </label>
            }
        })
        .collect();
    let wrong = lacks.iter().copied().find(|lack| matches!(lack, Lack::Age | Lack::TooYoung));
    view! {
        <div class="item">
            <fieldset role="radiogroup" aria-describedby="missing-age" aria-invalid=wrong.map(|_| "true")>
                <legend>{text(locale, "age-heading")}</legend>
                <p class="hint">{text(locale, "age-not-kept")}</p>
                <p class="error" id="missing-age" hidden=wrong.is_none()>{wrong.map(|lack| message(face, lack))}</p>
                {options}
            </fieldset>
        </div>
    }
    .into_any()
}

/// What a parent says, and what a young person is told: apart, and before the box that is their own.
fn for_the_young(face: &SurveyFace, ages: Ages, said: Agreement, lacks: &[Lack]) -> AnyView {
    let locale = face.locale;
    let permission = (ages.permission == Permission::Parent).then(|| {
        view! {
            <h2>{text(locale, "age-permission-heading")}</h2>
            {agree(face, Lack::Permission, said.permission, lacks)}
        }
    });
    view! {
        <div class="young">
            {permission}
            <h2>{text(locale, "age-assent-heading")}</h2>
            <p>{text(locale, "age-assent")}</p>
        </div>
    }
    .into_any()
}

/// What is one tap away.
fn more(face: &SurveyFace) -> AnyView {
    let (locale, told) = (face.locale, &face.instrument.taking_part);
    let part = |heading: &str, content: AnyView| view! { <dt>{text(locale, heading)}</dt> <dd>{content}</dd> };
    let written = |heading, words: &Option<Text>| words.as_ref().map(|words| part(heading, face.words(words)));
    let law = match told.funding {
        Funding::Unsaid => None,
        Funding::Justice => Some("consent-law-justice"),
        Funding::Other => Some("consent-law-other"),
    };
    let help = (!face.instrument.help.is_empty()).then(|| view! { <p><a href="#help">{text(locale, "help-heading")}</a></p> });
    view! {
        <details>
            <summary>{text(locale, "consent-more")}</summary>
            <dl class="plain">
                {written("consent-asks", &told.asks)}
                {written("consent-pays", &told.pays)}
                {part("consent-asked", asked(face))}
                {written("consent-risks", &told.risks)}
                {part("consent-kept", lines(kept(face)))}
                {part("consent-noise", text(locale, "privacy-publish-noise").into_any())}
                {law.map(|law| part("consent-law", text(locale, law).into_any()))}
                {written("consent-until", &told.kept_until)}
                {written("consent-contact", &told.contact)}
            </dl>
            <p><a href=face.address("/design")>{text(locale, "design")}</a></p>
            {help}
        </details>
    }
    .into_any()
}

/// The pages of questions, and how many questions there are.
fn asked(face: &SurveyFace) -> AnyView {
    let count = asked_items(&face.instrument).count();
    let questions = Argument::Number(u32::try_from(count).unwrap_or(u32::MAX).into());
    let questions = format(face.locale, "consent-questions", &[("questions", questions)]);
    let titles = face.instrument.pages.iter().filter_map(|page| page.title.as_ref());
    let titles: Vec<_> = titles.map(|title| view! { <li>{face.words(title)}</li> }).collect();
    view! { {questions} {(!titles.is_empty()).then(|| view! { <ul>{titles}</ul> })} }.into_any()
}

/// A sentence for each thing that the store has a place for; a test compares them with the columns of its table.
fn kept(face: &SurveyFace) -> Vec<AnyView> {
    let (locale, instrument) = (face.locale, &face.instrument);
    let mut lines = vec![text(locale, "consent-kept-answers").into_any()];
    for (slot, item) in instrument.logic.slots().filter(|(_, item)| !item.name.is_repetition()) {
        let question = || [("question", Argument::Text(face.plain_words_of(slot, &instrument.words(slot).label)))];
        if matches!(item.question, Question::Text(_)) {
            let reasons = &instrument.taking_part.own_words;
            let why = reasons.iter().find(|reason| item.name.as_str() == reason.item).map(|reason| face.words(&reason.why));
            lines.push(view! { {format(locale, "consent-kept-words", &question())} " " {why} }.into_any());
        }
        if item.protected.is_some() {
            lines.push(format(locale, "consent-kept-chance", &question()).into_any());
        }
    }
    let rest = ["consent-kept-day", "consent-kept-number", "consent-kept-version", "consent-kept-not"];
    lines.extend(rest.map(|key| text(locale, key).into_any()));
    lines
}

fn lines(lines: Vec<AnyView>) -> AnyView {
    let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
    view! { <ul>{lines}</ul> }.into_any()
}

/// What a co-researcher reads before somebody else holds the phone.
fn hand_over(locale: Locale) -> AnyView {
    view! {
        <div class="note">
            <p><b>{text(locale, "helper-heading")}</b></p>
            <p>{text(locale, "helper-about")}</p>
        </div>
    }
    .into_any()
}

/// How answering works, to try out. Its buttons belong to the form that is never sent.
fn practice(locale: Locale) -> AnyView {
    let options = ["practice-first", "practice-second", "practice-third"].map(|key| {
        view! {
            <label class="option">
                <input type="radio" name="practice" form="own"/>
                <span>{text(locale, key)}</span>
            </label>
        }
    });
    view! {
        <details>
            <summary>{text(locale, "practice")}</summary>
            <div role="radiogroup" aria-labelledby="practice">
                <p id="practice"><b>{text(locale, "practice-question")}</b></p>
                <p class="hint">{text(locale, "practice-about")}</p>
                {options.collect_view()}
            </div>
        </details>
    }
    .into_any()
}
