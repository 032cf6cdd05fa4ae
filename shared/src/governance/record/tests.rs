use proptest::prelude::*;
use time::Duration;

use super::*;

fn day(number: i64) -> Date {
    Date::from_calendar_date(2026, time::Month::May, 1).unwrap().saturating_add(Duration::days(number))
}

fn by(member: u32, role: Role) -> By {
    By::Member { member: Member(member), role }
}

fn survey() -> SurveyCode {
    SurveyCode::parse("block").unwrap()
}

fn version(number: u8) -> Version {
    Version::from_digest(&[number; 32])
}

fn opening(number: u8) -> Deed {
    Deed::ReviewAsked { subject: Subject::Opening { survey: survey(), version: version(number) } }
}

fn opened(number: u8) -> Deed {
    Deed::Opened { survey: survey(), version: version(number) }
}

fn vote(review: u32, voice: Voice) -> Deed {
    Deed::Voted { review, voice, reason: "Because.".to_owned() }
}

/// A team that was asked about version 1 by its lead.
fn asked() -> Record {
    let mut record = Record::replay("elm".to_owned(), vec![]).unwrap();
    record.add(day(0), by(1, Role::Lead), opening(1)).unwrap();
    record
}

fn may_open(record: &Record, at: i64) -> bool {
    record.clone().add(day(at), by(1, Role::Lead), opened(1)).is_ok()
}

#[test]
fn enough_yes_with_one_from_the_community_is_needed() {
    let mut record = asked();
    assert!(!may_open(&record, 0), "nobody was asked yet");
    for member in [1, 2, 3] {
        record.add(day(0), by(member, Role::Lead), vote(1, Voice::Yes)).unwrap();
    }
    assert!(!may_open(&record, 0), "leads cannot decide alone");
    record.add(day(1), by(9, Role::Reviewer), vote(1, Voice::No)).unwrap();
    assert!(!may_open(&record, 14), "a reviewer delays");
    assert!(may_open(&record, 15), "and does not stop for ever");
    record.add(day(2), by(9, Role::Reviewer), vote(1, Voice::Yes)).unwrap();
    assert!(may_open(&record, 2), "the last voice counts");
    assert!(record.clone().add(day(2), by(1, Role::Lead), opened(2)).is_err(), "of another version nothing was said");
}

#[test]
fn silence_is_no_veto_and_nobody_decides_alone() {
    let mut record = asked();
    record.add(day(0), by(1, Role::Lead), vote(1, Voice::Yes)).unwrap();
    assert!(!may_open(&record, 100), "one is not enough, however long it takes");
    record.add(day(0), by(2, Role::CoResearcher), vote(1, Voice::Yes)).unwrap();
    assert!(!may_open(&record, 14));
    assert!(may_open(&record, 15));
    for member in [3, 4] {
        record.add(day(0), by(member, Role::CoResearcher), vote(1, Voice::No)).unwrap();
    }
    assert!(!may_open(&record, 15), "as many say no");
}

#[test]
fn the_voice_of_somebody_who_left_does_not_count() {
    let mut record = asked();
    record.add(day(0), by(1, Role::Lead), vote(1, Voice::Yes)).unwrap();
    record.add(day(0), by(2, Role::Reviewer), vote(1, Voice::Yes)).unwrap();
    assert!(may_open(&record, 0));
    record.add(day(0), by(1, Role::Lead), Deed::Left { member: Member(2) }).unwrap();
    assert!(!may_open(&record, 0));
}

#[test]
fn a_no_cannot_be_taken_out_with_who_said_it() {
    let mut record = asked();
    for member in [1, 2, 3] {
        record.add(day(0), by(member, Role::CoResearcher), vote(1, Voice::Yes)).unwrap();
    }
    record.add(day(0), by(9, Role::Reviewer), vote(1, Voice::No)).unwrap();
    record.add(day(0), by(8, Role::Reviewer), vote(1, Voice::Yes)).unwrap();
    record.add(day(0), by(1, Role::Lead), Deed::Left { member: Member(9) }).unwrap();
    assert!(!may_open(&record, 14) && may_open(&record, 15), "it delays as before");
    let review = record.reviews().remove(0);
    assert_eq!(review.against().map(|ballot| ballot.member).collect::<Vec<_>>(), [Member(9)]);
}

#[test]
fn nobody_is_asked_about_a_version_that_was_passed_over() {
    let mut record = asked();
    let first = record.reviews()[0].subject.clone();
    assert!(!record.is_over(&first));
    record.add(day(1), By::HOST, opened(2)).unwrap();
    assert!(record.is_over(&first));
}

#[test]
fn a_rule_holds_for_what_is_asked_after_it() {
    let mut record = asked();
    let rule = Rule::new(3, 5).unwrap();
    record.add(day(0), by(1, Role::Lead), Deed::RuleSet { rule }).unwrap();
    assert_eq!((record.rule(), record.reviews()[0].rule), (rule, Rule::default()));
    record.add(day(0), by(1, Role::Lead), opening(1)).unwrap();
    assert_eq!(record.review_of(&record.reviews()[0].subject).unwrap().rule, rule);
    assert!(Rule::new(1, 14).is_none() && Rule::new(2, 0).is_none(), "nobody alone, and not at once");
}

#[test]
fn a_clock_set_back_makes_nothing_earlier_and_the_host_is_named() {
    let mut record = asked();
    assert_eq!(record.add(day(-30), By::HOST, opened(7)).unwrap().day, day(0));
    let text = serde_json::to_string(&record).unwrap();
    assert!(text.contains(r#""by":{"host":true},"deed":"opened""#), "{text}");
    let again: Record = serde_json::from_str(&text).unwrap();
    assert_eq!(again.checked().unwrap(), record);
}

proptest! {
    #[test]
    fn any_change_to_the_entries_is_noticed(position in 0usize..5, change in 0usize..6) {
        let mut record = asked();
        for member in 1..=4 {
            record.add(day(member.into()), by(member, Role::CoResearcher), vote(1, Voice::Yes)).unwrap();
        }
        let mut entries = record.entries().to_vec();
        match change {
            0 => entries[position].day = day(77),
            1 => entries[position].by = By::HOST,
            2 => { entries.remove(position); }
            3 => { let copy = entries[position].clone(); entries.insert(position, copy); }
            4 => entries[position].deed = vote(1, Voice::No),
            _ => entries.swap(position, (position + 1) % 5),
        }
        // Cutting off the newest entries leaves a valid chain: that is what the heads in releases are for.
        let cut_off_the_end = change == 2 && position == 4;
        prop_assert_eq!(Record::replay("elm".to_owned(), entries).is_ok(), cut_off_the_end);
    }
}
