//! Questions that wait for each other: whether one is asked, or what it computes, depends on itself by way of others. Engines refuse
//! such a form when it is opened, long after it was written; the converter that the verdicts agree with lets it pass.

use std::collections::HashMap;

use super::super::form::{Form, Node};
use super::super::reference;
use super::super::report::{Place, Report};
use super::super::value::Value;

/// No more are looked for in one form.
const MOST_CIRCLES: usize = 100;

/// A chain is not told beyond this many questions.
const LONGEST_CHAIN: usize = 12;

/// Warns once of each circle, at the first question of it that was come upon.
pub fn check(form: &Form, report: &mut Report) {
    let mut nodes: Vec<Link> = Vec::new();
    gather(&form.survey, None, &mut nodes);
    let mut places: HashMap<&str, usize> = HashMap::with_capacity(nodes.len());
    for (place, link) in nodes.iter().enumerate() {
        places.entry(&link.node.name).or_insert(place);
    }
    let reads: Vec<Vec<usize>> = nodes.iter().map(|link| link.reads(&places)).collect();
    // Depth first, without recursion, since a chain may have as many links as the form has rows.
    let mut state = vec![State::New; nodes.len()];
    let mut circles = 0;
    for start in 0..nodes.len() {
        let mut path = Vec::from([(start, 0)]);
        while let Some((place, next)) = path.last_mut() {
            if *next == 0 && state[*place] == State::Done {
                path.pop();
                continue;
            }
            state[*place] = State::Open;
            let Some(&read) = reads[*place].get(*next) else {
                state[*place] = State::Done;
                path.pop();
                continue;
            };
            *next += 1;
            match state[read] {
                State::New => path.push((read, 0)),
                State::Open => {
                    let from = path.iter().position(|(place, _)| *place == read).unwrap_or(0);
                    tell(path[from..].iter().map(|(place, _)| nodes[*place].node), report);
                    circles += 1;
                    if circles == MOST_CIRCLES {
                        return;
                    }
                }
                State::Done => {}
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// A question or group with the group around it, whose condition is its own too.
struct Link<'a> {
    node: &'a Node,
    around: Option<usize>,
}

impl Link<'_> {
    fn reads(&self, places: &HashMap<&str, usize>) -> Vec<usize> {
        let node = self.node;
        // A calculation with a trigger waits for a change and not for what it reads.
        let calculation = node.calculation.as_ref().filter(|_| node.trigger.is_empty());
        let texts = [node.relevant.as_ref(), calculation, node.repeat_count.as_ref()];
        let texts = texts.into_iter().flatten().filter_map(Value::text);
        let read = texts.flat_map(reference::well_formed).filter(|read| !read.last_saved);
        read.filter_map(|read| places.get(read.name).copied()).chain(self.around).collect()
    }
}

fn gather<'a>(nodes: &'a [Node], around: Option<usize>, found: &mut Vec<Link<'a>>) {
    for node in nodes {
        found.push(Link { node, around });
        let own = found.len() - 1;
        gather(&node.children, Some(own), found);
    }
}

fn tell<'a>(circle: impl Iterator<Item = &'a Node>, report: &mut Report) {
    let circle: Vec<&Node> = circle.collect();
    let Some(first) = circle.first() else { return };
    let mut names: Vec<&str> = circle.iter().take(LONGEST_CHAIN).map(|node| node.name.as_str()).collect();
    if circle.len() > LONGEST_CHAIN {
        names.push("\u{2026}");
    }
    names.push(&first.name);
    let problem = format!("It depends on itself: {}. Nothing can decide which comes first.", names.join(" \u{2192} "));
    report.warning("reference.circular", Place::survey(first.row.0), &first.name, problem, "The cells were kept as written.");
}

#[cfg(test)]
mod tests {
    use super::super::super::{Options, markdown, read};

    fn circles(rows: &str) -> Vec<String> {
        let table = format!("| survey |\n| | type | name | label | relevant | calculation |\n{rows}");
        let findings = read(&markdown::read(&table), &Options::default()).report.findings;
        findings.into_iter().filter(|finding| finding.rule == "reference.circular").map(|finding| finding.problem).collect()
    }

    #[test]
    fn circles_are_told_once_with_everyone_in_them() {
        let rows = "| | calculate | a | | | ${b} + 1 |\n| | calculate | b | | | ${a} + 1 |\n| | text | t | T | ${t} = 1 | |\n";
        let told = circles(rows);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].starts_with("It depends on itself: a \u{2192} b \u{2192} a."), "{told:?}");
        assert!(told[1].starts_with("It depends on itself: t \u{2192} t."), "{told:?}");
    }

    #[test]
    fn a_group_that_waits_for_what_is_in_it_is_one() {
        let rows = "| | begin_group | g | G | ${a} = 1 | |\n| | text | a | A | | |\n| | end_group | | | | |\n";
        assert_eq!(circles(rows).len(), 1);
        let rows = "| | text | a | A | | |\n| | begin_group | g | G | ${a} = 1 | |\n| | text | b | B | ${a} = 2 | |\n| | end_group | | | | |\n";
        assert_eq!(circles(rows).len(), 0);
    }

    #[test]
    fn the_longest_chains_are_followed() {
        let row = |number: u32| format!("| | calculate | c{number} | | | ${{c{}}} |\n", (number + 1) % 19_000);
        let told = circles(&(0..19_000).map(row).collect::<String>());
        assert_eq!(told.len(), 1);
        assert!(told[0].contains("c11 \u{2192} \u{2026} \u{2192} c0."), "{told:?}");
    }
}
