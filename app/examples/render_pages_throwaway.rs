use std::sync::Arc;
use app::document::*; use app::page::{survey::*, receipt::*, privacy::*, home::*, notice::*};
use shared::{*, id::*};
fn main() {
    let out = std::path::Path::new("/tmp/h/pages"); std::fs::create_dir_all(out).unwrap();
    let source = std::fs::read_to_string("/work/main/server/demo/neighborhood.json").unwrap();
    let instrument = Arc::new(Instrument::parse(&source).unwrap());
    let links = Links { resident_style: RESIDENT_STYLE, findings_style: "", studio_sheet: "", phone_loader: "/loader.js", phone_script: "/phone.js", studio_loader: "", studio_script: "" };
    let write = |name: String, html: String| { println!("{name} {}", html.len()); std::fs::write(out.join(name + ".html"), html).unwrap(); };
    let today = time::Date::from_calendar_date(2026, time::Month::May, 31).unwrap();
    for locale in Locale::ALL {
        let tag = locale.tag();
        let face = || SurveyFace { code: SurveyCode::parse("demo").unwrap(), instrument: instrument.clone(), locale };
        let mut draft = Draft::default();
        for (k, v) in [("years_here","7"),("housing","rent"),("safe_day","4"),("safe_night","2"),("feels_unsafe","dark"),("feels_unsafe","traffic"),("know_names","mostly_true"),("joined","yes"),("last_joined","2026-04-12"),("heard_shots","monthly"),("police_contact","yes"),("police_listened","2"),("services","jobs"),("safer_block","More lights")] { draft.give(ItemName::parse(k).unwrap(), v); }
        let page = |step: Step, draft: Draft, faults: Vec<Fault>| {
            let asked = { let flow = Flow::of(&instrument.logic, &draft, today); instrument.logic.slots().map(|(s,_)| flow.is_asked(s)).collect() };
            SurveyPage { face: face(), step, draft, asked, faults, response: ResponseId::from_bits(0x1234567890abcdef1234567890abcdef) }
        };
        write(format!("consent-{tag}"), render(page(Step::Consent{missing:false}, Draft::default(), vec![]), &links));
        write(format!("consent-missing-{tag}"), render(page(Step::Consent{missing:true}, Draft::default(), vec![]), &links));
        for n in 0..instrument.pages.len() { write(format!("page{n}-{tag}"), render(page(Step::Page(n), draft.clone(), vec![]), &links)); }
        write(format!("empty0-{tag}"), render(page(Step::Page(0), Draft::default(), vec![]), &links));
        let mut bad = draft.clone(); bad.give(ItemName::parse("services").unwrap(), "none");
        let fault = |i: &str, kind| Fault { item: ItemName::parse(i).unwrap(), kind };
        write(format!("faults-{tag}"), render(page(Step::Page(5), bad, vec![fault("services", FaultKind::TooMany{maximum:3}), fault("safer_block", FaultKind::Constraint), fault("age_group", FaultKind::Required)]), &links));
        write(format!("review-{tag}"), render(page(Step::Review, draft.clone(), vec![]), &links));
        write(format!("receipt-{tag}"), render(ReceiptPage { face: face(), receipt: "3f2a-77bc-91d0".into(), already: true }, &links));
        write(format!("privacy-{tag}"), render(PrivacyPage { locale }, &links));
        write(format!("home-{tag}"), render(HomePage { locale, surveys: vec![HomeEntry{code: SurveyCode::parse("demo").unwrap(), title: instrument.title.in_locale(locale).into(), open: true, findings: true}, HomeEntry{code: SurveyCode::parse("old").unwrap(), title: "Old".into(), open: false, findings: false}] }, &links));
        write(format!("notice-{tag}"), render(NoticePage { locale, title: "This survey is closed".into(), sentences: vec!["Thank you for coming.".into()], link: Some(("/".into(), "Home".into())) }, &links));
    }
}
