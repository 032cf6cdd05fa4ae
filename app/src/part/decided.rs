//! What a team said before something was done, in a sentence, and what was said against it, whoever would rather not have it here.

use leptos::prelude::*;
use shared::Locale;
use shared::day::day_text;
use shared::governance::{Member, Review, Role, Standing};

use crate::locales::{Argument, day, format, text};

/// What a role is called.
pub fn role_name(locale: Locale, role: Role) -> String {
    let key = match role {
        Role::Lead => "studio-role-lead",
        Role::CoResearcher => "studio-role-co-researcher",
        Role::Reviewer => "studio-role-reviewer",
        Role::Translator => "studio-role-translator",
    };
    text(locale, key)
}

/// Somebody as the record knows them: by number and role.
pub fn member_words(locale: Locale, member: Member, role: Role) -> String {
    let arguments = [("member", Argument::Number(member.0.into())), ("role", Argument::Text(role_name(locale, role)))];
    format(locale, "studio-by-member", &arguments)
}

/// `sentence` is the message that counts the voices.
pub fn decided(locale: Locale, sentence: &str, review: &Review, standing: Standing) -> AnyView {
    let arguments = [
        ("yes", Argument::Number(standing.yes.into())),
        ("needed", Argument::Number(review.rule.approvals.into())),
        ("community", Argument::Number(standing.reviewers_yes.into())),
        ("no", Argument::Number(standing.no.into())),
        ("day", Argument::Text(day(locale, &day_text(review.asked)))),
    ];
    let against: Vec<_> = review
        .against()
        .map(|ballot| {
            let who = member_words(locale, ballot.member, ballot.role);
            view! { <li>{who} ": " <bdi>{ballot.reason.clone()}</bdi></li> }
        })
        .collect();
    let against = (!against.is_empty()).then(|| view! { <p>{text(locale, "findings-decided-dissent")}</p> <ul>{against}</ul> });
    view! { <p>{format(locale, sentence, &arguments)}</p> {against} }.into_any()
}
