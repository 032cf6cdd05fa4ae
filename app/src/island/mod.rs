//! Islands: the few places of the studio that come alive in the browser. Each one enhances a form that works without it, reads the
//! live form instead of binding its inputs (typed text would be lost), and gets only public figures as props: they are printed in
//! the page. Islands know no pages.

pub mod planner;
