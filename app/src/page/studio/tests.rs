//! What the server and the browser rely on in the studio's forms.

use shared::governance::{By, Deed, Member, Record, Review, Role, Standing, Subject, Voice};
use shared::id::{ItemName, SurveyCode};
use shared::instrument::MediumKind;
use shared::{Plan, PlanRequest};

use super::*;
use crate::document::{Page, render};
use crate::samples::{LINKS, face, name};

fn viewer(locale: Locale) -> Viewer {
    Viewer { locale, name: "Ana <b>".to_owned(), role: Role::Lead, csrf: "token".to_owned() }
}

fn budget() -> Budget {
    let rho = |text| NanoRho::parse(text).unwrap();
    Budget { cap: rho("0.2"), spent: rho("0.05"), left: rho("0.15"), of_survey: None }
}

fn overview(state: SurveyState) -> String {
    html(overview_page(state))
}

fn overview_page(state: SurveyState) -> SurveyOverviewPage {
    let face = face(Locale::English);
    SurveyOverviewPage {
        viewer: viewer(Locale::English),
        code: face.code,
        instrument: face.instrument,
        state,
        opened_day: Some("2026-05-01".to_owned()),
        closed_day: None,
        handed_out: 120,
        paper: vec![],
        budget: budget(),
        releases: vec![],
        opening: None,
        findings: 0,
        media: vec![],
        problem: None,
        done: None,
    }
}

fn plan(outcome: PlanOutcome) -> String {
    let face = face(Locale::English);
    html(PlanPage {
        viewer: viewer(Locale::English),
        code: SurveyCode::parse("porch").unwrap(),
        instrument: face.instrument,
        chosen: choice(),
        budget: budget(),
        outcome,
    })
}

fn choice() -> PlanChoice {
    PlanChoice {
        items: vec![name("works")],
        crosses: vec![(name("works"), name("fear"))],
        share_percent: 25,
        people: 200,
        records: true,
    }
}

fn priced(refused: Option<String>) -> PlanOutcome {
    let face = face(Locale::English);
    let PlanChoice { items, crosses, .. } = choice();
    let plan = Plan::of(&face.instrument, &PlanRequest { records: true, items, crosses, budget: choice().budget(budget().left) })
        .unwrap();
    let priced = Priced { refused, ..Priced::of(&face.instrument, Locale::English, &plan, 200) };
    PlanOutcome::Priced(Box::new(Priced { review: Some(agreed()), ..priced }))
}

/// A question that a team of two said yes to.
fn agreed() -> (Review, Standing) {
    let day = shared::day::parse_day("2026-05-20").unwrap();
    let mut record = Record::replay("elm".to_owned(), vec![]).unwrap();
    let by = |member, role| By::Member { member: Member(member), role };
    let (survey, version) = (SurveyCode::parse("porch").unwrap(), face(Locale::English).instrument.version.clone());
    record.add(day, by(1, Role::Lead), Deed::ReviewAsked { subject: Subject::Opening { survey, version } }).unwrap();
    for (member, role) in [(1, Role::Lead), (2, Role::Reviewer)] {
        record.add(day, by(member, role), Deed::Voted { review: 1, voice: Voice::Yes, reason: String::new() }).unwrap();
    }
    let review = record.reviews().remove(0);
    let standing = review.standing(day);
    (review, standing)
}

/// Marks for islands taken out, so that attributes can be compared as text.
fn html(page: impl Page) -> String {
    render(page, &LINKS).replace("<!>", "")
}

#[test]
fn every_form_of_someone_signed_in_carries_the_token_and_every_name_is_escaped() {
    let locale = Locale::English;
    let pages = [
        html(SurveysPage { viewer: viewer(locale), surveys: vec![] }),
        overview(SurveyState::Draft),
        overview(SurveyState::Open),
        overview(SurveyState::Closed),
        plan(priced(None)),
    ];
    for page in pages {
        assert_eq!(page.matches("<form").count(), page.matches(r#"name="csrf" value="token""#).count(), "{page}");
        assert!(!page.contains("Ana <b>") && !page.contains("<i>"));
        assert!(!page.contains(" style="));
    }
}

#[test]
fn the_doors_show_what_was_typed_safely() {
    let locale = Locale::English;
    let sign_in = html(SignInPage { locale, name: "\"><i>".to_owned(), problem: Some(Trouble::SignInWrong) });
    assert!(sign_in.contains("That did not work") && !sign_in.contains("<i>"));
    let enter = html(EnterPage { locale, token: "\"><i>".to_owned() });
    assert!(enter.contains(r#"<form method="post" action="/studio/enter">"#) && !enter.contains("<i>"));
}

#[test]
fn percents_are_the_nearest() {
    assert_eq!(percent_of(NanoRho::new(499), NanoRho::new(1000)), 50);
    assert_eq!(percent_of(NanoRho::new(5), NanoRho::ZERO), 500);
}

#[test]
fn each_state_offers_its_next_step_only() {
    let steps = |page: &str| {
        let steps = ["/review\"", "/open\"", "/close\"", "/plan\"", "/handed-out\""];
        steps.map(|step| page.contains(&format!("/studio/surveys/porch{step}")))
    };
    assert_eq!(steps(&overview(SurveyState::Draft)), [true, false, false, false, true]);
    let agreed = SurveyOverviewPage { opening: Some(agreed()), ..overview_page(SurveyState::Draft) };
    assert_eq!(steps(&html(agreed)), [false, true, false, false, true]);
    assert_eq!(steps(&overview(SurveyState::Open)), [false, false, true, false, true]);
    assert_eq!(steps(&overview(SurveyState::Closed)), [false, false, false, true, false]);
    let seen_by = |role| {
        let viewer = Viewer { role, ..viewer(Locale::English) };
        steps(&html(SurveyOverviewPage { viewer, ..overview_page(SurveyState::Open) }))
    };
    assert_eq!(seen_by(Role::CoResearcher), [false, false, false, false, true]);
    assert_eq!(seen_by(Role::Reviewer), [false; 5]);
    assert!(overview(SurveyState::Open).contains(r#"<input type="checkbox" name="confirm" value="yes" required"#));
}

#[test]
fn enter_looks_at_the_price_and_never_draws() {
    let page = plan(priced(None));
    let form = page.split(r#"<form id="plan" method="post" action="/studio/surveys/porch/plan" "#).nth(1).unwrap();
    let first = form.split("<button").nth(1).unwrap();
    assert!(first.starts_with(r#" name="action" value="price""#), "{first}");
    assert!(form.contains(r#"value="draw""#) && form.contains(r#"name="priced" value="works works*fear 25% records""#));
}

#[test]
fn nothing_can_be_drawn_that_has_no_price() {
    for outcome in [PlanOutcome::NotYet, PlanOutcome::Refused("no".to_owned()), priced(Some("too dear".to_owned()))] {
        assert!(!plan(outcome).contains(r#"value="draw""#));
    }
}

#[test]
fn the_form_gives_back_what_was_chosen() {
    let page = plan(PlanOutcome::NotYet);
    for field in [
        r#"<input type="checkbox" name="item" value="works" checked"#,
        r#"<input type="checkbox" name="item" value="fear">"#,
        r#"<input type="checkbox" name="cross" value="works*fear" checked"#,
        r#"<input type="radio" name="share" value="25" checked"#,
        r#"name="people" inputmode="numeric" autocomplete="off" value="200""#,
        r#"name="cross_first""#,
        r#"name="cross_second""#,
        "<leptos-island",
    ] {
        assert!(page.contains(field), "{field} in {page}");
    }
    assert!(!page.contains(r#"name="item" value="words""#), "texts are never published");
}

#[test]
fn a_pair_is_as_precise_as_one_of_its_groups() {
    let PlanOutcome::Priced(priced) = priced(None) else { panic!("has a price") };
    let [everyone, works, pair] = &priced.tables[..] else { panic!("three tables") };
    assert_eq!(everyone.forecast.half_widths, None);
    let noise = |table: &PricedTable| table.forecast.half_widths.unwrap();
    // Half the people in each of the two groups, so that sampling alone moves shares by the root of two more.
    assert!((noise(pair).sampling - 2_f64.sqrt() * noise(works).sampling).abs() < 1e-9);
    assert!(noise(pair).noise > noise(works).noise);
}

#[test]
fn the_same_choice_has_the_same_fingerprint_and_another_has_not() {
    let other = |change: fn(&mut PlanChoice)| {
        let mut other = choice();
        change(&mut other);
        other.fingerprint()
    };
    assert_eq!(choice().fingerprint(), other(|choice| choice.people = 999));
    assert_ne!(choice().fingerprint(), other(|choice| choice.share_percent = 50));
    assert_ne!(choice().fingerprint(), other(|choice| choice.crosses.clear()));
    assert_ne!(choice().fingerprint(), other(|choice| choice.items.push(ItemName::parse("fear").unwrap())));
}

#[test]
fn a_draft_asks_for_the_files_that_it_names() {
    let row = |file: &str, kind, is_there: bool| MediumRow {
        file: file.to_owned(),
        kind,
        address: is_there.then(|| format!("/there/{file}")),
        size: is_there.then_some((720, 540)),
    };
    let media = || vec![row("lamp.jpg", MediumKind::Image, true), row("lamp.mp3", MediumKind::Audio, false)];
    let page = |state, problem| html(SurveyOverviewPage { media: media(), problem, ..overview_page(state) });
    let draft = page(SurveyState::Draft, Some(Trouble::Media(MediaTrouble::Missing)));
    assert!(draft.contains("Add them first: lamp.mp3<") && draft.contains("there, 720 × 540 pixels"), "{draft}");
    assert_eq!(draft.matches(r#"enctype="multipart/form-data""#).count(), 2);
    assert!(draft.contains(r#"accept=".jpg,.jpeg,.png,.webp""#) && draft.contains(r#"name="name" value="lamp.mp3""#), "{draft}");
    assert!(!page(SurveyState::Open, None).contains("lamp.jpg"), "they are fixed by then");
    assert!(!overview(SurveyState::Draft).contains("Pictures and sounds"));
}
