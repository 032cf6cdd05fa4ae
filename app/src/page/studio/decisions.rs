//! What the team is asked, what was said, and the record of everything that it did.

use leptos::prelude::*;
use shared::Locale;
use shared::day::day_text;
use shared::governance::{Act, By, Deed, Entry, Review, Standing, State, Subject, Voice};

use super::{Viewer, csrf, frame, head, problem_in_words};
use crate::document::{Head, Page};
use crate::locales::{Argument, day, format, text};
use crate::part::decided::{member_words, role_name};

pub struct DecisionsPage {
    pub viewer: Viewer,
    /// The newest first.
    pub asked: Vec<Asked>,
    pub entries: Vec<Entry>,
    pub outcome: Option<VoteOutcome>,
}

/// A question to the team.
pub struct Asked {
    pub review: Review,
    pub standing: Standing,
    /// Whether nobody votes any more.
    pub is_over: bool,
    /// What the survey is called.
    pub title: String,
    /// What a release would publish: each table, and how wide its ranges will be where that is known.
    pub tables: Vec<String>,
}

/// What became of the last request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VoteOutcome {
    Saved,
    /// Why nothing was drawn.
    Refused(String),
    /// Whoever says no says why.
    ReasonMissing,
    Over,
}

impl Page for DecisionsPage {
    fn head(&self) -> Head {
        head(self.viewer.locale, &text(self.viewer.locale, "studio-decisions"), false)
    }

    fn body(self) -> AnyView {
        let locale = self.viewer.locale;
        let outcome = self.outcome.clone().map(|outcome| match outcome {
            VoteOutcome::Saved => view! { <p class="done" role="status">{text(locale, "studio-said-saved")}</p> }.into_any(),
            VoteOutcome::Refused(why) => problem_in_words(locale, why),
            VoteOutcome::ReasonMissing => problem_in_words(locale, text(locale, "studio-decide-reason-missing")),
            VoteOutcome::Over => problem_in_words(locale, text(locale, "studio-decide-over")),
        });
        let asked: Vec<_> = self.asked.iter().map(|asked| self.asked(asked)).collect();
        let none = self.asked.is_empty().then(|| view! { <p>{text(locale, "studio-decisions-none")}</p> });
        let entries: Vec<_> = self.entries.iter().rev().map(|entry| line(locale, entry)).collect();
        let content = view! {
            <h1>{text(locale, "studio-decisions")}</h1>
            {outcome}
            {none}
            {asked}
            <section>
                <h2>{text(locale, "studio-record")}</h2>
                <p>{text(locale, "studio-record-about")}</p>
                <ol reversed>{entries}</ol>
                <p><a href="/studio/record.json" download="">{text(locale, "studio-record-file")}</a></p>
            </section>
        };
        frame(&self.viewer, content.into_any())
    }
}

/// How far a question is, in a sentence.
pub(super) fn standing_words(locale: Locale, review: &Review, standing: Standing) -> String {
    let arguments = [
        ("yes", Argument::Number(standing.yes.into())),
        ("no", Argument::Number(standing.no.into())),
        ("needed", Argument::Number(review.rule.approvals.into())),
        ("community", Argument::Number(standing.reviewers_yes.into())),
        ("until", Argument::Text(day(locale, &day_text(standing.until)))),
    ];
    let key = match standing.state {
        State::Waiting => "studio-decide-waiting",
        State::Approved => "studio-decide-approved",
    };
    format(locale, key, &arguments)
}

impl DecisionsPage {
    fn asked(&self, asked: &Asked) -> AnyView {
        let (locale, review) = (self.viewer.locale, &asked.review);
        let key = match review.subject {
            Subject::Opening { .. } => "studio-decide-opening",
            Subject::Release { .. } => "studio-decide-release",
        };
        let heading = format(locale, key, &[("title", Argument::Text(asked.title.clone()))]);
        let ballots = review.ballots.iter().map(|ballot| {
            let voice = match ballot.voice {
                Voice::Yes => "studio-decide-yes",
                Voice::No => "studio-decide-no",
            };
            let reason = (!ballot.reason.is_empty()).then(|| view! { ": " <bdi>{ballot.reason.clone()}</bdi> });
            view! {
                <li>
                    <b>{text(locale, voice)}</b> " · " {member_words(locale, ballot.member, ballot.role)}
                    " · " {day(locale, &day_text(ballot.day))} {reason}
                </li>
            }
        });
        let tables = asked.tables.iter().map(|table| view! { <li>{table.clone()}</li> });
        let tables = (!asked.tables.is_empty()).then(|| view! { <ul>{tables.collect_view()}</ul> });
        let address = format!("/studio/surveys/{}", review.subject.survey());
        view! {
            <section>
                <h2>{heading.clone()}</h2>
                <p>{standing_words(locale, review, asked.standing)} " " <a href=address>{review.subject.survey().to_string()}</a></p>
                {tables}
                <ul>{ballots.collect_view()}</ul>
                {self.next_step(asked)}
                {(self.viewer.role.may(Act::Vote) && !asked.is_over).then(|| self.vote(review.number, &heading))}
            </section>
        }
        .into_any()
    }

    /// What was agreed to can be done from here.
    fn next_step(&self, asked: &Asked) -> Option<AnyView> {
        let (locale, role) = (self.viewer.locale, self.viewer.role);
        if asked.is_over || asked.standing.state != State::Approved {
            return None;
        }
        let (act, address, key) = match &asked.review.subject {
            Subject::Opening { survey, .. } => (Act::Open, format!("/studio/surveys/{survey}/open"), "studio-open"),
            Subject::Release { .. } => (Act::Draw, "/studio/decisions/draw".to_owned(), "studio-plan-draw"),
        };
        role.may(act).then(|| {
            view! {
                <form method="post" action=address aria-label=text(locale, key)>
                    {csrf(&self.viewer.csrf)}
                    <input type="hidden" name="review" value=asked.review.number.to_string()/>
                    <button>{text(locale, key)}</button>
                </form>
            }
            .into_any()
        })
    }

    fn vote(&self, number: u32, heading: &str) -> AnyView {
        let locale = self.viewer.locale;
        let voice = |value: &'static str, key: &str| {
            view! { <label class="check"><input type="radio" name="voice" value=value required/> {text(locale, key)}</label> }
        };
        let id = format!("reason-{number}");
        let hint = format!("reason-hint-{number}");
        view! {
            <form method="post" action="/studio/decisions/vote" aria-label=heading.to_owned()>
                {csrf(&self.viewer.csrf)}
                <input type="hidden" name="review" value=number.to_string()/>
                <fieldset>
                    <legend>{text(locale, "studio-decide-vote")}</legend>
                    {voice("yes", "studio-decide-yes")}
                    {voice("no", "studio-decide-no")}
                    <label for=id.clone()>{text(locale, "studio-decide-reason")}</label>
                    <p id=hint.clone()>{text(locale, "studio-decide-reason-hint")}</p>
                    <textarea id=id name="reason" rows="2" maxlength="500" aria-describedby=hint></textarea>
                    <button class="quiet">{text(locale, "studio-decide-button")}</button>
                </fieldset>
            </form>
        }
        .into_any()
    }
}

fn by_words(locale: Locale, by: By) -> String {
    match by {
        By::Member { member, role } => member_words(locale, member, role),
        By::Host { .. } => text(locale, "studio-by-host"),
    }
}

fn line(locale: Locale, entry: &Entry) -> AnyView {
    let whole = |number: u32| Argument::Number(number.into());
    let role = |role| Argument::Text(role_name(locale, role));
    let survey = |survey: &shared::id::SurveyCode| Argument::Text(survey.to_string());
    let said = match &entry.deed {
        Deed::Invited { role: of } => format(locale, "studio-deed-invited", &[("role", role(*of))]),
        Deed::Joined { member, role: of } => {
            format(locale, "studio-deed-joined", &[("member", whole(member.0)), ("role", role(*of))])
        }
        Deed::RoleChanged { member, role: of } => {
            format(locale, "studio-deed-role", &[("member", whole(member.0)), ("role", role(*of))])
        }
        Deed::Left { member } => format(locale, "studio-deed-left", &[("member", whole(member.0))]),
        Deed::RuleSet { rule } => {
            let arguments = [("approvals", whole(rule.approvals.into())), ("days", whole(rule.days.into()))];
            format(locale, "studio-deed-rule", &arguments)
        }
        Deed::ReviewAsked { subject: Subject::Opening { survey: of, .. } } => {
            format(locale, "studio-deed-asked-opening", &[("survey", survey(of))])
        }
        Deed::ReviewAsked { subject: Subject::Release { survey: of, .. } } => {
            format(locale, "studio-deed-asked-release", &[("survey", survey(of))])
        }
        Deed::Voted { review, voice: Voice::Yes, .. } => format(locale, "studio-deed-yes", &[("review", whole(*review))]),
        Deed::Voted { review, voice: Voice::No, .. } => format(locale, "studio-deed-no", &[("review", whole(*review))]),
        Deed::Opened { survey: of, .. } => format(locale, "studio-deed-opened", &[("survey", survey(of))]),
        Deed::Closed { survey: of } => format(locale, "studio-deed-closed", &[("survey", survey(of))]),
        Deed::Drawn { survey: of, .. } => format(locale, "studio-deed-drawn", &[("survey", survey(of))]),
        Deed::Described { survey: of, .. } => format(locale, "studio-deed-described", &[("survey", survey(of))]),
    };
    let hash = entry.hash.get(..12).unwrap_or_default().to_owned();
    view! {
        <li value=entry.sequence.to_string()>
            {day(locale, &day_text(entry.day))} " · " {by_words(locale, entry.by)} " · " {said} " " <code>{hash}</code>
        </li>
    }
    .into_any()
}
