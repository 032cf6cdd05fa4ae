//! `porchlight import responses`: respondents from a CSV file, in this process, and what is published of real ones.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use futures_util::TryStreamExt;
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde_json::{Value, json};
use server::import::{Dictionary, ImportError, Outcome, responses};
use server::store::{StoreError, Survey};
use shared::id::{ItemName, PopulationName};
use shared::summary::Row;
use shared::{Answer, Category, Ledger, NanoRho, Plan, PlanRequest, Release, Response, Slot, Subject, Summary, Tally};
use tests::kit::TestApp;

use crate::coverage::chernoff;

/// Columns of each kind, two of them no answers.
fn dictionary() -> Dictionary {
    let value = |value: &str| json!({ "value": value });
    serde_json::from_value(json!({
        "dataset": "block", "title": "A block, asked on paper",
        "variables": [
            { "name": "sheet", "type": "id" },
            { "name": "home", "label": "Do you rent or own?", "type": "nominal", "categories": [value("rent"), value("own")] },
            { "name": "age", "type": "integer", "bounds": [0, 120] },
            { "name": "sleep", "type": "ordinal", "categories": [value("<5"), value("5"), value("5+")] },
            { "name": "weight", "type": "decimal", "bounds": [0, 9], "role": "survey weight" }
        ]
    }))
    .unwrap()
}

/// Rows of the CSV file: more than two groups that share a commit. Some are blank in part, and many are the same.
const ROWS: usize = 450;

fn rows() -> Vec<String> {
    let row = |row: usize| {
        let (home, sleep) = (["rent", "own", ""][row % 3], ["<5", "5", "5+", "5+"][row % 4]);
        format!("0,{home},{},{sleep},1.5", 20 + row % 7)
    };
    (0..ROWS).map(row).collect()
}

fn csv(rows: &[String]) -> String {
    format!("sheet,home,age,sleep,weight\n{}\n", rows.join("\n"))
}

async fn fielded(app: &TestApp) -> Survey {
    app.field("block", &dictionary().instrument().to_string()).await
}

async fn import(app: &TestApp, survey: &Survey, csv: &str) -> Result<Outcome, ImportError> {
    responses(&app.app, survey, &dictionary(), csv, |_| {}).await
}

async fn stored(app: &TestApp, survey: &Survey) -> Vec<Response> {
    let responses: Result<_, StoreError> = app.app.store.responses(&survey.code).try_collect().await;
    responses.unwrap()
}

fn number_who_answered(responses: &[Response], survey: &Survey, item: &str, answer: &Answer) -> usize {
    let slot = survey.instrument.logic.slot_of(&ItemName::parse(item).unwrap()).unwrap();
    responses.iter().filter(|response| response.answer(slot) == answer).count()
}

#[tokio::test]
async fn a_second_import_of_the_same_rows_counts_nobody() {
    for app in TestApp::on_each_database().await {
        let survey = fielded(&app).await;
        let done = Mutex::new(Vec::new());
        let first =
            responses(&app.app, &survey, &dictionary(), &csv(&rows()), |rows| done.lock().unwrap().push(rows)).await.unwrap();
        assert_eq!(first, Outcome { received: ROWS as u64, received_before: 0 }, "{}", app.database);
        let done = done.into_inner().unwrap();
        assert!(done.is_sorted() && done.len() > 1 && done.last() == Some(&(ROWS as u64)), "{done:?}");
        let kept = stored(&app, &survey).await;
        assert_eq!(import(&app, &survey, &csv(&rows())).await.unwrap(), Outcome { received: 0, received_before: ROWS as u64 });
        assert_eq!(stored(&app, &survey).await.len(), ROWS);

        // Of 450 rows: a third each rents, owns and said nothing; a quarter each sleeps less than five hours and just five.
        let number = |item, answer| number_who_answered(&kept, &survey, item, &answer);
        assert_eq!([Answer::One(0), Answer::One(1), Answer::Skipped].map(|answer| number("home", answer)), [150, 150, 150]);
        assert_eq!([0, 1, 2].map(|option| number("sleep", Answer::One(option))), [113, 113, 224]);
        assert_eq!([19, 20, 26].map(|age| number("age", Answer::Number(age))), [0, 65, 64]);
        assert_eq!(kept[0].answers().len(), 3, "sheet numbers and weights are no answers");
    }
}

#[tokio::test]
async fn an_import_that_was_broken_off_goes_on() {
    for app in TestApp::on_each_database().await {
        let survey = fielded(&app).await;
        let half = ROWS / 2;
        let first = import(&app, &survey, &csv(&rows()[..half])).await.unwrap();
        assert_eq!(first, Outcome { received: half as u64, received_before: 0 });
        let all = import(&app, &survey, &csv(&rows())).await.unwrap();
        assert_eq!(all, Outcome { received: (ROWS - half) as u64, received_before: half as u64 }, "{}", app.database);
        let kept = stored(&app, &survey).await;
        assert_eq!(kept.len(), ROWS);
        assert_eq!(number_who_answered(&kept, &survey, "sleep", &Answer::One(2)), 224);
    }
}

#[tokio::test]
async fn a_bad_row_is_named_and_what_was_before_it_stays() {
    for app in TestApp::on_each_database().await {
        let survey = fielded(&app).await;
        // In the middle of a group, and each later than the one before: more rows are taken each time.
        let bad = [
            (301, "0,rent,300,5,1.5", "age"),
            (350, "0,rent,30,6,1.5", "sleep"),
            (351, "0,rent,thirty,5,1.5", "age"),
            (ROWS, "0,palace,30,5,1.5", "home"),
        ];
        let mut good = 0;
        for (number, text, item) in bad {
            let mut rows = rows();
            text.clone_into(&mut rows[number - 1]);
            let stopped = import(&app, &survey, &csv(&rows)).await.unwrap_err();
            let ImportError::Row { row, .. } = &stopped else { panic!("{stopped}") };
            assert_eq!(*row, number as u64);
            assert!(stopped.to_string().contains(&format!("row {number}")) && stopped.to_string().contains(item), "{stopped}");
            assert_eq!(stored(&app, &survey).await.len(), number - 1, "{}: {stopped}", app.database);
            good = number - 1;
        }
        // A row with too few columns is no answer to anything either.
        let mut short = rows();
        "0,rent".clone_into(&mut short[ROWS - 1]);
        let stopped = import(&app, &survey, &csv(&short)).await.unwrap_err();
        assert!(matches!(stopped, ImportError::Csv(_)) && stopped.to_string().contains(&ROWS.to_string()), "{stopped}");
        assert_eq!(stored(&app, &survey).await.len(), good);

        let corrected = import(&app, &survey, &csv(&rows())).await.unwrap();
        assert_eq!(corrected, Outcome { received: (ROWS - good) as u64, received_before: good as u64 });
    }
}

#[tokio::test]
async fn rows_of_something_else_and_rows_that_come_too_late_are_refused() {
    for app in TestApp::on_each_database().await {
        let survey = fielded(&app).await;
        let foreign = import(&app, &survey, "sheet,weight,color\n1,1.5,red\n").await.unwrap_err();
        assert!(matches!(foreign, ImportError::NothingInCommon), "{foreign}");
        assert!(stored(&app, &survey).await.is_empty());

        import(&app, &survey, &csv(&rows()[..10])).await.unwrap();
        let survey = app.close("block").await;
        let late = import(&app, &survey, &csv(&rows()[..12])).await.unwrap_err();
        assert!(matches!(late, ImportError::NotReceived { row: 11, .. }), "{late}");
        assert_eq!(stored(&app, &survey).await.len(), 10, "{}", app.database);
    }
}

/// Releases drawn for each file and budget.
const DRAWS: u32 = 200;

/// In nano-rho: little and as usual.
const BUDGETS: [u64; 2] = [20_000_000, 100_000_000];

/// Folder of the real data sets, or `None` where it is missing.
fn corpus() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/data");
    if !folder.is_dir() {
        assert!(std::env::var_os("CI").is_none(), "the corpus is missing, and CI skips no test");
        // Not `eprintln!`, which the test harness hides for tests that pass.
        let _ = writeln!(std::io::stderr(), "the corpus of real data sets is missing: tests that need it are skipped");
        return None;
    }
    Some(folder)
}

/// What the rows of a CSV file really say, found out without the program: for each item the place of each row's category or bin.
struct Truth(BTreeMap<String, Vec<Option<usize>>>);

impl Truth {
    fn of(dictionary: &Value, instrument: &Value, csv: &str) -> Self {
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let headers = reader.headers().unwrap().clone();
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let places = elements(instrument).iter().map(|element| {
            let column = headers.iter().position(|header| element["name"] == header).unwrap();
            let variable = array(&dictionary["variables"]).iter().find(|variable| variable["name"] == element["name"]).unwrap();
            let places = records.iter().map(|record| place(variable, element, &record[column])).collect();
            (element["name"].as_str().unwrap().to_owned(), places)
        });
        Self(places.collect())
    }

    /// People at each place of an item: all of them, or those at one place of another item.
    fn counts(&self, group: Option<(&str, usize)>, item: &str) -> BTreeMap<usize, f64> {
        let mut counts = BTreeMap::new();
        for (row, place) in self.0[item].iter().enumerate() {
            let is_in_group = group.is_none_or(|(groups, group)| self.0[groups][row] == Some(group));
            if let Some(place) = place.filter(|_| is_in_group) {
                *counts.entry(place).or_default() += 1.0;
            }
        }
        counts
    }
}

fn array(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn elements(instrument: &Value) -> &[Value] {
    array(&instrument["pages"][0]["elements"])
}

fn place(variable: &Value, element: &Value, text: &str) -> Option<usize> {
    if text.is_empty() {
        return None;
    }
    if let Some(bins) = element["bins"].as_array() {
        let value: f64 = text.parse().unwrap();
        return Some(bins.iter().filter(|bin| bin.as_f64().unwrap() <= value).count());
    }
    let written = |category: &Value| match &category["value"] {
        Value::String(value) => value.clone(),
        value => value.to_string(),
    };
    let place = array(&variable["categories"]).iter().position(|category| written(category) == text);
    Some(place.unwrap_or_else(|| panic!("{text:?} is no category of {variable}")))
}

/// A mean of numbers between 0 and 1.
#[derive(Clone, Copy, Debug, Default)]
struct Mean {
    count: f64,
    sum: f64,
}

impl Mean {
    /// Adds how many of the cells of one row came true, as a fraction; nothing where there are no cells.
    fn add(&mut self, cells: &[bool]) {
        if !cells.is_empty() {
            self.count += 1.0;
            self.sum += cells.iter().filter(|&&holds| holds).count() as f64 / cells.len() as f64;
        }
    }

    fn plus(self, other: Self) -> Self {
        Self { count: self.count + other.count, sum: self.sum + other.sum }
    }

    fn value(self) -> f64 {
        self.sum / self.count
    }
}

/// How often the noise part of a published range holds the exact share of the answers: where that share is far from none and from
/// all, and where it is near one of them.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    inside: Mean,
    near_limit: Mean,
}

impl Held {
    /// One row of cells that are shares of the same people.
    fn add(&mut self, counts: &BTreeMap<usize, f64>, rows: &[Row], noise_deviation: f64) {
        let rows: Vec<&Row> = rows.iter().filter(|row| row.category.is_valid_answer()).collect();
        let base: f64 = counts.values().sum();
        if base == 0.0 {
            // A group of nobody has no share that could be missed.
            return;
        }
        let (mut inside, mut near_limit) = (Vec::new(), Vec::new());
        for row in &rows {
            let Some(published) = row.share else { continue };
            let (Category::Option(place) | Category::Bin(place)) = row.category else { panic!("{:?}", row.category) };
            let people = counts.get(&usize::from(place)).copied().unwrap_or_default();
            let truth = people / base;
            // The noise of a share of these people, who are public here; three times it keeps ranges away from the limits.
            let deviation = noise_deviation * (1.0 + truth * truth * rows.len() as f64 - 2.0 * truth).sqrt() / base;
            let holds = published.privacy.low <= truth && truth <= published.privacy.high;
            if truth > 3.0 * deviation && 1.0 - truth > 3.0 * deviation { &mut inside } else { &mut near_limit }.push(holds);
        }
        self.inside.add(&inside);
        self.near_limit.add(&near_limit);
    }

    fn plus(self, other: Self) -> Self {
        Self { inside: self.inside.plus(other.inside), near_limit: self.near_limit.plus(other.near_limit) }
    }

    /// The range is exact where no limit cuts it off, so both too few and too many are wrong there; near a limit it is wide on
    /// purpose, so only too few are.
    ///
    /// What is averaged are fractions of rows: cells of one row have the noise of their sum in common, but rows and draws have
    /// noise of their own, so the fractions are independent and Chernoff's bound holds. Were the ranges right, one call would
    /// fail with a probability of at most three in a million.
    fn check(self, of: &str) {
        let Self { inside, near_limit } = self;
        println!(
            "{of}: {:.4} of {} rows, near a limit {:.4} of {}",
            inside.value(),
            inside.count,
            near_limit.value(),
            near_limit.count
        );
        assert!(chernoff(inside.count, inside.value(), 0.95) > 1e-6, "{of}: {inside:?}");
        let is_enough = near_limit.count == 0.0 || near_limit.value() >= 0.95;
        assert!(is_enough || chernoff(near_limit.count, near_limit.value(), 0.95) > 1e-6, "{of}: {near_limit:?}");
    }
}

/// A data set in the store, closed, and what it says.
struct Imported {
    survey: Survey,
    responses: Vec<Response>,
    truth: Truth,
    request: PlanRequest,
}

impl Imported {
    /// Every row of the file, and every item; the first two choices are crossed as well.
    async fn new(file: &Path) -> Self {
        let csv = fs::read_to_string(file).unwrap();
        let text = fs::read_to_string(file.with_extension("dict.json")).unwrap();
        let dictionary: Dictionary = serde_json::from_str(&text).unwrap();
        let instrument = dictionary.instrument();
        let truth = Truth::of(&serde_json::from_str(&text).unwrap(), &instrument, &csv);

        let app = TestApp::on_sqlite().await;
        let survey = app.field("corpus", &instrument.to_string()).await;
        let outcome = responses(&app.app, &survey, &dictionary, &csv, |_| {}).await.unwrap();
        let rows = csv::Reader::from_reader(csv.as_bytes()).records().count() as u64;
        assert_eq!(outcome, Outcome { received: rows, received_before: 0 });
        let survey = app.close("corpus").await;

        let name = |element: &Value| ItemName::parse(element["name"].as_str().unwrap()).unwrap();
        let mut choices = elements(&instrument).iter().filter(|element| element["kind"] == "choose_one").map(name);
        let request = PlanRequest {
            records: true,
            items: elements(&instrument).iter().map(name).collect(),
            crosses: vec![(choices.next().unwrap(), choices.next().unwrap())],
            budget: NanoRho::ZERO,
        };
        Self { responses: stored(&app, &survey).await, survey, truth, request }
    }

    fn draw(&self, budget: NanoRho, rng: &mut StdRng) -> Held {
        let Survey { code, instrument, .. } = &self.survey;
        let plan = Plan::of(instrument, &PlanRequest { budget, ..self.request.clone() }).unwrap();
        let name = |slot: Slot| instrument.logic.item(slot).name.as_str();
        let mut held = Held::default();
        for _ in 0..DRAWS {
            // Drawing uses up the exact counts, so they are counted again for each draw.
            let tally = Tally::count(instrument, plan.clone(), self.responses.iter().cloned());
            let mut ledger = Ledger::replay(PopulationName::parse("corpus").unwrap(), budget, vec![]).unwrap();
            let subject = Subject { survey: code.clone(), instrument: instrument.version.clone(), freeze: 1 };
            let release = Release::draw(tally, subject, &mut ledger, rng).unwrap();
            let summary = Summary::of(instrument, &release);
            for question in &summary.questions {
                held.add(&self.truth.counts(None, name(question.slot)), &question.rows, question.noise_deviation);
            }
            for cross in &summary.crosses {
                for (group, rows) in &cross.rows {
                    let (Category::Option(group) | Category::Bin(group)) = *group else { panic!("{group:?}") };
                    let counts = self.truth.counts(Some((name(cross.groups), usize::from(group))), name(cross.answers));
                    held.add(&counts, rows, cross.noise_deviation);
                }
            }
        }
        held
    }
}

/// Every CSV file of the corpus, whole: from 2,231 to 13,583 rows. Five files and the sum of them, with two budgets each, are
/// twelve checks: at most 4 in 100,000 of a false alarm altogether.
#[tokio::test]
async fn published_shares_of_real_surveys_are_as_near_as_their_noise_says() {
    let Some(folder) = corpus() else { return };
    let mut list = csv::Reader::from_path(folder.join("DATA.csv")).unwrap();
    let files: Vec<String> = list.records().map(|file| file.unwrap()[0].to_owned()).collect();
    assert!(!files.is_empty());
    // One generator for all, so that no two draws have the same noise.
    let mut rng = StdRng::seed_from_u64(20_260_531);
    let mut all = [Held::default(); BUDGETS.len()];
    for file in files {
        let imported = Imported::new(&folder.join(&file)).await;
        for (sum, budget) in all.iter_mut().zip(BUDGETS.map(NanoRho::new)) {
            let held = imported.draw(budget, &mut rng);
            held.check(&format!("{file} with rho {budget}"));
            *sum = sum.plus(held);
        }
    }
    for (sum, budget) in all.into_iter().zip(BUDGETS.map(NanoRho::new)) {
        sum.check(&format!("all files with rho {budget}"));
    }
}
