//! Integration tests; the modules mirror the routes.

mod api_responses;
mod releasing;
