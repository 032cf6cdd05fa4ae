//! Tables against what was really answered: right on average, as noisy as told, and in agreement with each other.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use rand::SeedableRng;
use rand::rngs::StdRng;

use shared::estimate::{Mean, Table};
use shared::id::{ItemName, PopulationName, SurveyCode};
use shared::{
    Draft, Instrument, Ledger, NanoRho, Plan, PlanRequest, Question, Release, Response, Slot, Subject, TableKey, Tally,
};
use tests::kit::today;

const INSTRUMENT: &str = r#"{
    "porchlight": 1, "name": "porch", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
    "pages": [{ "name": "first", "elements": [
        { "kind": "choose_one", "name": "street", "label": "Street?", "required": true,
          "choices": [{ "name": "a", "label": "A" }, { "name": "b", "label": "B" }, { "name": "c", "label": "C" }] },
        { "kind": "choose_some", "name": "wish", "label": "Wish?", "maximum": 2,
          "choices": [{ "name": "a", "label": "A" }, { "name": "b", "label": "B" }, { "name": "c", "label": "C" }, { "name": "d", "label": "D" }, { "name": "e", "label": "E" }] },
        { "kind": "scale", "name": "safe", "label": "Safe?", "from": 1, "to": 3, "labels": { "1": "No", "3": "Yes" } },
        { "kind": "number", "name": "age", "label": "Age?", "minimum": 0, "maximum": 89, "bins": [18, 65] }
    ] }]
}"#;

fn name(item: &str) -> ItemName {
    ItemName::parse(item).unwrap()
}

fn response(instrument: &Instrument, person: usize) -> Response {
    let mut draft = Draft::default();
    draft.give(name("street"), ["a", "b", "b", "c"][person % 4]);
    if !person.is_multiple_of(3) {
        draft.give(name("wish"), ["a", "b", "c", "d", "e"][person % 5]);
    }
    if person % 6 == 1 {
        draft.give(name("wish"), ["b", "c", "d", "e", "a"][person % 5]);
    }
    if !person.is_multiple_of(7) {
        draft.give(name("safe"), ["1", "2", "2", "3"][(person / 2) % 4]);
    }
    draft.give(name("age"), (person % 90).to_string());
    Response::check(&instrument.logic, &draft, today()).unwrap()
}

fn plan(instrument: &Instrument, rho: &str) -> Plan {
    let request = PlanRequest {
        records: true,
        items: ["street", "wish", "safe", "age"].map(name).to_vec(),
        crosses: vec![(name("wish"), name("street")), (name("street"), name("safe"))],
        budget: NanoRho::parse(rho).unwrap(),
    };
    Plan::of(instrument, &request).unwrap()
}

fn draw(instrument: &Instrument, plan: Plan, people: usize, seed: u64) -> Release {
    let tally = Tally::count(instrument, plan, (0..people).map(|person| response(instrument, person)));
    let mut ledger = Ledger::replay(PopulationName::parse("elm").unwrap(), NanoRho::MAX, vec![]).unwrap();
    let subject = Subject { survey: SurveyCode::parse("porch").unwrap(), instrument: instrument.version.clone(), freeze: 1 };
    Release::draw(tally, subject, &mut ledger, &mut StdRng::seed_from_u64(seed)).unwrap()
}

fn table(release: &Release, key: &TableKey) -> Table {
    Table::find(release, key).unwrap()
}

/// Counted by hand from the same people, in the order of the cells.
fn exact(people: usize) -> Vec<f64> {
    let mut table = vec![0.0; 3 * 7];
    for person in 0..people {
        let row = [0, 1, 1, 2][person % 4] * 7;
        let mut wishes = vec![];
        if !person.is_multiple_of(3) {
            wishes.push(person % 5);
        }
        if person % 6 == 1 {
            wishes.push((person + 1) % 5);
        }
        let status = if wishes.is_empty() { 6 } else { 5 };
        wishes.iter().chain([&status]).for_each(|wish| table[row + wish] += 1.0);
    }
    table
}

/// With so much budget that noise is next to nothing, every table is what was answered.
#[test]
fn without_noise_tables_are_the_counts() {
    let instrument = Instrument::parse(INSTRUMENT).unwrap();
    let release = draw(&instrument, plan(&instrument, "1000000000"), 200, 1);
    let wishes = table(&release, &TableKey::TwoWay(name("street"), name("wish")));
    for (built, exact) in wishes.values().iter().zip(exact(200)) {
        assert!((built - exact).abs() < 0.01, "{built} for {exact}");
    }
    let ages = (0..200).map(|person| f64::from(person % 90)).sum::<f64>() / 200.0;
    let planned = release.tables.iter().find(|table| table.key == TableKey::OneWay(name("age"))).unwrap();
    let Question::Number(number) = &instrument.logic.item(Slot(3)).question else { panic!() };
    let mean = Mean::of_amounts(&release, planned, &Table::of(&release, planned), number).unwrap();
    assert!((mean.mean - ages).abs() < 0.001, "{} for {ages}", mean.mean);
    // Of 200 ages spread over 0 to 89, the standard error is 26/14.
    assert!((mean.likely.width() - 2.0 * 1.96 * 26.0 / 200_f64.sqrt()).abs() < 0.5, "{:?}", mean.likely);
}

/// Sums over a table's rows are the other table, and sums of all cells are the total, to the last digit that `f64` has.
#[test]
fn all_tables_agree() {
    let instrument = Instrument::parse(INSTRUMENT).unwrap();
    let release = draw(&instrument, plan(&instrument, "0.05"), 100, 2);
    let close = |left: f64, right: f64| assert!((left - right).abs() < 1e-8, "{left} and {right}");
    let total = table(&release, &TableKey::Total).values()[0];
    let (streets, wishes) =
        (table(&release, &TableKey::OneWay(name("street"))), table(&release, &TableKey::OneWay(name("wish"))));
    close(streets.values().iter().sum(), total);
    let cross = table(&release, &TableKey::TwoWay(name("street"), name("safe")));
    for (row, street) in streets.values().iter().enumerate() {
        close(cross.strip(row).values.iter().sum(), *street);
    }
    let cross = table(&release, &TableKey::TwoWay(name("street"), name("wish")));
    for (column, wish) in wishes.values().iter().enumerate() {
        close((0..3).map(|row| cross.strip(row).values[column]).sum(), *wish);
    }
}

/// Means, variances and covariances over many draws, each within 5.5 standard errors. Fixed seeds; fresh ones would raise a false
/// alarm once in 200,000 runs.
#[test]
fn tables_are_right_on_average_and_as_noisy_as_told() {
    const DRAWS: usize = 4_000;
    let instrument = Instrument::parse(INSTRUMENT).unwrap();
    let plan = plan(&instrument, "0.1");
    let key = TableKey::TwoWay(name("street"), name("wish"));
    let (one, row) = (TableKey::OneWay(name("safe")), 1);
    let mut errors: Vec<[f64; 7]> = Vec::new();
    let mut noises = None;
    for seed in 0..DRAWS {
        let release = draw(&instrument, plan.clone(), 60, seed as u64);
        let (cross, safe) = (table(&release, &key), table(&release, &one));
        let strip = cross.strip(row);
        let truth = &exact(60)[row * 7..];
        let error = |cell: usize| strip.values[cell] - truth[cell];
        let safe_total: f64 = safe.values()[..3].iter().sum();
        // People 0, 7, 14 ... skipped it: 9 of 60.
        errors.push([error(0), error(1), error(5), error(6), safe.values()[3] - 9.0, safe_total - 51.0, 0.0]);
        noises = Some((cross.noise, safe.noise));
    }
    let (cross, safe) = noises.unwrap();
    let covariance =
        |left: usize, right: usize| errors.iter().map(|error| error[left] * error[right]).sum::<f64>() / DRAWS as f64;
    let answered = cross.answered.unwrap();
    for (name, (left, right), told) in [
        ("an option", (0, 0), cross.cell),
        ("two options", (0, 1), cross.between),
        ("all who answered", (2, 2), answered.variance),
        ("all who did not", (3, 3), answered.variance),
        ("an option and all who answered", (0, 2), answered.covariance),
        ("who skipped", (4, 4), safe.cell),
        ("three cells", (5, 5), safe.base(3).0),
    ] {
        let measured = covariance(left, right);
        // The variance of a product of two normal variables with these moments.
        let error = ((covariance(left, left) * covariance(right, right) + told * told) / DRAWS as f64).sqrt();
        assert!((measured - told).abs() < 5.5 * error, "{name}: {measured} where {told} was told ({error})");
        let mean = errors.iter().map(|error| error[left]).sum::<f64>() / DRAWS as f64;
        assert!(mean.abs() < 5.5 * (covariance(left, left) / DRAWS as f64).sqrt(), "{name}: off by {mean}");
    }
}

/// Which tables, cells and files there are follows from the instrument alone: with nobody, with one person and with many they are the
/// same, and nothing divides by nobody.
#[test]
fn nobody_one_and_many_get_the_same_tables_and_files() {
    let instrument = Instrument::parse(INSTRUMENT).unwrap();
    let shapes: Vec<_> = [0, 1, 300]
        .into_iter()
        .map(|people| {
            let release = draw(&instrument, plan(&instrument, "0.1"), people, 5);
            let data = shared::DataSet::of(&instrument, &release);
            assert!(shared::Summary::of(&instrument, &release).people.is_some());
            for format in shared::Format::ALL {
                let mut file = Vec::new();
                format.write(&data, &release, &mut file).unwrap();
                assert!(!file.windows(3).any(|window| window == b"NaN"), "{people} people, {format:?}");
            }
            let keys: Vec<_> = data.rows.iter().map(|row| (row.item.clone(), row.code.clone(), row.group_code.clone())).collect();
            let sizes: Vec<_> = release.measurements.iter().map(|measurement| measurement.values.len()).collect();
            (keys, sizes, release.cost, data.variables)
        })
        .collect();
    assert_eq!(shapes[0], shapes[1]);
    assert_eq!(shapes[0], shapes[2]);
}
