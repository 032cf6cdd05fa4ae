//! How fast forms are read and answered, beside the programs of the field that do the same: pyxform and xforms-engine.
//!
//! ```text
//! cargo bench -p tests --bench forms
//! ```
//!
//! Both sides run one after the other, each alone, on the same files and equally often, once before anything is counted: starting an
//! interpreter, loading modules and filling caches are nobody's loss. The fastest run counts, since others may work on the same
//! machine. Peers are installed into the target folder at the versions that are pinned beside this file. Forms come from the shared
//! corpus or from `PORCHLIGHT_FORMS`.
//!
//! Reading a form is from the file's path to the checked model of the form, which is where pyxform has its XForm; ours goes on to
//! the instrument, and both figures are printed. Loading a survey is from its source (JSON here, XML there) to all calculations done;
//! answering is from one changed answer to all calculations done again.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]

mod peers;
mod phone;
mod thousand;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use peers::Peers;
use server::spreadsheet;
use shared::expression::Native;
use shared::response::Model;
use shared::xlsform::{self, Options, Read, convert};
use shared::{Draft, Flow, Instrument, Slot};
use tests::kit::today;
use tests::process::command;
use thousand::{QUESTIONS, Shape, all_are_one, answers, draft};

const CONVERSIONS: usize = 15;
const LOADS: usize = 7;
/// After each load.
const ANSWERS: usize = 30;
const ANSWERS_ON_THE_PHONE: usize = 201;

#[tokio::main]
async fn main() {
    // `cargo test --all-targets` runs benchmarks too, but does not say so.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let peers = Peers::installed();
    import(&peers);
    answer(&peers);
    answer_on_a_phone().await;
}

/// Prints the rows of all forms that both sides read.
fn import(peers: &Peers) {
    let folder = std::env::var_os("PORCHLIGHT_FORMS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/forms"), PathBuf::from);
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("No forms in {}; PORCHLIGHT_FORMS names another folder.", folder.display());
        return;
    };
    let mut forms: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    forms.retain(|path| path.extension().is_some_and(|extension| extension == "xlsx"));
    forms.sort_by_key(|path| std::cmp::Reverse(fs::metadata(path).unwrap().len()));
    println!("| form | kB | pyxform ms | read ms | times | as an instrument too ms | times |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    for form in &forms {
        let name = form.file_name().unwrap().to_string_lossy();
        let peer = match peers.convert(form, CONVERSIONS) {
            Ok(seconds) => fastest(seconds) * 1_000.0,
            Err(_) => continue,
        };
        let (read, whole) =
            (timed(CONVERSIONS, || read(form)), timed(CONVERSIONS, || convert::instrument(&read(form).form).source));
        let size = fs::metadata(form).unwrap().len() / 1_000;
        println!("| {name} | {size} | {peer:.1} | {read:.2} | {:.0} | {whole:.2} | {:.0} |", peer / read, peer / whole);
    }
    let Some(largest) = forms.iter().find(|form| form.ends_with("who_va_form.xlsx")) else { return };
    whole_programs(peers, largest);
}

fn read(form: &Path) -> Read {
    let bytes = fs::read(form).unwrap();
    let book = spreadsheet::read(&bytes, &form.file_name().unwrap().to_string_lossy()).unwrap();
    xlsform::read(&book, &Options::default())
}

/// With the start of both programs.
fn whole_programs(peers: &Peers, form: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let seconds = |run: &mut dyn FnMut() -> bool| timed(CONVERSIONS, || assert!(run(), "the program succeeds")) / 1_000.0;
    let peer = seconds(&mut || {
        let mut convert = peers.python();
        convert.args(["-m", "pyxform.xls2xform", "--skip_validate"]).arg(form).arg(folder.path().join("form.xml"));
        convert.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success()
    });
    let ours = seconds(&mut || {
        let mut import = command(env!("CARGO_BIN_EXE_porchlight-under-test"), folder.path(), None);
        import.args(["import", "form"]).arg(form).stdout(Stdio::null());
        import.status().unwrap().success()
    });
    println!(
        "\nWhole programs, {}: pyxform {peer:.2} s, porchlight import form {ours:.3} s.",
        form.file_name().unwrap().display()
    );
}

/// Prints the rows of both shapes of the survey.
fn answer(peers: &Peers) {
    println!("\n| {QUESTIONS} questions and calculations | | xforms-engine ms | ours ms | times |");
    println!("|---|---|---:|---:|---:|");
    for shape in Shape::ALL {
        let farthest = if shape == Shape::Own { 1 } else { QUESTIONS };
        let (loads, changes, value) = peers.answer(&shape.xform(), LOADS, ANSWERS, farthest);
        // The last answer was 3 where all others are 1.
        assert_eq!(value, (farthest + 2).to_string(), "the peer calculates");
        let source = shape.instrument();
        let given = answers("1");
        let load = timed(LOADS, || {
            let instrument = Instrument::parse(&source).unwrap();
            let draft = draft(&given);
            all_are_one(&instrument, &Flow::of(&instrument.logic, &draft, today()))
        });
        let instrument = Instrument::parse(&source).unwrap();
        let mut model = Model::default();
        let mut draft = draft(&given);
        let (first, name) = (instrument.logic.slot_of(&given[0].0), &given[0].0);
        assert!(answer_one(&instrument, &mut model, &draft, None, |flow| all_are_one(&instrument, flow)), "we calculate");
        draft.replace(name, vec!["2".to_owned()]);
        assert!(!answer_one(&instrument, &mut model, &draft, first, |flow| all_are_one(&instrument, flow)), "we calculate again");
        let mut time = 0;
        let change = timed(LOADS * ANSWERS, || {
            time += 1;
            draft.replace(name, vec![["2", "3"][time % 2].to_owned()]);
            answer_one(&instrument, &mut model, &draft, first, |flow| flow.page_is_shown(0))
        });
        let (peer_load, peer_change) = (fastest(loads), fastest(changes));
        for (what, peer, ours) in [
            ("loading", peer_load, load),
            ("answering one question", peer_change, change),
            ("both", peer_load + peer_change, load + change),
        ] {
            println!("| {} | {what} | {peer:.2} | {ours:.3} | {:.1} |", shape.words(), peer / ours);
        }
    }
}

/// What one changed answer costs, as the phone engine does it: evaluating what depends on it.
fn answer_one<T>(
    instrument: &Instrument,
    model: &mut Model,
    draft: &Draft,
    changed: Option<Slot>,
    look: impl FnOnce(&Flow<'_>) -> T,
) -> T {
    let flow = Flow::after(std::mem::take(model), &Native, &instrument.logic, draft, today(), changed);
    let seen = look(&flow);
    *model = flow.into_model();
    seen
}

async fn answer_on_a_phone() {
    println!("\n| Chromium slowed down | | answering, median ms | 95 % ms | laying out, median ms |");
    println!("|---|---|---:|---:|---:|");
    for shape in Shape::ALL {
        let Some(answered) = phone::answer(shape, ANSWERS_ON_THE_PHONE).await else { return };
        let mut handled = answered.handled;
        handled.sort_by(f64::total_cmp);
        let late = handled[handled.len() * 95 / 100];
        let (middle, drawn) = (median(handled), median(answered.drawn));
        println!("| {:.1} times | {} | {middle:.2} | {late:.2} | {drawn:.2} |", answered.slowdown, shape.words());
    }
}

/// Milliseconds, the fastest of several times after one that is not counted.
fn timed<T>(times: usize, mut run: impl FnMut() -> T) -> f64 {
    black_box(run());
    let once = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed().as_secs_f64() * 1_000.0
    };
    fastest((0..times).map(once).collect())
}

fn fastest(times: Vec<f64>) -> f64 {
    times.into_iter().fold(f64::INFINITY, f64::min)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
