//! Which act each address of the studio is. Who is signed in is told to a handler only together with whether they may; an address that
//! is not here is nobody's.

use axum::http::Method;
use shared::governance::Act;

/// Addresses that answer whoever is signed in, as the router writes them.
pub const TABLE: [(Method, &str, Act); 34] = [
    (Method::GET, "/studio", Act::See),
    (Method::POST, "/studio/sign-out", Act::See),
    (Method::GET, "/studio/import", Act::Write),
    (Method::POST, "/studio/import", Act::Write),
    (Method::GET, "/studio/templates", Act::See),
    (Method::GET, "/studio/templates/{name}", Act::See),
    (Method::POST, "/studio/templates/{name}", Act::Write),
    (Method::GET, "/studio/team", Act::See),
    (Method::POST, "/studio/team/invite", Act::ManagePeople),
    (Method::POST, "/studio/team/role", Act::ManagePeople),
    (Method::POST, "/studio/team/remove", Act::ManagePeople),
    (Method::POST, "/studio/team/rule", Act::ManagePeople),
    (Method::GET, "/studio/decisions", Act::See),
    (Method::POST, "/studio/decisions/vote", Act::Vote),
    (Method::POST, "/studio/decisions/draw", Act::Draw),
    (Method::GET, "/studio/record.json", Act::See),
    (Method::GET, "/studio/surveys/{code}", Act::See),
    (Method::POST, "/studio/surveys/{code}/review", Act::Ask),
    (Method::POST, "/studio/surveys/{code}/open", Act::Open),
    (Method::POST, "/studio/surveys/{code}/close", Act::Open),
    (Method::POST, "/studio/surveys/{code}/handed-out", Act::Field),
    (Method::GET, "/studio/surveys/{code}/consent", Act::See),
    (Method::POST, "/studio/surveys/{code}/consent", Act::Write),
    (Method::GET, "/studio/surveys/{code}/quality", Act::See),
    (Method::POST, "/studio/surveys/{code}/quality", Act::Write),
    (Method::GET, "/studio/surveys/{code}/questions", Act::Write),
    (Method::POST, "/studio/surveys/{code}/questions", Act::Write),
    (Method::GET, "/studio/surveys/{code}/paper", Act::See),
    (Method::GET, "/studio/surveys/{code}/entry", Act::Field),
    (Method::POST, "/studio/surveys/{code}/entry", Act::Field),
    (Method::POST, "/studio/surveys/{code}/media", Act::Write),
    (Method::GET, "/studio/surveys/{code}/media/{address}", Act::See),
    (Method::GET, "/studio/surveys/{code}/plan", Act::Plan),
    // Looking at a price; asking and drawing are acts of their own, which the handler looks at.
    (Method::POST, "/studio/surveys/{code}/plan", Act::Plan),
];

/// What a request does, by its method and the address as the router writes it.
#[must_use]
pub fn act(method: &Method, path: &str) -> Option<Act> {
    let method = if *method == Method::HEAD { &Method::GET } else { method };
    TABLE.iter().find(|(known, address, _)| known == method && *address == path).map(|(_, _, act)| *act)
}
