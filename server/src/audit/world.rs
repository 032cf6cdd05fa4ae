//! A survey whose every answer is known, and what must be measured of it, from the definitions in the privacy promise.
//!
//! Nothing here calls what it is to check: no tally, no transform, no sensitivity.

use serde_json::{Value, json};
use shared::id::{ItemName, PopulationName, SurveyCode};
use shared::plan::PlannedMeasurement;
use shared::privacy::residual::{Axis, Part};
use shared::{Draft, Instrument, Ledger, Plan, PlanRequest, Publishable, Release, Response, Subject, Tally};
use time::Date;

use super::BUDGET;

/// One person's answers.
#[derive(Clone, Debug)]
pub struct Person {
    pub street: i64,
    /// At most two of five.
    pub wishes: Vec<i64>,
    /// One of four, or none.
    pub safe: Option<i64>,
    /// From 0 to 100, or none.
    pub age: Option<i64>,
}

/// The instrument and the plan.
pub struct World {
    /// Of the instrument.
    pub source: String,
    pub instrument: Instrument,
    pub plan: Plan,
    day: Date,
}

/// Why a world could not be made; a fault of this program.
#[derive(Debug, thiserror::Error)]
#[error("the audit's own survey cannot be made: {0}")]
pub struct Unmade(String);

const BINS: [i64; 4] = [18, 35, 50, 65];

impl World {
    /// # Errors
    /// When the engine refuses the instrument or the plan.
    pub fn new(day: Date) -> Result<Self, Unmade> {
        let unmade = |error: &dyn std::fmt::Display| Unmade(error.to_string());
        let choices = |names: &[&str]| -> Value { names.iter().map(|name| json!({ "name": name, "label": name })).collect() };
        let source = json!({
            "porchlight": 1, "name": "audit", "languages": ["en"], "title": "Audit", "introduction": "Known.", "consent": "Yes.",
            "pages": [{ "name": "one", "elements": [
                { "kind": "choose_one", "name": "street", "label": "x", "required": true, "choices": choices(&["s0", "s1", "s2"]) },
                { "kind": "choose_some", "name": "wish", "label": "x", "maximum": 2, "choices": choices(&["w0", "w1", "w2", "w3", "w4"]) },
                { "kind": "choose_one", "name": "safe", "label": "x", "choices": choices(&["a0", "a1", "a2", "a3"]) },
                { "kind": "number", "name": "age", "label": "x", "minimum": 0, "maximum": 100, "bins": BINS }
            ] }]
        });
        let source = source.to_string();
        let instrument = Instrument::parse(&source)
            .map_err(|flaws| Unmade(flaws.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")))?;
        let name = |text: &str| ItemName::parse(text).map_err(|error| unmade(&error));
        let request = PlanRequest {
            records: true,
            items: Publishable::all(&instrument).into_iter().map(|item| item.name).collect(),
            crosses: vec![(name("street")?, name("wish")?), (name("street")?, name("safe")?)],
            budget: BUDGET,
        };
        let plan = Plan::of(&instrument, &request).map_err(|error| unmade(&error))?;
        Ok(Self { source, instrument, plan, day })
    }

    /// # Errors
    /// When the engine refuses an answer.
    pub fn responses(&self, people: &[Person]) -> Result<Vec<Response>, Unmade> {
        people.iter().map(|person| self.response(person)).collect()
    }

    fn response(&self, person: &Person) -> Result<Response, Unmade> {
        let mut draft = Draft::default();
        for (item, given) in person.given() {
            draft.give(ItemName::parse(item).map_err(|error| Unmade(error.to_string()))?, given);
        }
        Response::check(&self.instrument.logic, &draft, self.day).map_err(|faults| Unmade(format!("{faults:?}")))
    }

    /// A release drawn by the engine, on a ledger that is thrown away.
    ///
    /// # Errors
    /// When the engine refuses.
    pub fn draw(&self, responses: &[Response], rng: &mut impl rand::Rng) -> Result<Release, Unmade> {
        let unmade = |error: &dyn std::fmt::Display| Unmade(error.to_string());
        let tally = Tally::count(&self.instrument, self.plan.clone(), responses.iter().cloned());
        let population = PopulationName::parse("audit").map_err(|error| unmade(&error))?;
        let mut ledger = Ledger::replay(population, BUDGET, vec![]).map_err(|error| unmade(&error))?;
        let survey = SurveyCode::parse("audit").map_err(|error| unmade(&error))?;
        let subject = Subject { survey, instrument: self.instrument.version.clone(), freeze: 1 };
        Release::draw(tally, subject, &mut ledger, rng).map_err(|error| unmade(&error))
    }
}

/// So many people, no two kinds of answers alike in number.
#[must_use]
pub fn people(count: i64) -> Vec<Person> {
    (0..count)
        .map(|person| Person {
            street: [0, 1, 1, 2][index(person, 4)],
            wishes: match person % 3 {
                0 => vec![],
                1 => vec![person % 5],
                _ => vec![person % 5, (person + 2) % 5],
            },
            safe: (person % 7 != 0).then_some((person * person) % 4),
            age: (person % 11 != 0).then_some((person * 13) % 101),
        })
        .collect()
}

fn index(person: i64, length: i64) -> usize {
    usize::try_from(person % length).unwrap_or_default()
}

impl Person {
    /// What is typed into the form.
    #[must_use]
    pub fn given(&self) -> Vec<(&'static str, String)> {
        let mut given = vec![("street", format!("s{}", self.street))];
        given.extend(self.wishes.iter().map(|wish| ("wish", format!("w{wish}"))));
        given.extend(self.safe.map(|safe| ("safe", format!("a{safe}"))));
        given.extend(self.age.map(|age| ("age", age.to_string())));
        given
    }

    /// What one person adds to a measurement: the product of what they are along each of its axes.
    #[must_use]
    pub fn adds(&self, planned: &PlannedMeasurement) -> Vec<i64> {
        planned.axes.iter().fold(vec![1], |product, axis| {
            let along = self.along(axis);
            product.iter().flat_map(|left| along.iter().map(move |right| left * right)).collect()
        })
    }

    fn along(&self, axis: &Axis) -> Vec<i64> {
        match (axis.item.as_str(), axis.part) {
            ("street", Part::Cell { .. }) => in_one_cell(self.street, 3),
            ("safe", Part::Cell { .. }) => in_one_cell(self.safe.unwrap_or(4), 5),
            ("age", Part::Cell { .. }) => {
                let bin = |age: i64| BINS.iter().map(|&lower| i64::from(age >= lower)).sum();
                in_one_cell(self.age.map_or(5, bin), 6)
            }
            // In hundred steps: how far from fifty, in halves.
            ("age", Part::Amount { .. }) => vec![self.age.map_or(0, |age| 2 * age - 100)],
            ("wish", Part::Status { .. }) => in_one_cell(i64::from(self.wishes.is_empty()), 2),
            // Two of five at most: around two fifths, in fifths.
            ("wish", Part::Marks { .. }) if self.wishes.is_empty() => vec![0; 5],
            ("wish", Part::Marks { .. }) => (0..5).map(|wish| 5 * i64::from(self.wishes.contains(&wish)) - 2).collect(),
            (_, Part::Cell { .. } | Part::Status { .. } | Part::Marks { .. } | Part::Amount { .. }) => vec![],
        }
    }
}

/// n where the person is and nothing elsewhere, less one everywhere.
fn in_one_cell(place: i64, cells: i64) -> Vec<i64> {
    (0..cells).map(|cell| if cell == place { cells - 1 } else { -1 }).collect()
}

/// What must be measured of all of them, without noise.
#[must_use]
pub fn exact(people: &[Person], planned: &PlannedMeasurement) -> Vec<i64> {
    people
        .iter()
        .map(|person| person.adds(planned))
        .reduce(|sum, adds| sum.iter().zip(adds).map(|(sum, add)| sum + add).collect())
        .unwrap_or_default()
}
