//! What a screen reader is given, in its order: the accessibility tree of real pages as Chromium builds it. Which words a certain
//! program makes of it is not tested here.

use fantoccini::Locator;
use serde_json::{Value, json};
use tests::browser::{Browser, Options, open};
use tests::kit::TestApp;
use tests::samples::instrument;

/// A line for each node that is told: role, name, and what else is said of it.
async fn transcript(browser: &Browser) -> String {
    let tree = browser.devtools("Accessibility.getFullAXTree", json!({})).await.unwrap();
    let told = |node: &Value| {
        let role = node["role"]["value"].as_str()?;
        let is_told =
            node["ignored"] != true && !["RootWebArea", "InlineTextBox", "generic", "none", "LayoutTable"].contains(&role);
        let name = node["name"]["value"].as_str().unwrap_or_default();
        // A text stands in the name of what it is in.
        let is_part = role == "StaticText" && parent_is_named(&tree, node);
        let states: Vec<String> = node["properties"].as_array().into_iter().flatten().filter_map(state).collect();
        let description = node["description"]["value"].as_str().filter(|text| !text.is_empty());
        let more: Vec<String> = description.map(|text| format!("“{text}”")).into_iter().chain(states).collect();
        // What only stands around something else is not read out.
        let is_frame = name.is_empty() && more.is_empty() && !["banner", "main", "contentinfo", "form"].contains(&role);
        (is_told && !is_part && !is_frame)
            .then(|| [&[format!("{role}: {name}").trim_end().to_owned()][..], &more].concat().join(" | "))
    };
    let nodes = tree["nodes"].as_array().unwrap();
    // The list is in the order of the search through the tree by level; what is read goes down each branch first.
    let mut lines = Vec::new();
    let mut open: Vec<&Value> = nodes.first().into_iter().collect();
    while let Some(node) = open.pop() {
        lines.extend(told(node));
        let children = node["childIds"].as_array().into_iter().flatten();
        open.extend(children.filter_map(|id| nodes.iter().find(|other| other["nodeId"] == *id)).rev());
    }
    lines.join("\n")
}

fn parent_is_named(tree: &Value, node: &Value) -> bool {
    let parent = tree["nodes"].as_array().unwrap().iter().find(|other| other["nodeId"] == node["parentId"]);
    parent.is_some_and(|parent| {
        let named = ["heading", "link", "button", "LabelText", "Legend", "DisclosureTriangle"];
        named.contains(&parent["role"]["value"].as_str().unwrap_or_default())
    })
}

fn state(property: &Value) -> Option<String> {
    let (name, value) = (property["name"].as_str()?, &property["value"]["value"]);
    match name {
        "checked" | "expanded" => Some(format!("{name} {}", value.to_string().replace('"', ""))),
        "required" if *value == true => Some("required".to_owned()),
        "invalid" if *value != "false" => Some("invalid".to_owned()),
        "level" => Some(value.to_string()),
        _ => None,
    }
}

#[tokio::test]
async fn consent_and_questions_are_told_in_the_order_in_which_they_are_seen() {
    let Some(browser) = open(Options { script: false, ..Options::default() }).await else { return };
    let app = TestApp::on_sqlite().await;
    app.field("block", &instrument()).await;
    let address = app.serve().await;
    browser.client.goto(&format!("{address}/s/block")).await.unwrap();
    insta::assert_snapshot!(transcript(&browser).await, @r#"
        navigation: Leave quickly
        link: Leave quickly
        banner:
        StaticText: Our block
        main:
        group: Other languages
        button: Español
        form:
        heading: Before you start | 1
        StaticText: Neighbors ask neighbors. It takes about 2 minutes.
        StaticText: I agree to answer.
        DisclosureTriangle: More about taking part | expanded false
        StaticText: If somebody comes in, press “Leave quickly” at the top. This page closes at once.
        link: What “Leave quickly” does, and what it cannot do
        checkbox: I have read this and I want to take part. | checked false
        StaticText: I have read this and I want to take part.
        DisclosureTriangle: Try a question first | expanded false
        button: Start
        contentinfo:
        StaticText: Your answers are not stored with your name, address, phone or device.
        link: How we protect your answers
    "#);
    browser.client.find(Locator::Css("#consent")).await.unwrap().click().await.unwrap();
    browser.client.find(Locator::Css(".actions button")).await.unwrap().click().await.unwrap();
    browser.client.wait().for_element(Locator::Css("[data-page]")).await.unwrap();
    browser.client.find(Locator::Css(".actions button")).await.unwrap().click().await.unwrap();
    browser.client.wait().for_element(Locator::Css("#summary:not([hidden])")).await.unwrap();
    insta::assert_snapshot!(transcript(&browser).await, @r#"
        navigation: Leave quickly
        link: Leave quickly
        banner:
        StaticText: Our block
        main:
        group: Other languages
        button: Español
        form:
        heading: There is a problem | 2
        listitem: | 1
        ListMarker: •
        link: Do you feel safe? Choose an answer.
        StaticText: Page 1 of 2
        heading: Feeling safe | 1
        radiogroup: Do you feel safe? (needed) | “Choose an answer.” | invalid
        StaticText: Choose an answer.
        radio: Yes | checked false
        StaticText: Yes
        radio: No | checked false
        StaticText: No
        group: What would help? | “Choose up to 2.”
        StaticText: Choose up to 2.
        checkbox: Light | checked false
        StaticText: Light
        checkbox: Benches | checked false
        StaticText: Benches
        checkbox: A bus | checked false
        StaticText: A bus
        button: Continue
        button: Back
        contentinfo:
        StaticText: Your answers are not stored with your name, address, phone or device.
        link: How we protect your answers
    "#);
    browser.close().await.unwrap();
}
