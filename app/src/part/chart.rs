//! Bars with the ranges around them, drawn on the server as SVG: no script, no color alone, readable on a phone and on paper.
//!
//! A chart takes shares and finished words and draws them in the order it was given. It decides nothing about what may be shown,
//! and its text alternative carries every number that it draws.

use leptos::prelude::*;

/// A chart of shares.
pub struct Chart {
    /// Unique on the page.
    pub id: String,
    /// What the chart is about.
    pub title: String,
    /// Places of the scale to mark, as shares, and what to write there.
    pub marks: [(f64, String); 3],
    pub bars: Vec<Bar>,
}

/// One answer.
pub struct Bar {
    pub label: String,
    /// The `lang` of the label where it is not the page's.
    pub language: Option<&'static str>,
    pub value: Value,
}

/// What is known about an answer's share.
pub enum Value {
    Shown(Measure),
    /// Drawn hollow.
    Caution(Measure),
    /// Words instead of a bar.
    NotShown(String),
}

/// A share and its range, between 0 and 1, and in words.
pub struct Measure {
    pub share: f64,
    pub low: f64,
    pub high: f64,
    /// The share in words.
    pub text: String,
    /// The range in words.
    pub range: String,
}

/// In units of the drawing: as wide as a narrow phone's column, so that on one a unit is a pixel.
const WIDTH: f64 = 328.0;
const LEFT: f64 = 4.0;
/// Width of a share of 1; the rest is for the number beside the bar.
const PLOT: f64 = 264.0;
const LINE: f64 = 18.0;
const BAR: f64 = 18.0;
const GAP: f64 = 12.0;
const CAP: f64 = 10.0;
/// Letters of a label's line that surely fit.
const LETTERS: usize = 42;

impl Chart {
    #[must_use]
    pub fn view(self) -> AnyView {
        let placed = placed(&self.bars);
        let bottom = placed.last().map_or(0.0, |placed| placed.bottom);
        let description = description(&self.bars);
        let ids = [format!("{}-title", self.id), format!("{}-numbers", self.id)];
        let marks = self.marks.into_iter().map(|(share, text)| mark(share, text, bottom)).collect_view();
        let bars = self.bars.into_iter().zip(placed).map(|(bar, placed)| bar.view(&placed)).collect_view();
        view! {
            <svg class="chart" role="img" viewBox=format!("0 0 {WIDTH} {}", bottom + LINE + 4.0) aria-labelledby=ids.join(" ")>
                <title id=ids[0].clone()>{self.title}</title>
                <desc id=ids[1].clone()>{description}</desc>
                {marks}
                {bars}
            </svg>
        }
        .into_any()
    }
}

/// Where a bar stands.
#[derive(Debug, PartialEq)]
struct Placed {
    lines: Vec<String>,
    /// Upper edge of the label.
    top: f64,
    /// Upper edge of the bar itself.
    bar: f64,
    bottom: f64,
}

/// Bars beneath each other in the order they were given, each under its label.
fn placed(bars: &[Bar]) -> Vec<Placed> {
    let mut top = 0.0;
    bars.iter()
        .map(|bar| {
            let lines = wrapped(&bar.label, LETTERS);
            #[allow(clippy::cast_precision_loss, reason = "a label has few lines")]
            let label = lines.len() as f64 * LINE;
            let placed = Placed { lines, top, bar: top + label + 4.0, bottom: top + label + 4.0 + BAR };
            top = placed.bottom + GAP;
            placed
        })
        .collect()
}

/// Where a share lies on the scale.
fn x(share: f64) -> f64 {
    // A tenth of a unit is finer than any screen.
    ((LEFT + PLOT * share.clamp(0.0, 1.0)) * 10.0).round() / 10.0
}

/// Lines of at most `letters` letters, broken between words where that is possible.
fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Every number of the chart in words.
fn description(bars: &[Bar]) -> String {
    let said = bars.iter().map(|bar| match &bar.value {
        Value::Shown(measure) | Value::Caution(measure) => format!("{}: {} ({}).", bar.label, measure.text, measure.range),
        Value::NotShown(words) => format!("{}: {words}.", bar.label),
    });
    said.collect::<Vec<_>>().join(" ")
}

fn mark(share: f64, text: String, bottom: f64) -> AnyView {
    let anchor = if share < 0.25 { "start" } else { "middle" };
    view! {
        <line class="grid" x1=x(share) x2=x(share) y1="0" y2=bottom + 4.0></line>
        <text class="mark" x=x(share) y=bottom + LINE text-anchor=anchor>{text}</text>
    }
    .into_any()
}

impl Bar {
    fn view(self, placed: &Placed) -> AnyView {
        let language = self.language;
        let baseline = placed.top + LINE - 4.0;
        let lines = placed.lines.iter().enumerate().map(|(line, words)| {
            #[allow(clippy::cast_precision_loss, reason = "a label has few lines")]
            let y = baseline + line as f64 * LINE;
            view! { <text class="label" lang=language x=LEFT y=y>{words.clone()}</text> }
        });
        let drawn = match self.value {
            Value::Shown(measure) => measure.view("bar", placed),
            Value::Caution(measure) => measure.view("bar caution", placed),
            Value::NotShown(words) => view! { <text class="mark" x=LEFT y=placed.bottom - 5.0>{words}</text> }.into_any(),
        };
        view! { <g>{lines.collect_view()}{drawn}</g> }.into_any()
    }
}

impl Measure {
    fn view(self, class: &'static str, placed: &Placed) -> AnyView {
        let (left, low, high) = (x(0.0), x(self.low), x(self.high));
        let middle = placed.bar + BAR / 2.0;
        let ends = [low, high].map(|end| {
            view! { <line class="whisker" x1=end x2=end y1=middle - CAP / 2.0 y2=middle + CAP / 2.0></line> }
        });
        view! {
            <rect class=class x=left y=placed.bar width=x(self.share) - left height=BAR></rect>
            <line class="whisker" x1=low x2=high y1=middle y2=middle></line>
            {ends.collect_view()}
            <text class="value" x=WIDTH - 2.0 y=placed.bottom - 4.0 text-anchor="end">{self.text}</text>
        }
        .into_any()
    }
}

/// A small range on a line from 0 to 1, beside the numbers it repeats.
#[must_use]
pub fn strip(share: f64, low: f64, high: f64) -> AnyView {
    let x = |share: f64| (share.clamp(0.0, 1.0) * 600.0).round() / 10.0 + 5.0;
    view! {
        <svg class="strip" viewBox="0 0 70 14" aria-hidden="true">
            <line class="grid" x1="5" x2="65" y1="7" y2="7"></line>
            <line class="whisker" x1=x(low) x2=x(high) y1="7" y2="7"></line>
            <circle class="point" cx=x(share) cy="7" r="4"></circle>
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::render_fragment;

    fn measure(share: f64, low: f64, high: f64) -> Measure {
        Measure {
            share,
            low,
            high,
            text: format!("{:.0}%", share * 100.0),
            range: format!("{:.0}% to {:.0}%", low * 100.0, high * 100.0),
        }
    }

    fn bars() -> Vec<Bar> {
        let bar = |label: &str, value| Bar { label: label.to_owned(), language: None, value };
        vec![
            bar("Rare", Value::Shown(measure(0.1, 0.05, 0.15))),
            bar("A label of many words that does not fit on one line of a phone", Value::Caution(measure(0.6, 0.4, 0.75))),
            bar("Few", Value::NotShown("Not shown".to_owned())),
        ]
    }

    fn html() -> String {
        let marks = [0.0, 0.5, 1.0].map(|share| (share, format!("{}%", share * 100.0)));
        render_fragment(|| Chart { id: "c".to_owned(), title: "T".to_owned(), marks, bars: bars() }.view())
    }

    #[test]
    fn the_whisker_covers_the_range_and_stays_in_the_drawing() {
        assert!((x(0.0) - LEFT).abs() < f64::EPSILON && (x(1.0) - LEFT - PLOT).abs() < f64::EPSILON);
        // Shares that noise pushed out of bounds stay in the drawing.
        assert!((x(-0.2) - x(0.0)).abs() < f64::EPSILON && (x(1.3) - x(1.0)).abs() < f64::EPSILON);
        let whisker = format!(r#"<line x1="{}" x2="{}""#, x(0.05), x(0.15));
        assert!(html().contains(&whisker), "{}", html());
        assert!(html().contains(&format!(r#"width="{}""#, x(0.1) - x(0.0))));
    }

    #[test]
    fn bars_stand_in_their_order_and_do_not_touch() {
        let placed = placed(&bars());
        assert!(placed.is_sorted_by(|above, below| above.bottom + GAP <= below.top));
        assert_eq!(placed[1].lines.len(), 2);
        let html = html();
        let at = ["Rare", "A label of many words", "Few"].map(|label| html.rfind(label).unwrap());
        assert!(at.is_sorted());
    }

    #[test]
    fn the_text_alternative_carries_every_number_and_no_hidden_one() {
        insta::assert_snapshot!(description(&bars()), @"Rare: 10% (5% to 15%). A label of many words that does not fit on one line of a phone: 60% (40% to 75%). Few: Not shown.");
        assert!(html().contains(r#"role="img""#) && html().contains(r#"aria-labelledby="c-title c-numbers""#));
    }

    #[test]
    fn long_words_get_a_line_of_their_own() {
        assert_eq!(wrapped("a bb ccc", 4), ["a bb", "ccc"]);
        assert_eq!(wrapped("abcdefgh i", 4), ["abcdefgh", "i"]);
        assert!(wrapped("", 4).is_empty());
    }
}
