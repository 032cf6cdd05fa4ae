//! Answers made by a program: plausible enough to look at, labelled as synthetic by the instrument's notice, the same every time.

use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use shared::id::OptionName;
use shared::instrument::Required;
use shared::question::{ACKNOWLEDGED, time_to_text, units_to_text};
use shared::{Draft, Flow, Instrument, Question, Response};
use time::{Date, Duration};

use crate::application::Application;
use crate::receipt::MadeFor;
use crate::store::{NotReceived, Submission, Survey};

/// Tries until a person's random answers meet the instrument's conditions.
const TRIES_AT_MOST: u32 = 100;
/// People that share a commit.
const GROUP: u64 = 100;

/// Sends that many people's answers. Each has an id that follows from the person's number, so that nobody is sent twice.
pub(super) async fn send(app: &Application, survey: &Survey, people: u64, progress: impl Fn(u64)) -> Result<(), NotReceived> {
    let today = app.clock.today();
    for first in (0..people).step_by(usize::try_from(GROUP).unwrap_or(1)) {
        let group = (first..people.min(first + GROUP)).filter_map(|person| {
            let payload = person_answers(&survey.instrument, person, today)?.to_payload().ok()?;
            let id = app.receipt_key.response_id(MadeFor::SyntheticPerson, &survey.code, &[&person.to_string()]);
            let version = survey.instrument.version.clone();
            Some(app.receiver.receive(Submission { survey: survey.code.clone(), id, version, received: today, payload }))
        });
        futures_util::future::try_join_all(group).await?;
        progress(people.min(first + GROUP));
    }
    Ok(())
}

/// One person's answers; `None` if no tries met the conditions.
fn person_answers(instrument: &Instrument, person: u64, today: Date) -> Option<Response> {
    // Not secret and not noise: the same synthetic people live here on every machine.
    let mut rng = StdRng::seed_from_u64(person);
    (0..TRIES_AT_MOST).find_map(|_| Response::check(&instrument.logic, &draft(instrument, today, &mut rng), today).ok())
}

fn draft(instrument: &Instrument, today: Date, rng: &mut StdRng) -> Draft {
    let mut draft = Draft::default();
    // People differ in how content they are, so that their answers hang together.
    let mood = rng.random_range(0.0..1.0);
    for (slot, item) in instrument.logic.slots() {
        let is_asked = Flow::of(&instrument.logic, &draft, today).is_asked(slot);
        if !is_asked || (item.required != Required::Always && rng.random_bool(0.04)) {
            continue;
        }
        let mut give = |text: &str| draft.give(item.name.clone(), text);
        match &item.question {
            Question::ChooseOne(question) | Question::Scale(question) => give(leaning(&question.options, mood, rng)),
            Question::ChooseSome(question) => {
                for _ in 0..rng.random_range(1..=question.maximum().min(3)) {
                    give(leaning(question.options(), rng.random_range(0.0..1.0), rng));
                }
            }
            Question::Number(number) => {
                let range = number.maximum() - number.minimum();
                let low_half = rng.random_range(0..=range).min(rng.random_range(0..=range));
                give(&units_to_text(number.minimum() + low_half, number.decimals()));
            }
            Question::Date(range) => {
                let last = range.latest().map_or(today, |latest| latest.min(today));
                let day = last.saturating_sub(Duration::days(rng.random_range(0..700)));
                let day = range.earliest().map_or(day, |earliest| day.max(earliest));
                give(&shared::day::day_text(day));
            }
            Question::Rank(question) => {
                let mut order: Vec<_> = question.options().iter().collect();
                order.shuffle(rng);
                order.into_iter().for_each(|option| give(option.as_str()));
            }
            Question::Acknowledge => give(ACKNOWLEDGED),
            Question::Time(time) => give(&time_to_text(rng.random_range(time.earliest()..=time.latest()))),
            Question::Moment(range) => {
                let day = range.latest().map_or(today, |latest| latest.min(today));
                give(&format!("{}T{}", shared::day::day_text(day), time_to_text(rng.random_range(0..24 * 60))));
            }
            // Nobody wrote anything: words would be somebody's.
            Question::Text(_) | Question::Note | Question::Calculated(_) | Question::Score(_) => {}
        }
    }
    draft
}

/// An option near the person's mood, more often than not.
fn leaning<'a>(options: &'a [OptionName], mood: f64, rng: &mut StdRng) -> &'a str {
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a short list"
    )]
    let place = |at: f64| (at * options.len() as f64) as usize;
    let at =
        if rng.random_bool(0.4) { rng.random_range(0.0..1.0) } else { (mood + rng.random_range(-0.25..0.25)).clamp(0.0, 0.999) };
    options.get(place(at)).or(options.last()).map_or("", OptionName::as_str)
}
