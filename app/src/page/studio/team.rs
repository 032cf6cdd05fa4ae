//! The people of a team: who is in it, letting somebody in, and the rule by which the team decides.

use leptos::prelude::*;
use shared::Locale;
use shared::governance::{Act, Member, Role, Rule};

use super::{Viewer, csrf, frame, head, problem_in_words};
use crate::document::{Head, Page};
use crate::locales::{Argument, format, text};
use crate::part::decided::{member_words, role_name};

pub struct TeamPage {
    pub viewer: Viewer,
    pub people: Vec<Person>,
    pub rule: Rule,
    pub outcome: Option<TeamOutcome>,
}

/// Somebody in the team.
pub struct Person {
    pub name: String,
    pub role: Role,
    pub member: Member,
}

/// What became of the last request.
pub enum TeamOutcome {
    Done,
    /// The link, which is shown this once.
    Invited(String),
    /// Nobody would be left to speak for the team.
    LastLead,
    RuleWrong,
    Unknown,
}

impl Page for TeamPage {
    fn head(&self) -> Head {
        head(self.viewer.locale, &text(self.viewer.locale, "studio-team"), false)
    }

    fn body(self) -> AnyView {
        let locale = self.viewer.locale;
        let outcome = self.outcome.as_ref().map(|outcome| match outcome {
            TeamOutcome::Done => view! { <p class="done" role="status">{text(locale, "studio-said-saved")}</p> }.into_any(),
            TeamOutcome::Invited(link) => view! {
                <div class="done" role="status">
                    <p>{text(locale, "studio-team-invited")}</p>
                    <p><code>{link.clone()}</code></p>
                </div>
            }
            .into_any(),
            TeamOutcome::LastLead => problem_in_words(locale, text(locale, "studio-team-last-lead")),
            TeamOutcome::RuleWrong => problem_in_words(locale, text(locale, "studio-team-rule-wrong")),
            TeamOutcome::Unknown => problem_in_words(locale, text(locale, "studio-said-impossible")),
        });
        let manages = self.viewer.role.may(Act::ManagePeople);
        let people: Vec<_> = self.people.iter().map(|person| self.person(person, manages)).collect();
        let content = view! {
            <h1>{text(locale, "studio-team")}</h1>
            {outcome}
            <p>{text(locale, "studio-team-about")}</p>
            <ul class="people">{people}</ul>
            {manages.then(|| self.invite())}
            {self.rule(manages)}
        };
        frame(&self.viewer, content.into_any())
    }
}

impl TeamPage {
    fn person(&self, person: &Person, manages: bool) -> AnyView {
        let (locale, name) = (self.viewer.locale, person.name.clone());
        let id = format!("role-{}", person.member.0);
        let change = manages.then(|| {
            let of_person = |key: &str| format!("{} {name}", text(locale, key));
            view! {
                <form method="post" action="/studio/team/role" aria-label=of_person("studio-team-change")>
                    {csrf(&self.viewer.csrf)}
                    <input type="hidden" name="name" value=name.clone()/>
                    <label for=id.clone()>{text(locale, "studio-column-role")}</label>
                    {roles(locale, id.clone(), person.role)}
                    <button class="quiet">{text(locale, "studio-team-change")} <span class="aside">" " {name.clone()}</span></button>
                </form>
                <form method="post" action="/studio/team/remove" aria-label=of_person("studio-team-remove")>
                    {csrf(&self.viewer.csrf)}
                    <input type="hidden" name="name" value=name.clone()/>
                    <button class="quiet">{text(locale, "studio-team-remove")} <span class="aside">" " {name.clone()}</span></button>
                </form>
            }
        });
        let number = member_words(locale, person.member, person.role);
        view! { <li><p><b><bdi>{person.name.clone()}</bdi></b> " · " {number}</p> {change}</li> }.into_any()
    }

    fn invite(&self) -> AnyView {
        let locale = self.viewer.locale;
        view! {
            <section>
                <h2>{text(locale, "studio-team-invite")}</h2>
                <p>{text(locale, "studio-team-invite-about")}</p>
                <form method="post" action="/studio/team/invite" aria-label=text(locale, "studio-team-invite")>
                    {csrf(&self.viewer.csrf)}
                    <label for="invite-role">{text(locale, "studio-column-role")}</label>
                    {roles(locale, "invite-role".to_owned(), Role::Reviewer)}
                    <button>{text(locale, "studio-team-invite-button")}</button>
                </form>
            </section>
        }
        .into_any()
    }

    fn rule(&self, manages: bool) -> AnyView {
        let locale = self.viewer.locale;
        let arguments =
            [("approvals", Argument::Number(self.rule.approvals.into())), ("days", Argument::Number(self.rule.days.into()))];
        let form = manages.then(|| {
            let number = |name: &'static str, label: &str, value: String| {
                view! {
                    <label for=name>{text(locale, label)}</label>
                    <input id=name name=name inputmode="numeric" autocomplete="off" value=value/>
                }
            };
            view! {
                <form method="post" action="/studio/team/rule" aria-label=text(locale, "studio-team-rule")>
                    {csrf(&self.viewer.csrf)}
                    {number("approvals", "studio-team-approvals", self.rule.approvals.to_string())}
                    {number("days", "studio-team-days", self.rule.days.to_string())}
                    <button class="quiet">{text(locale, "studio-save")}</button>
                </form>
            }
        });
        view! {
            <section>
                <h2>{text(locale, "studio-team-rule")}</h2>
                <p>{format(locale, "studio-team-rule-about", &arguments)}</p>
                {form}
            </section>
        }
        .into_any()
    }
}

fn roles(locale: Locale, id: String, chosen: Role) -> AnyView {
    let options =
        Role::ALL.map(|role| view! { <option value=role.name() selected=role == chosen>{role_name(locale, role)}</option> });
    view! { <select id=id name="role">{options.into_iter().collect_view()}</select> }.into_any()
}
