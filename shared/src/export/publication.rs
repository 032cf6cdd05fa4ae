//! Everything that descriptions of a published data set are made of. Only what is public stands here; a description says nothing that
//! cannot be read off it.

use time::Date;

use crate::dataset::DataSet;
use crate::day::day_text;
use crate::instrument::Instrument;
use crate::locale::Locale;
use crate::release::Release;
use crate::study::{Fact, Study, Topic};

/// A release with what its team says of it.
#[derive(Clone, Copy, Debug)]
pub struct Publication<'a> {
    pub instrument: &'a Instrument,
    pub release: &'a Release,
    pub data: &'a DataSet,
    pub study: &'a Study,
    /// Every writing of the study, the newest last.
    pub writings: &'a [Writing],
    /// Where the program is reached, without a slash at the end.
    pub address: &'a str,
    pub opened: Option<Date>,
    pub closed: Option<Date>,
    /// The day from which readers see it.
    pub published: Option<Date>,
}

/// When the study was written, and why again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// From 1.
    pub number: u32,
    pub day: Date,
    pub reason: String,
    /// Of what it says.
    pub hash: String,
}

/// A file that descriptions list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub name: String,
    pub media_type: &'static str,
    pub about: &'static str,
    pub bytes: u64,
    /// In hexadecimal.
    pub sha256: String,
}

impl Publication<'_> {
    /// The page that people read.
    #[must_use]
    pub fn landing(&self) -> String {
        format!("{}/findings/{}/{}", self.address, self.release.survey, self.release.id.short())
    }

    #[must_use]
    pub fn file_address(&self, name: &str) -> String {
        format!("{}/{name}", self.landing())
    }

    /// A DOI where the team has one, or else the page.
    #[must_use]
    pub fn identifier(&self) -> String {
        self.study.fact(Fact::Doi).map_or_else(|| self.landing(), |doi| format!("https://doi.org/{doi}"))
    }

    /// What, where, when (title rule of ICPSR).
    #[must_use]
    pub fn title(&self) -> String {
        let place = self.study.fact(Fact::Place).filter(|place| !self.data.title.contains(place));
        let year =
            self.closed.or(self.published).map(|day| day.year().to_string()).filter(|year| !self.data.title.contains(year));
        let parts = [Some(self.data.title.clone()), place.map(str::to_owned), year];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// What it is, in the first language of the survey, or in English where the team has not said.
    #[must_use]
    pub fn description(&self) -> String {
        let said = self.said(Topic::Abstract);
        let made = "Noisy tables of a community survey that neighbors designed, fielded and decided to publish. Every number was protected \
                    with differential privacy, and every share comes with a range that covers sampling and noise.";
        let notice = self.data.notice.as_deref().map(|notice| format!(" {notice}")).unwrap_or_default();
        format!("{}{notice}", said.unwrap_or(made))
    }

    #[must_use]
    pub fn language(&self) -> Locale {
        self.instrument.languages.first
    }

    /// A topic in the first language of the survey or the next best.
    #[must_use]
    pub fn said(&self, topic: Topic) -> Option<&str> {
        self.study.said(topic, self.language(), self.language()).map(|(text, _)| text)
    }

    /// Who made it: those who agreed to be named, or else the organization, or the team of the survey.
    #[must_use]
    pub fn creators(&self) -> Vec<String> {
        let named: Vec<String> = self.study.named().map(|credit| credit.name.clone()).collect();
        if named.is_empty() { vec![self.publisher()] } else { named }
    }

    #[must_use]
    pub fn publisher(&self) -> String {
        let conductor = self.study.fact(Fact::Conductor).map(str::to_owned);
        conductor.unwrap_or_else(|| format!("The team of the survey “{}”", self.data.title))
    }

    /// `1.0` as it was drawn; the second number grows with every new writing, numbers never change.
    #[must_use]
    pub fn version(&self) -> String {
        format!("1.{}", self.writings.last().map_or(0, |writing| writing.number))
    }

    /// The last day on which something about it changed.
    #[must_use]
    pub fn modified(&self) -> Option<Date> {
        self.writings.last().map(|writing| writing.day).max(self.published)
    }

    #[must_use]
    pub fn year(&self) -> String {
        self.published.or(self.closed).map_or_else(|| "n.d.".to_owned(), |day| day.year().to_string())
    }

    /// As papers cite it.
    #[must_use]
    pub fn citation(&self) -> String {
        let creators = self.creators().join("; ");
        format!(
            "{creators} ({}). {} [Data set, version {}]. {}. {}",
            self.year(),
            self.title(),
            self.version(),
            self.publisher(),
            self.identifier()
        )
    }

    /// ISO 8601, both ends where they are known.
    #[must_use]
    pub fn period(&self) -> Option<String> {
        let written = [self.opened, self.closed].map(|day| day.map(day_text));
        match written {
            [Some(opened), Some(closed)] => Some(format!("{opened}/{closed}")),
            [Some(day), None] | [None, Some(day)] => Some(day),
            [None, None] => None,
        }
    }

    /// Where the licence stands; for conditions of the community's own the file that has them.
    #[must_use]
    pub fn licence_address(&self) -> String {
        self.study.licence.url().map_or_else(|| self.file_address("licence.txt"), str::to_owned)
    }

    #[must_use]
    pub fn keywords(&self) -> Vec<&str> {
        let said = self.study.keywords();
        if said.is_empty() { vec!["community survey", "public safety", "differential privacy"] } else { said }
    }
}
