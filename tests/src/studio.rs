//! A browser that is signed in to the studio: its cookie, its form token, and forms sent as its pages send them.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::kit::{Answer, PASSPHRASE, TestApp};

pub struct Session<'a> {
    app: &'a TestApp,
    cookie: String,
    pub csrf: String,
}

impl<'a> Session<'a> {
    pub async fn of(app: &'a TestApp, name: &str) -> Self {
        let answer = sign_in(app, name, PASSPHRASE).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let mut session = Self { app, cookie: cookie(&answer), csrf: String::new() };
        session.csrf = session.get("/studio").await.field("csrf");
        session
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.app.send(Request::get(path).header(header::COOKIE, &self.cookie).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_from(path, fields, "same-origin", &self.csrf).await
    }

    pub async fn post_from(&self, path: &str, fields: &[(&str, &str)], site: &str, csrf: &str) -> Answer {
        let body = url::form_urlencoded::Serializer::new(String::new()).append_pair("csrf", csrf).extend_pairs(fields).finish();
        self.send(path, "application/x-www-form-urlencoded", site, body.into_bytes()).await
    }

    /// Sends a file with other fields; a forged token is one of them.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], file_name: &str, file: &[u8]) -> Answer {
        let own = [("csrf", &*self.csrf)];
        let csrf = if fields.iter().any(|(name, _)| *name == "csrf") { &[][..] } else { &own[..] };
        let mut body = Vec::new();
        for (name, value) in csrf.iter().chain(fields) {
            body.extend(format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
        }
        body.extend(format!("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\n\r\n").bytes());
        body.extend(file);
        body.extend(b"\r\n--edge--\r\n");
        self.send(path, "multipart/form-data; boundary=edge", "same-origin", body).await
    }

    async fn send(&self, path: &str, kind: &str, site: &str, body: Vec<u8>) -> Answer {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, kind)
            .header(header::COOKIE, &self.cookie)
            .header("sec-fetch-site", site);
        self.app.send(request.body(Body::from(body)).unwrap()).await
    }
}

pub async fn sign_in(app: &TestApp, name: &str, passphrase: &str) -> Answer {
    app.post_form("/studio/sign-in", &[("name", name), ("passphrase", passphrase)]).await
}

/// The cookie that an answer sets, as it is sent back.
#[must_use]
pub fn cookie(answer: &Answer) -> String {
    answer.headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned()
}
