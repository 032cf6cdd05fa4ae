//! What every handler can reach: the store, the writer, the rim (clock, entropy), and what was configured.

use std::sync::Arc;

use crate::auth::SignInLimit;
use crate::clock::Clock;
use crate::entropy::Entropy;
use crate::publication::Bundles;
use crate::receipt::{ReceiptKey, ReceiptLimit};
use crate::records::Shelf;
use crate::store::{Receiver, Store};
use crate::witness::Witness;

/// The running program. Shared by all handlers; nothing in it changes but what its members guard themselves.
pub struct Application {
    pub store: Store,
    pub receiver: Receiver,
    pub clock: Arc<dyn Clock>,
    pub entropy: Arc<dyn Entropy>,
    pub receipt_key: ReceiptKey,
    pub witness: Witness,
    pub shelf: Shelf,
    pub bundles: Bundles,
    pub sign_in_limit: SignInLimit,
    pub receipt_limit: ReceiptLimit,
    /// Where people reach it, such as `https://porch.example.org`, without a slash at the end.
    pub address: String,
    /// Where people are led who leave quickly: a page that is the same for everybody.
    pub exit_address: String,
}

/// As handlers hold it.
pub type App = Arc<Application>;

impl Application {
    /// Cookies are for encrypted connections only, wherever there is one.
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        self.address.starts_with("https://")
    }
}
