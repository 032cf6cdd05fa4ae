//! Findings as sentences: natural frequency first, percent second, always with the range, never with a cause.
//!
//! A sentence is a lead in the interface's words and the answer in the neighbors' words, kept apart so that each can carry its own
//! language. In leads, `*` stands around what is to be read first.

use leptos::prelude::*;
use shared::Locale;
use shared::estimate::{Count, Mean, Quantile, Reliability, Share};
use shared::question::units_to_text;

use super::figure::{in_units, people, range_text, share_text, tenths, whole_percent};
use super::phrase::Phrase;
use crate::locales::{Argument, format, text};

/// One finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    lead: String,
    answer: Option<Phrase>,
}

impl Sentence {
    /// What share of those who answered gave this answer. `None`: nobody seems to have answered.
    pub(super) fn share(locale: Locale, share: Option<&Share>, answer: Phrase) -> Self {
        let Some(share) = share else { return Self::suppressed(locale) };
        let (low, high) = range_text(locale, share.likely);
        let mut arguments = vec![("low", Argument::Text(low)), ("high", Argument::Text(high))];
        match share.reliability {
            Reliability::Suppressed => return Self::suppressed(locale),
            Reliability::Caution => {
                return Self { lead: format(locale, "findings-share-caution", &arguments), answer: Some(answer) };
            }
            Reliability::Shown => arguments.push(("percent", Argument::Text(share_text(locale, share.share)))),
        }
        let lead = match Frequency::of(share.share) {
            Frequency::AlmostNone => format(locale, "findings-share-almost-none", &arguments),
            Frequency::NearlyAll => format(locale, "findings-share-nearly-all", &arguments),
            Frequency::In { part, whole } => {
                arguments.push(("part", Argument::Number(part.into())));
                arguments.push(("whole", Argument::Number(whole.into())));
                format(locale, "findings-share", &arguments)
            }
        };
        Self { lead, answer: Some(answer) }
    }

    pub(super) fn suppressed(locale: Locale) -> Self {
        Self { lead: text(locale, "findings-share-suppressed"), answer: None }
    }

    /// The average point of a scale.
    pub(super) fn mean(locale: Locale, mean: Mean) -> Self {
        let [mean, low, high] = tenths(mean.mean, mean.likely).map(Argument::Text);
        let lead = format(locale, "findings-mean", &[("mean", mean), ("low", low), ("high", high)]);
        Self { lead, answer: None }
    }

    /// The mean of numbers that were given with so many digits after the point.
    pub(super) fn amount(locale: Locale, mean: Mean, decimals: u8) -> Self {
        let [mean, low, high] = in_units(mean.mean, mean.likely, decimals).map(Argument::Text);
        let lead = format(locale, "findings-mean-amount", &[("mean", mean), ("low", low), ("high", high)]);
        Self { lead, answer: None }
    }

    /// The number that half of the people lie below, as bins let it be known.
    #[allow(clippy::cast_possible_truncation, reason = "bounds of questions are far below 2^52")]
    pub(super) fn median(locale: Locale, median: Quantile, decimals: u8) -> Self {
        // Ends of bins, which are as people gave them.
        let end = |value: f64| Argument::Text(units_to_text(value.round() as i64, decimals));
        let arguments = [("low", end(median.likely.low)), ("high", end(median.likely.high))];
        Self { lead: format(locale, "findings-median", &arguments), answer: None }
    }

    /// How many people answered the survey.
    pub(super) fn people(locale: Locale, count: Count) -> Self {
        let [people, low, high] = people(count).map(Argument::Number);
        let lead = format(locale, "findings-people", &[("people", people), ("low", low), ("high", high)]);
        Self { lead, answer: None }
    }

    pub(super) fn view(self, page: Locale) -> AnyView {
        let answer = self.answer.map(|answer| view! { " "{answer.quoted(page)} });
        view! { {emphasised(&self.lead)}{answer} }.into_any()
    }
}

/// How people say a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frequency {
    AlmostNone,
    In { part: u8, whole: u8 },
    NearlyAll,
}

impl Frequency {
    /// The nearest plain fraction: tenths, quarters and thirds, except near the ends, where a tenth would be far from the truth.
    fn of(share: f64) -> Self {
        match whole_percent(share) {
            0 => Self::AlmostNone,
            percent @ 1..=2 => Self::In { part: percent, whole: 100 },
            3..=7 => Self::In { part: 1, whole: 20 },
            24..=26 => Self::In { part: 1, whole: 4 },
            32..=34 => Self::In { part: 1, whole: 3 },
            66..=68 => Self::In { part: 2, whole: 3 },
            74..=76 => Self::In { part: 3, whole: 4 },
            percent @ 8..=92 => Self::In { part: (percent + 5) / 10, whole: 10 },
            93..=97 => Self::In { part: 19, whole: 20 },
            98.. => Self::NearlyAll,
        }
    }
}

/// Every second piece between asterisks is strong.
fn emphasised(marked: &str) -> AnyView {
    marked
        .split('*')
        .map(str::to_owned)
        .enumerate()
        .map(|(place, piece)| if place % 2 == 1 { view! { <strong>{piece}</strong> }.into_any() } else { piece.into_any() })
        .collect_view()
        .into_any()
}

#[cfg(test)]
mod tests {
    use shared::estimate::Range;

    use super::*;
    use crate::samples::face;

    fn yes(locale: Locale) -> Phrase {
        let face = face(locale);
        let slot = face.instrument.logic.slot_of(&crate::samples::name("works")).unwrap();
        Phrase::category(&face.instrument, slot, shared::Category::Option(0), locale)
    }

    fn share(share: f64, low: f64, high: f64, reliability: Reliability) -> Share {
        let likely = Range { low, high };
        Share { share, likely, privacy: likely, sampling: likely, base: 200.0, reliability }
    }

    fn said(sentence: &Sentence) -> String {
        let answer = sentence.answer.as_ref().map(|answer| format!(" “{}”", answer.text));
        // The space that keeps a percent sign with its number would be invisible here.
        (sentence.lead.clone() + &answer.unwrap_or_default()).replace('\u{a0}', " ")
    }

    /// The same sentence in every language, a line each.
    fn in_all(sentence: impl Fn(Locale) -> Sentence) -> String {
        Locale::ALL.map(|locale| said(&sentence(locale))).join("\n")
    }

    fn of_share(value: Option<Share>) -> String {
        in_all(|locale| Sentence::share(locale, value.as_ref(), yes(locale)))
    }

    #[test]
    fn a_clear_share() {
        insta::assert_snapshot!(of_share(Some(share(0.62, 0.553, 0.684, Reliability::Shown))), @r"
            About *6 in 10* residents who answered (*62%*; likely range 55% to 69%) said: “Yes”
            Unas *6 de cada 10* personas que contestaron (*62 %*; rango probable de 55 % a 69 %) dijeron: “Sí”
            نحو *6 من كل 10* من السكان الذين أجابوا (*62‎%‎*؛ المدى المرجّح 55‎%‎ إلى 69‎%‎) قالوا: “Yes”
            在回答的居民中，大约 *每 10 人有 6 人*（*62%*；可能范围 55% 到 69%）说： “Yes”
            Apeprè *6 sou 10* rezidan ki te reponn (*62%*; limit pwobab 55% rive 69%) te di: “Yes”
            ");
    }

    #[test]
    fn an_unsure_share_has_no_point() {
        let sentence = of_share(Some(share(0.4, 0.204, 0.596, Reliability::Caution)));
        assert!(!sentence.contains("40"));
        insta::assert_snapshot!(sentence, @r"
            Too few answers to be precise: somewhere between *20%* and *60%* of residents who answered said: “Yes”
            Hay muy pocas respuestas para ser precisos: entre *20 %* y *60 %* de las personas que contestaron dijeron: “Sí”
            الإجابات أقل من أن تكون دقيقة: ما بين *20‎%‎* و*60‎%‎* من السكان الذين أجابوا قالوا: “Yes”
            回答太少，无法精确：在回答的居民中，*20%* 到 *60%* 之间的人说： “Yes”
            Twò piti repons pou l presi: ant *20%* ak *60%* nan rezidan ki te reponn yo te di: “Yes”
            ");
    }

    #[test]
    fn a_suppressed_share_has_no_number_at_all() {
        let sentence = of_share(Some(share(0.4, 0.1, 0.8, Reliability::Suppressed)));
        assert_eq!(sentence, of_share(None));
        assert!(!sentence.contains(|letter: char| letter.is_ascii_digit()));
        insta::assert_snapshot!(sentence, @r"
            We do not show this number because it could not be both useful and safe.
            No mostramos este número porque no podía ser útil y seguro a la vez.
            لا نعرض هذا الرقم لأنه لا يمكن أن يكون مفيدًا وآمنًا معًا.
            我们不显示这个数字，因为它不能既有用又安全。
            Nou pa montre chif sa a paske li pa t ka ni itil ni an sekirite ansanm.
            ");
    }

    #[test]
    fn nobody_and_everybody() {
        let none = of_share(Some(share(0.0, 0.0, 0.021, Reliability::Shown)));
        let all = of_share(Some(share(0.99, 0.97, 1.0, Reliability::Shown)));
        insta::assert_snapshot!(none, @r"
            *Almost none* of the residents who answered (likely range 0% to 3%) said: “Yes”
            *Casi ninguna* de las personas que contestaron (rango probable de 0 % a 3 %) dijo: “Sí”
            *لا أحد تقريبًا* من السكان الذين أجابوا (المدى المرجّح 0‎%‎ إلى 3‎%‎) قال: “Yes”
            在回答的居民中，*几乎没有人*（可能范围 0% 到 3%）说： “Yes”
            *Prèske pèsonn* nan rezidan ki te reponn yo (limit pwobab 0% rive 3%) te di: “Yes”
            ");
        insta::assert_snapshot!(all, @r"
            *Nearly all* residents who answered (likely range 97% to 100%) said: “Yes”
            *Casi todas* las personas que contestaron (rango probable de 97 % a 100 %) dijeron: “Sí”
            *كل السكان تقريبًا* ممن أجابوا (المدى المرجّح 97‎%‎ إلى 100‎%‎) قالوا: “Yes”
            在回答的居民中，*几乎所有人*（可能范围 97% 到 100%）说： “Yes”
            *Prèske tout* rezidan ki te reponn yo (limit pwobab 97% rive 100%) te di: “Yes”
            ");
    }

    #[test]
    fn a_mean_and_a_number_of_people() {
        let mean = Mean { mean: 3.42, likely: Range { low: 3.28, high: 3.56 } };
        let people = Count { people: 1412.0, likely: Range { low: 1401.2, high: 1422.8 } };
        insta::assert_snapshot!(in_all(|locale| Sentence::mean(locale, mean)), @r"
            The average answer was *3.4* (likely range 3.2 to 3.6) on a scale with the ends
            La respuesta promedio fue *3.4* (rango probable de 3.2 a 3.6) en una escala con los extremos
            كان متوسط الإجابات *3.4* (المدى المرجّح 3.2 إلى 3.6) على مقياس طرفاه
            平均回答是 *3.4*（可能范围 3.2 到 3.6），量表的两端是
            Repons mwayen an se *3.4* (limit pwobab 3.2 rive 3.6) sou yon echèl ki gen bout
            ");
        insta::assert_snapshot!(in_all(|locale| Sentence::people(locale, people)), @r"
            *About 1,410 people* answered this survey (likely range 1,400 to 1,430).
            *Unas 1,410 personas* contestaron esta encuesta (rango probable de 1,400 a 1,430).
            أجاب عن هذا الاستبيان *نحو 1,410 شخص* (المدى المرجّح 1,400 إلى 1,430).
            *大约 1,410 人*回答了这项调查（可能范围 1,400 到 1,430）。
            *Apeprè 1,410 moun* te reponn sondaj sa a (limit pwobab 1,400 rive 1,430).
            ");
    }

    /// What people hear first must not be further from the percent beside it than half a tenth.
    #[test]
    fn the_plain_fraction_is_the_nearest() {
        for percent in 0..=100u8 {
            let spoken = match Frequency::of(f64::from(percent) / 100.0) {
                Frequency::AlmostNone => 0.0,
                Frequency::NearlyAll => 1.0,
                Frequency::In { part, whole } => f64::from(part) / f64::from(whole),
            };
            let distance = (spoken - f64::from(percent) / 100.0).abs();
            assert!(distance <= 0.0501, "{percent}% is said as {spoken}");
            assert!(distance <= 0.0201 || (8..=92).contains(&percent), "{percent}% is said as {spoken}");
        }
    }

    #[test]
    fn only_what_stands_between_asterisks_is_strong() {
        let html = crate::document::render_fragment(|| emphasised("About *6 in 10* of us"));
        assert_eq!(html.replace("<!>", ""), "About <strong>6 in 10</strong> of us");
    }
}
