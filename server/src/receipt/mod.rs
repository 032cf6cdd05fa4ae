//! Receipts: a few words that a person keeps, made from the response id and a key that is not in the database.
//!
//! The same answer always gets the same receipt, and a copy of the database alone cannot tell which words belong to which answer.

mod words;

use std::fs;
use std::io::{self, Write};
use std::num::NonZeroU32;
use std::path::Path;

use ed25519_dalek::SigningKey;
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use shared::Locale;
use shared::id::{ResponseId, SurveyCode};

use self::words::{CODE_BITS, read, written};
use crate::entropy::{Entropy, bits};

/// Secret of this installation. Has no `Debug` and is never logged.
pub struct ReceiptKey([u8; 32]);

const HALF_BITS: u32 = CODE_BITS / 2;
const HALF_MASK: u64 = (1 << HALF_BITS) - 1;
/// Four make a strong permutation (Luby and Rackoff 1988); more make up for halves that are short.
const ROUNDS: u8 = 10;
/// Hexadecimal digits of an id that a receipt stands for.
const ID_DIGITS: usize = (CODE_BITS / 4) as usize;

impl ReceiptKey {
    #[must_use]
    pub fn new(bits: [u8; 32]) -> Self {
        Self(bits)
    }

    /// Reads the key from a file, or makes it on the first start.
    ///
    /// # Errors
    /// When the file cannot be read or made, or is not 32 bytes long.
    pub fn load_or_make(path: &Path, entropy: &dyn Entropy) -> io::Result<Self> {
        match fs::read(path) {
            Ok(bytes) => <[u8; 32]>::try_from(bytes)
                .map(Self)
                .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, format!("{} is not a key of 32 bytes", path.display()))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let key = bits(entropy).map_err(io::Error::other)?;
                let mut options = fs::OpenOptions::new();
                options.write(true).create_new(true);
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
                let mut file = options.open(path)?;
                file.write_all(&key)?;
                file.sync_all()?;
                Ok(Self(key))
            }
            Err(error) => Err(error),
        }
    }

    /// The key that lists of published files are signed with: it follows from this one, so that servers which share this one sign alike.
    #[must_use]
    pub fn signing_key(&self) -> SigningKey {
        let seed = Hmac::<Sha256>::new_from_slice(&self.0).map(|mut mac| {
            mac.update(b"porchlight signing key 1\n");
            mac.finalize().into_bytes().into()
        });
        // The key of a MAC can have any length, so there always is a seed.
        SigningKey::from_bytes(&seed.unwrap_or(self.0))
    }

    /// The receipt of a response, in words.
    #[must_use]
    pub fn receipt(&self, response: &ResponseId, locale: Locale) -> String {
        written(self.permuted(first_bits(response), false), locale)
    }

    /// What the id of an answer begins with whose receipt is typed; none where that is no receipt of anything.
    #[must_use]
    pub fn id_beginnings(&self, typed: &str) -> Vec<String> {
        read(typed).into_iter().map(|number| format!("{:0ID_DIGITS$x}", self.permuted(number, true))).collect()
    }

    /// A keyed permutation of all numbers of as many bits as a receipt has, or its inverse: a Feistel network whose rounds are
    /// HMAC-SHA256. So a receipt leads to an answer without a table of them, and without the key it leads nowhere.
    fn permuted(&self, number: u64, backwards: bool) -> u64 {
        let (mut left, mut right) = (number >> HALF_BITS, number & HALF_MASK);
        for step in 0..ROUNDS {
            let round = if backwards { ROUNDS - 1 - step } else { step };
            if backwards {
                (left, right) = (right ^ self.round(round, left), left);
            } else {
                (left, right) = (right, left ^ self.round(round, right));
            }
        }
        left << HALF_BITS | right
    }

    fn round(&self, round: u8, half: u64) -> u64 {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return 0 };
        mac.update(b"porchlight receipt 2\n");
        mac.update(&[round]);
        mac.update(&half.to_be_bytes());
        mac.finalize().into_bytes().iter().take(8).fold(0, |bits, &byte| bits << 8 | u64::from(byte)) & HALF_MASK
    }
}

fn first_bits(response: &ResponseId) -> u64 {
    // Every id is 32 hexadecimal digits.
    response.as_str().get(..ID_DIGITS).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or_default()
}

/// How often receipts may be looked up, by all people together: nothing is kept that would tell one from another. Guessing gets
/// nowhere at this speed; who means no harm hardly ever waits.
pub struct ReceiptLimit(DefaultDirectRateLimiter);

impl Default for ReceiptLimit {
    fn default() -> Self {
        let quota = Quota::per_second(NonZeroU32::MIN.saturating_add(4)).allow_burst(NonZeroU32::MIN.saturating_add(49));
        Self(RateLimiter::direct(quota))
    }
}

impl ReceiptLimit {
    /// Whether one more may be looked up now.
    pub fn allows(&self) -> bool {
        self.0.check().is_ok()
    }
}

/// What a made id is for: each purpose has ids of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MadeFor {
    ImportedRow,
    SyntheticPerson,
}

impl ReceiptKey {
    /// An id for answers that no phone made one for: the same for the same parts, and nobody who guesses the parts can find it without
    /// the key. An id that could be computed from a row would tell everybody whether that row is in the store.
    #[must_use]
    pub fn response_id(&self, purpose: MadeFor, survey: &SurveyCode, parts: &[&str]) -> ResponseId {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return ResponseId::from_bits(0) };
        mac.update(match purpose {
            MadeFor::ImportedRow => b"porchlight imported row 1\n".as_slice(),
            MadeFor::SyntheticPerson => b"porchlight synthetic person 1\n",
        });
        mac.update(survey.as_str().as_bytes());
        for part in parts {
            // Lengths keep two lists of parts from running together to the same bytes.
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        let digest = mac.finalize().into_bytes();
        ResponseId::from_bits(digest.iter().take(16).fold(0, |bits, &byte| bits << 8 | u128::from(byte)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_ids_repeat_and_cannot_be_made_without_the_key() {
        let porch = SurveyCode::parse("porch").unwrap();
        let id = |key: u8, parts: &[&str]| ReceiptKey::new([key; 32]).response_id(MadeFor::ImportedRow, &porch, parts);
        assert_eq!(id(7, &["1", "yes"]), id(7, &["1", "yes"]));
        assert_ne!(id(7, &["1", "yes"]), id(8, &["1", "yes"]));
        assert_ne!(id(7, &["1", "yes"]), id(7, &["1y", "es"]));
        let person = ReceiptKey::new([7; 32]).response_id(MadeFor::SyntheticPerson, &porch, &["1", "yes"]);
        assert_ne!(id(7, &["1", "yes"]), person);
    }

    #[test]
    fn a_receipt_leads_back_to_its_answer_and_only_with_the_key() {
        let key = ReceiptKey::new([7; 32]);
        for bits in [0, 1, u128::MAX, 0x0123_4567_89ab_cdef_0123_4567_89ab_cdef] {
            let id = ResponseId::from_bits(bits);
            for locale in Locale::ALL {
                let receipt = key.receipt(&id, locale);
                assert!(key.id_beginnings(&receipt).contains(&id.as_str()[..15].to_owned()), "{receipt}");
                assert!(!ReceiptKey::new([8; 32]).id_beginnings(&receipt).contains(&id.as_str()[..15].to_owned()));
            }
        }
    }

    #[test]
    fn neighboring_ids_have_receipts_that_tell_nothing_of_each_other() {
        let key = ReceiptKey::new([7; 32]);
        let word = |bits: u128, place: usize| {
            key.receipt(&ResponseId::from_bits(bits << 68), Locale::English).split(' ').nth(place).unwrap().to_owned()
        };
        for place in 0..6 {
            let words: std::collections::BTreeSet<String> = (0..64).map(|bits| word(bits, place)).collect();
            assert!(words.len() > 50, "{words:?}");
        }
    }
}
