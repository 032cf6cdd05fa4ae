//! Receipts: a short code that a person keeps, made from the response id and a key that is not in the database.
//!
//! The same answer always gets the same receipt, and a copy of the database alone cannot tell which code belongs to which answer.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use data_encoding::{Encoding, Specification};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use shared::id::{ResponseId, SurveyCode};

use crate::entropy::{Entropy, bits};

/// Secret of this installation. Has no `Debug` and is never logged.
pub struct ReceiptKey([u8; 32]);

/// Digits and letters that cannot be mistaken for each other on paper (Crockford's base 32).
const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 13 symbols of 5 bits: 65 bits.
const SYMBOLS: usize = 13;

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

    /// The receipt of a response, in groups of four or five symbols.
    #[must_use]
    pub fn receipt(&self, survey: &SurveyCode, response: &ResponseId) -> String {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return String::new() };
        mac.update(b"porchlight receipt 1\n");
        mac.update(survey.as_str().as_bytes());
        mac.update(b"\n");
        mac.update(response.as_str().as_bytes());
        let code = base32().map(|encoding| encoding.encode(&mac.finalize().into_bytes())).unwrap_or_default();
        let symbols: String = code.chars().take(SYMBOLS).collect();
        [symbols.get(..4), symbols.get(4..8), symbols.get(8..)].into_iter().flatten().collect::<Vec<_>>().join("-")
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

fn base32() -> Option<Encoding> {
    let mut specification = Specification::new();
    specification.symbols.push_str(ALPHABET);
    specification.encoding().ok()
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
    fn a_receipt_is_short_stable_and_its_own() {
        let key = ReceiptKey::new([7; 32]);
        let porch = SurveyCode::parse("porch").unwrap();
        let receipt = key.receipt(&porch, &ResponseId::from_bits(1));
        assert_eq!(receipt.len(), 15);
        assert!(receipt.chars().all(|symbol| symbol == '-' || ALPHABET.contains(symbol)), "{receipt}");
        assert_eq!(receipt, key.receipt(&porch, &ResponseId::from_bits(1)));
        assert_ne!(receipt, key.receipt(&porch, &ResponseId::from_bits(2)));
        assert_ne!(receipt, ReceiptKey::new([8; 32]).receipt(&porch, &ResponseId::from_bits(1)));
    }
}
