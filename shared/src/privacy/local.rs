//! Protection on the phone: randomised response (Warner 1965), by which an answer is made uncertain before anybody else has it.
//!
//! With a fixed chance the own answer is given, else one of all options by lot, the own one among them: k-ary randomised response
//! (Kairouz, Oh and Viswanath 2014) in a form that people without a phone's help can carry out with a coin and a die. The server
//! only ever sees what came out, so this protects against whoever runs it too. What a release adds is accounted for elsewhere.
//!
//! *The promise.* One report is more likely under one true answer than under any other by at most [`likelihood_ratio`], which is a
//! whole number r: the report is `ln(r)`-locally differentially private, and as a part of what is published `ln(r)^2/2`-zCDP (Bun and
//! Steinke 2016, proposition 1.4). *What must hold:* options are public and the same for all; each person reports once, and in
//! later waves the same again; nobody sees the draw.
//!
//! [`likelihood_ratio`]: RandomisedResponse::likelihood_ratio

use std::fmt;
use std::num::NonZeroU32;

use rand_core::Rng;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::NanoRho;
use super::sampler::RandomBits;

/// What decides whether the own answer is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Chance {
    /// A coin: the own answer once in two times.
    Coin,
    /// A die: the own answer four times in six.
    Die,
}

impl Chance {
    /// In how many of six throws the own answer is given.
    #[must_use]
    pub const fn own_in_six(self) -> u32 {
        match self {
            Self::Coin => 3,
            Self::Die => 4,
        }
    }
}

/// How the answers to one question are made uncertain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RandomisedResponse {
    /// From two to six.
    options: u16,
    chance: Chance,
}

impl RandomisedResponse {
    /// As many as a die has sides.
    pub const OPTIONS_AT_MOST: u16 = 6;
    const SIX: NonZeroU32 = NonZeroU32::MIN.saturating_add(5);

    /// `None` unless there are two to six options.
    #[must_use]
    pub fn new(options: usize, chance: Chance) -> Option<Self> {
        let options = u16::try_from(options).ok()?;
        (2..=Self::OPTIONS_AT_MOST).contains(&options).then_some(Self { options, chance })
    }

    #[must_use]
    pub fn options(self) -> u16 {
        self.options
    }

    #[must_use]
    pub fn chance(self) -> Chance {
        self.chance
    }

    /// What is reported by somebody whose own answer is the option at this place.
    ///
    /// *What must hold:* the two draws are uniform and independent of each other and of the answer, so that every option is reported
    /// with probability `(6 - t)/6k`, and the own one with `t/6` more.
    pub fn respond(self, own: u16, generator: &mut impl Rng) -> u16 {
        let mut bits = RandomBits::new(generator);
        if bits.below(Self::SIX) < u64::from(self.chance.own_in_six()) {
            return own;
        }
        let options = NonZeroU32::new(self.options.into()).unwrap_or(Self::SIX);
        u16::try_from(bits.below(options)).unwrap_or(own)
    }

    /// How much likelier a report is for whom it is true than for anybody else: `1 + t k/(6 - t)`.
    #[must_use]
    pub fn likelihood_ratio(self) -> u32 {
        let own = self.chance.own_in_six();
        1 + own * u32::from(self.options) / (6 - own)
    }

    /// Toward the server: epsilon of one report.
    #[must_use]
    pub fn epsilon(self) -> f64 {
        f64::from(self.likelihood_ratio()).ln()
    }

    /// What it adds to what is known of a person from everything that is published, rounded up.
    #[must_use]
    pub fn rho(self) -> NanoRho {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most ln(13)^2/2")]
        let nano = (self.epsilon().powi(2) / 2.0 * 1e9).ceil() as u64 + 1;
        NanoRho::new(nano)
    }

    /// How often somebody is right at most who sees the report and would otherwise have to toss a coin between two answers.
    #[must_use]
    pub fn guess_accuracy(self) -> f64 {
        let ratio = f64::from(self.likelihood_ratio());
        ratio / (ratio + 1.0)
    }

    /// The share of reports that name an option which is nobody's own answer.
    #[must_use]
    pub fn floor(self) -> f64 {
        f64::from(6 - self.chance.own_in_six()) / f64::from(6 * u32::from(self.options))
    }

    /// How much a share of own answers moves the share of reports: the chance that the own answer is given.
    #[must_use]
    pub fn slope(self) -> f64 {
        f64::from(self.chance.own_in_six()) / 6.0
    }

    /// The share of own answers for a share of reports; beyond 0 and 1 where chance took it there.
    #[must_use]
    pub fn own_share(self, reported: f64) -> f64 {
        (reported - self.floor()) / self.slope()
    }

    /// The expected share of reports for a share of own answers.
    #[must_use]
    pub fn reported_share(self, own: f64) -> f64 {
        self.floor() + self.slope() * own
    }

    /// Variance that the draws alone give the share of reports of so many people, of whom this share has the option as own answer.
    #[must_use]
    pub fn variance(self, own: f64, people: f64) -> f64 {
        let (always, never) = (self.reported_share(1.0), self.floor());
        (own * always * (1.0 - always) + (1.0 - own) * never * (1.0 - never)) / people
    }
}

/// As files say it.
impl fmt::Display for RandomisedResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (own, options) = (self.chance.own_in_six(), self.options);
        write!(
            formatter,
            "counts are of reports: the own answer {own} times in 6, else one of {options} by lot; shares are of own answers"
        )
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    fn of(options: usize, chance: Chance) -> RandomisedResponse {
        RandomisedResponse::new(options, chance).unwrap()
    }

    #[test]
    fn one_option_is_no_question_and_seven_are_more_than_a_die_has_sides() {
        for options in [0, 1, 7, 100_000] {
            assert_eq!(RandomisedResponse::new(options, Chance::Coin), None);
        }
    }

    /// By hand: with a coin between two answers the own one is given 3 times in 4 (guide 2.8: epsilon ln 3 = 1.0986).
    #[test]
    fn odds_by_hand() {
        let coin = of(2, Chance::Coin);
        assert_eq!(
            (coin.likelihood_ratio(), of(5, Chance::Coin).likelihood_ratio(), of(2, Chance::Die).likelihood_ratio()),
            (3, 6, 5)
        );
        assert!((coin.epsilon() - 1.098_612_289).abs() < 1e-9);
        assert!((coin.floor() - 0.25).abs() < 1e-12 && (coin.reported_share(1.0) - 0.75).abs() < 1e-12);
        assert!((coin.guess_accuracy() - 0.75).abs() < 1e-12);
        assert_eq!(coin.rho(), NanoRho::new(603_474_482));
    }

    /// Every way two throws can fall, counted: in whole numbers the chances are those that the accounting claims.
    #[test]
    fn reports_have_exactly_the_claimed_chances() {
        for chance in [Chance::Coin, Chance::Die] {
            for options in 2..=6_u32 {
                let randomised = of(options as usize, chance);
                let count = |own: u32, reported: u32| {
                    let throws = (0..6).flat_map(|first| (0..options).map(move |second| (first, second)));
                    throws.filter(|&(first, lot)| (if first < chance.own_in_six() { own } else { lot }) == reported).count()
                        as u32
                };
                for own in 0..options {
                    let (mine, others) =
                        (count(own, own), (0..options).filter(|&other| other != own).map(|other| count(own, other)));
                    for other in others {
                        assert_eq!(mine, other * randomised.likelihood_ratio(), "{chance:?} {options}");
                    }
                }
                let all = f64::from(6 * options);
                assert!((f64::from(count(0, 1)) / all - randomised.floor()).abs() < 1e-12);
                assert!((f64::from(count(0, 0)) / all - randomised.reported_share(1.0)).abs() < 1e-12);
            }
        }
    }

    /// Chi-square with one degree of freedom for each pair; a false alarm once in a million runs, and the seed is fixed.
    #[test]
    fn draws_follow_them() {
        let mut generator = StdRng::seed_from_u64(8);
        for chance in [Chance::Coin, Chance::Die] {
            for options in [2_u16, 5, 6] {
                let randomised = of(options.into(), chance);
                let draws = 200_000;
                let mut counts = vec![0.0; options.into()];
                for _ in 0..draws {
                    counts[usize::from(randomised.respond(1, &mut generator))] += 1.0;
                }
                let all = f64::from(draws);
                let chi_square: f64 = counts
                    .iter()
                    .enumerate()
                    .map(|(place, count)| {
                        let expected = all * randomised.reported_share(if place == 1 { 1.0 } else { 0.0 });
                        (count - expected).powi(2) / expected
                    })
                    .sum();
                assert!(chi_square < 35.9, "{chance:?} {options}: {counts:?}");
            }
        }
    }

    #[test]
    fn a_share_comes_back_from_what_is_reported() {
        let die = of(4, Chance::Die);
        for own in [0.0, 0.02, 0.5, 1.0] {
            assert!((die.own_share(die.reported_share(own)) - own).abs() < 1e-12);
        }
        // n = 100 with a coin and nobody's own answer: 0.25 * 0.75 / 100.
        assert!((of(2, Chance::Coin).variance(0.0, 100.0) - 0.001_875).abs() < 1e-12);
    }
}
