//! Data sets whose answers are whole numbers, as surveys: the first line of a file holds how many codes each column has. For benchmarks.

use std::path::Path;

use serde_json::json;
use shared::id::{ItemName, PopulationName, SurveyCode};
use shared::{Draft, Instrument, Ledger, NanoRho, Plan, PlanRequest, Release, Response, Subject, Tally};

use crate::kit::today;

/// A coded data set.
pub struct Coded {
    pub instrument: Instrument,
    pub sizes: Vec<usize>,
    pub rows: Vec<Vec<usize>>,
}

impl Coded {
    #[must_use]
    pub fn read(path: &Path, rows_at_most: usize) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let mut lines = text.lines().map(|line| line.split(',').map(|code| code.parse::<usize>().unwrap()).collect::<Vec<_>>());
        let sizes = lines.next().unwrap();
        let rows: Vec<_> = lines.take(rows_at_most).collect();
        let choices = |size: usize| (0..size).map(|code| json!({ "name": code.to_string(), "label": "x" })).collect::<Vec<_>>();
        let element = |(place, &size): (usize, &usize)| json!({ "kind": "choose_one", "name": format!("q{place:02}"), "label": "x", "required": true, "choices": choices(size) });
        let source = json!({
            "porchlight": 1, "name": "coded", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
            "pages": [{ "name": "one", "elements": sizes.iter().enumerate().map(element).collect::<Vec<_>>() }]
        });
        Self { instrument: Instrument::parse(&source.to_string()).unwrap(), sizes, rows }
    }

    #[must_use]
    pub fn response(&self, row: &[usize]) -> Response {
        let mut draft = Draft::default();
        for (place, code) in row.iter().enumerate() {
            draft.give(Self::item(place), code.to_string());
        }
        Response::check(&self.instrument.logic, &draft, today()).unwrap()
    }

    /// All one- and two-way tables.
    #[must_use]
    pub fn everything(&self, budget: NanoRho) -> PlanRequest {
        let questions = self.sizes.len();
        let crosses =
            (0..questions).flat_map(|left| (left + 1..questions).map(move |right| (Self::item(left), Self::item(right))));
        PlanRequest { records: true, items: (0..questions).map(Self::item).collect(), crosses: crosses.collect(), budget }
    }

    /// A release of a plan that all of `budget` goes to.
    pub fn release(&self, plan: Plan, responses: Vec<Response>, budget: NanoRho, rng: &mut impl rand::Rng) -> Release {
        let tally = Tally::count(&self.instrument, plan, responses);
        let mut ledger = Ledger::replay(PopulationName::parse("bench").unwrap(), budget, vec![]).unwrap();
        let subject =
            Subject { survey: SurveyCode::parse("bench").unwrap(), instrument: self.instrument.version.clone(), freeze: 1 };
        let release = Release::draw(tally, subject, &mut ledger, rng).unwrap();
        assert!(release.cost <= budget);
        release
    }

    #[must_use]
    pub fn item(place: usize) -> ItemName {
        ItemName::parse(&format!("q{place:02}")).unwrap()
    }
}
