//! Forms that carry files: every field read into memory, which the body's limit bounds. What the files are is not looked at.

use axum::extract::{FromRequest, FromRequestParts, Multipart, Request};
use axum::http::StatusCode;
use axum::response::Response;

use super::FormToken;
use crate::routes::{Language, unreadable};

/// What the fields of a form may take besides its files.
pub const FIELD_BYTES_AT_MOST: usize = 64 * 1024;

/// One field.
struct Field {
    name: String,
    file_name: String,
    bytes: Vec<u8>,
}

/// A form as it was sent.
pub struct Upload(Vec<Field>);

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let Ok(language) = Language::from_request_parts(&mut parts, state).await;
        let unreadable = |status: StatusCode| unreadable(status, language.locale());
        let request = Request::from_parts(parts, body);
        let mut form = Multipart::from_request(request, state).await.map_err(|rejection| unreadable(rejection.status()))?;
        let mut fields = Vec::new();
        while let Some(field) = form.next_field().await.map_err(|error| unreadable(error.status()))? {
            let (name, file_name) =
                (field.name().unwrap_or_default().to_owned(), field.file_name().unwrap_or_default().to_owned());
            let bytes = field.bytes().await.map_err(|error| unreadable(error.status()))?.to_vec();
            fields.push(Field { name, file_name, bytes });
        }
        Ok(Self(fields))
    }
}

impl Upload {
    /// What a field says; nothing where it is missing or no text.
    pub fn text(&self, name: &str) -> String {
        let field = self.0.iter().find(|field| field.name == name);
        field.and_then(|field| String::from_utf8(field.bytes.clone()).ok()).unwrap_or_default()
    }

    pub fn token(&self) -> FormToken {
        FormToken { csrf: self.text("csrf") }
    }

    /// Takes the files of a field out, each with its name. A browser sends an empty one where none was chosen; that is none.
    pub fn take_files(&mut self, name: &str) -> Vec<(String, Vec<u8>)> {
        let files = self.0.extract_if(.., |field| field.name == name && !field.bytes.is_empty());
        files.map(|field| (field.file_name, field.bytes)).collect()
    }
}
