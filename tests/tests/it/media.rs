//! Pictures and sounds of prompts: added to a draft, in the studio and by the command line, and given to residents.

use std::fs;
use std::io::Cursor;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use fantoccini::Locator;
use image::{ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};
use server::deciding::opening;
use server::media::Ready;
use server::store::{Survey, SurveyState, Transition, media};
use shared::id::SurveyCode;
use shared::instrument::MediumKind;
use tests::browser::{Options, open};
use tests::kit::{Answer, TestApp, today};
use tests::process::{run, succeed};
use tests::samples::as_it_is;
use tests::studio::Session;

const PROGRAM: &str = env!("CARGO_BIN_EXE_porchlight-under-test");

/// One question with a picture and a sound.
fn illustrated() -> String {
    let medium = |file: &str, words: &str| json!({ "file": file, "description": words });
    let source: Value = json!({
        "porchlight": 1, "name": "lamps", "languages": ["en"], "title": "Lamps", "introduction": "We ask.", "consent": "I agree.",
        "pages": [{ "name": "p", "title": "The lamp", "elements": [{
            "kind": "text", "name": "lamp", "label": "What about it?", "maximum_characters": 20,
            "image": medium("lamp.jpg", "A broken street lamp"), "audio": medium("lamp.mp3", "What about this lamp?"),
        }, {
            "kind": "choose_some", "name": "which", "label": "Which?", "choices": [
                { "name": "a", "label": "Thislampwhichhasaverylongnameinonewordthatfitsnophone", "image": medium("lamp.jpg", "A lamp") },
                { "name": "b", "label": "Another one" } ],
        }] }],
    });
    source.to_string()
}

/// A photograph of 900 by 1200 pixels that tells where it was taken.
fn photograph() -> Vec<u8> {
    let channel = |x: u32, y: u32| u8::try_from((x * 3 + y * 7 + x * y % 31) % 251).unwrap();
    let picture = RgbImage::from_fn(900, 1200, |x, y| Rgb([channel(x, y), channel(y, x), 90]));
    let mut jpeg = Cursor::new(Vec::new());
    picture.write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
    let jpeg = jpeg.into_inner();
    let exif = b"\xff\xe1\0\x1eExif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0GPS 38.6";
    [&jpeg[..2], exif, &jpeg[2..]].concat()
}

fn sound() -> Vec<u8> {
    [&b"ID3\x04\0\0\0\0\0\x03Ana\xff\xfb\x90\x64 all that is heard TAGAna"[..], &[0; 122]].concat()
}

async fn open_lamps(app: &TestApp, session: &Session<'_>) -> Answer {
    app.agree(opening(&app.survey("lamps").await)).await;
    session.post("/studio/surveys/lamps/open", &[]).await
}

async fn upload(session: &Session<'_>, name: &str, file: &[u8]) -> Answer {
    session.upload("/studio/surveys/lamps/media", &[("name", name)], "IMG 1.jpeg", file).await
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The address that stands in a page before the ending.
fn address(page: &str, ending: &str) -> String {
    let part = page.split("src=\"").find(|part| part.split('"').next().unwrap().ends_with(ending)).expect("such an address");
    part.split('"').next().unwrap().to_owned()
}

async fn first_questions(app: &TestApp) -> String {
    let start = app.get("/s/lamps").await;
    let (response, version) = (start.field("response"), start.field("version"));
    let fields = [("response", &*response), ("version", &version), ("language", "en"), ("step", "consent"), ("consent", "yes")];
    app.post_form("/s/lamps", &[&fields[..], &[("action", "next")]].concat()).await.body
}

#[tokio::test]
async fn a_draft_is_opened_when_its_files_are_there() {
    for app in TestApp::on_each_database().await {
        app.staff("block").await;
        app.draft("lamps", &as_it_is(&illustrated())).await;
        let ana = Session::of(&app, "ana").await;
        let overview = ana.get("/studio/surveys/lamps").await;
        assert_eq!(overview.body.matches("enctype=\"multipart/form-data\"").count(), 2, "{}", overview.body);
        let refused = open_lamps(&app, &ana).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Add them first: lamp.jpg, lamp.mp3<"), "{}", refused.body);
        assert_eq!(app.survey("lamps").await.state, SurveyState::Draft);

        // What cannot be used, and who may not.
        for (name, file, words) in [
            ("lamp.jpg", &b"GIF89a"[..], "not a picture that we can read"),
            ("lamp.jpg", &sound(), "not a picture that we can read"),
            ("lamp.mp3", &photograph()[..4_000], "not a sound that we can use"),
            ("lamp.mp3", &vec![0xff; 600 << 10], "The sound is too large"),
            ("lamp.jpg", b"", "No file was sent"),
        ] {
            let refused = upload(&ana, name, file).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}: {name}", app.database);
            assert!(refused.body.contains(words), "{words}: {}", refused.body);
        }
        assert_eq!(upload(&ana, "other.jpg", &photograph()).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(
            ana.upload("/studio/surveys/lamps/media", &[("csrf", "forged"), ("name", "lamp.jpg")], "x", &photograph())
                .await
                .status,
            StatusCode::FORBIDDEN
        );
        assert_eq!(upload(&Session::of(&app, "ben").await, "lamp.jpg", &photograph()).await.status, StatusCode::NOT_FOUND);
        assert_eq!(upload(&ana, "lamp.jpg", &vec![0; 13 << 20]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(app.survey("lamps").await.media.is_empty());

        let added = upload(&ana, "lamp.jpg", &photograph()).await;
        assert_eq!(added.status, StatusCode::OK, "{}", added.body);
        assert!(added.body.contains("there, 540 × 720 pixels"), "{}", added.body);
        assert!(open_lamps(&app, &ana).await.body.contains("Add them first: lamp.mp3<"));
        let hidden = format!("/s/lamps/media/{}", app.survey("lamps").await.media["lamp.jpg"].address());
        assert_eq!(app.get(&hidden).await.status, StatusCode::NOT_FOUND, "a draft is nobody's to see");
        // But the team's.
        let preview = address(&added.body, ".jpg");
        let seen = ana.get(&preview).await;
        assert_eq!((seen.status, seen.headers[header::CONTENT_TYPE].to_str().unwrap()), (StatusCode::OK, "image/jpeg"));
        assert!(seen.headers[header::CACHE_CONTROL].to_str().unwrap().starts_with("private"));
        assert_eq!(image::load_from_memory(&seen.bytes).unwrap().width(), 540);
        assert_eq!(Session::of(&app, "ben").await.get(&preview).await.status, StatusCode::NOT_FOUND);
        let stranger = app.get(&preview).await;
        assert!(!stranger.status.is_success() && !holds(&stranger.bytes, b"JFIF"), "{}", stranger.status);
        assert_eq!(upload(&ana, "lamp.mp3", &sound()).await.status, StatusCode::OK);
        assert_eq!(open_lamps(&app, &ana).await.status, StatusCode::OK);
        assert_eq!(app.get(&hidden).await.status, StatusCode::OK);
        assert_eq!(upload(&ana, "lamp.jpg", &photograph()).await.status, StatusCode::UNPROCESSABLE_ENTITY, "fixed by then");
    }
}

#[tokio::test]
async fn residents_get_small_files_that_say_nothing_about_who_made_them() {
    for app in TestApp::on_each_database().await {
        app.staff("block").await;
        app.draft("lamps", &as_it_is(&illustrated())).await;
        let ana = Session::of(&app, "ana").await;
        // The second takes the place of the first.
        for file in [vec![0xff, 0xfb, 0x90, 0x64, 1], sound()] {
            assert_eq!(upload(&ana, "lamp.mp3", &file).await.status, StatusCode::OK);
        }
        assert_eq!(upload(&ana, "lamp.jpg", &photograph()).await.status, StatusCode::OK);
        assert_eq!(open_lamps(&app, &ana).await.status, StatusCode::OK);

        let page = first_questions(&app).await;
        assert!(page.contains("alt=\"A broken street lamp\" width=\"540\" height=\"720\" loading=\"lazy\""), "{page}");
        assert!(app.get("/s/lamps/pages").await.body.contains(&address(&page, ".jpg")), "for the engine too");
        let picture = app.get(&address(&page, ".jpg")).await;
        assert_eq!(picture.status, StatusCode::OK, "{}", app.database);
        assert_eq!(picture.headers[header::CONTENT_TYPE], "image/jpeg");
        assert_eq!(picture.headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        assert_eq!(picture.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert!(!holds(&picture.bytes, b"Exif") && !holds(&picture.bytes, b"GPS"));
        let shown = image::load_from_memory(&picture.bytes).unwrap();
        assert_eq!((shown.width(), shown.height()), (540, 720));

        let path = address(&page, ".mp3");
        let heard = app.get(&path).await;
        assert_eq!((heard.headers[header::CONTENT_TYPE].to_str().unwrap(), heard.status), ("audio/mpeg", StatusCode::OK));
        assert_eq!(heard.bytes, b"\xff\xfb\x90\x64 all that is heard ");
        let range = |range: &'static str| Request::get(&*path).header(header::RANGE, range).body(Body::empty()).unwrap();
        let part = app.send(range("bytes=5-7")).await;
        assert_eq!((part.status, &*part.bytes), (StatusCode::PARTIAL_CONTENT, &b"all"[..]));
        assert_eq!(part.headers[header::CONTENT_RANGE], format!("bytes 5-7/{}", heard.bytes.len()));
        assert_eq!(app.send(range("bytes=99-")).await.status, StatusCode::RANGE_NOT_SATISFIABLE);
        assert_eq!(app.send(range("bytes=0-1, 3-4")).await.bytes, heard.bytes);

        let unknown =
            [format!("/s/lamps/media/{}.jpg", "0".repeat(32)), path.replace("/lamps/", "/block/"), path.replace(".mp3", ".jpg")];
        for path in unknown {
            let missing = app.get(&path).await;
            assert_eq!(missing.status, StatusCode::NOT_FOUND, "{path}");
            assert_eq!(missing.headers[header::CACHE_CONTROL], "no-store");
        }
        let start = app.get("/s/lamps").await;
        let policy = start.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains("img-src 'self' data:; manifest-src 'self'; media-src 'self';"), "{policy}");
    }
}

#[test]
fn files_are_taken_along_and_added_by_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("lamps.json"), illustrated()).unwrap();
    fs::write(path("lamp.jpg"), photograph()).unwrap();
    let lamps = path("lamps.json");
    let import = ["import", "instrument", "--file", &lamps, "--survey", "lamps", "--team", "elm"];
    let failing = |arguments: &[&str], words: &str| {
        let output = run(PROGRAM, &data, None, arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(1) && error.contains(words), "{error}");
    };
    failing(&[&import[..], &["--open"]].concat(), "without these files beside it: lamp.mp3");
    let output = run(PROGRAM, &data, None, &import);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.contains("“import media”: lamp.mp3."), "{said}");
    let add = |file: &str| ["import", "media", file, "--survey", "lamps"].map(str::to_owned);
    fs::write(path("other.png"), photograph()).unwrap();
    fs::write(path("lamp.mp3"), "<html>").unwrap();
    let arguments = |file: &str| add(&path(file));
    failing(&arguments("other.png").each_ref().map(String::as_str), "names no file “other.png”, but: lamp.jpg, lamp.mp3");
    failing(&arguments("lamp.mp3").each_ref().map(String::as_str), "it is not an MP3");
    fs::write(path("lamp.mp3"), sound()).unwrap();
    succeed(PROGRAM, &data, None, &arguments("lamp.mp3").each_ref().map(String::as_str));

    // With everything beside it, it can be opened at once; nothing is added to it then.
    let open = ["import", "instrument", "--file", &lamps, "--survey", "lamps-2", "--team", "elm", "--open"];
    succeed(PROGRAM, &data, None, &open);
    failing(&["import", "media", &path("lamp.mp3"), "--survey", "lamps-2"], "is no draft");
}

#[tokio::test]
async fn a_browser_shows_the_picture_with_and_without_script() {
    for script in [true, false] {
        let Some(browser) = open(Options { script, ..Options::default() }).await else { return };
        let app = TestApp::on_sqlite().await;
        app.draft("lamps", &as_it_is(&illustrated())).await;
        let code = SurveyCode::parse("lamps").unwrap();
        let mut transaction = app.app.store.begin().await.unwrap();
        for (file, kind, bytes) in [("lamp.jpg", MediumKind::Image, photograph()), ("lamp.mp3", MediumKind::Audio, sound())] {
            media::put(&mut transaction, &code, file, &Ready::of(kind, &bytes).unwrap()).await.unwrap();
        }
        assert!(Survey::advance(&mut transaction, &code, Transition::Open, today()).await.unwrap());
        transaction.commit().await.unwrap();
        let (page, address) = (&browser.client, app.serve().await);
        page.goto(&format!("{address}/s/lamps")).await.unwrap();
        for control in ["#consent", "button[value=next]:not(.default)"] {
            page.wait().for_element(Locator::Css(control)).await.unwrap().click().await.unwrap();
        }
        let picture = page.wait().for_element(Locator::Css("section[data-page='0'] img")).await.unwrap();
        let mut width = Value::Null;
        for _ in 0..100 {
            width = page.execute("return document.images[0].naturalWidth", vec![]).await.unwrap();
            if width == 540 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(width, 540, "script: {script}");
        assert!(picture.is_displayed().await.unwrap());
        assert!(page.find(Locator::Css("audio")).await.unwrap().is_displayed().await.unwrap());
        // Beside an option it is small, and fits the narrowest phone.
        let fits = "document.body.style.width = '320px'; document.body.style.margin = '0'; \
                    const image = document.querySelector('.option img').getBoundingClientRect(); \
                    const options = [...document.querySelectorAll('.option')].map(option => option.getBoundingClientRect().right); \
                    return [image.height, image.right, Math.max(...options), document.querySelector('.option').scrollWidth]";
        let measured: Vec<f64> = serde_json::from_value(page.execute(fits, vec![]).await.unwrap()).unwrap();
        let [height, rest @ ..] = &measured[..] else { panic!("nothing was measured") };
        assert!((20.0..=200.0).contains(height) && rest.iter().all(|right| *right <= 320.0), "script: {script}: {measured:?}");
        browser.close().await.unwrap();
    }
}
