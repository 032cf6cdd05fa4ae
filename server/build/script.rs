//! Scripts in as few bytes as they can be said in: residents pay for each. What they do stays the same.

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// Small plain scripts joined into one, which a browser fetches once. They share their names, and nothing outside sees them.
///
/// # Errors
/// If it is no script.
pub fn join(scripts: &[String]) -> Result<String> {
    minify(&format!("{{\n{}\n}}\n", scripts.join("\n")), SourceType::script())
}

/// A module that says what it exports.
///
/// # Errors
/// If it is no script.
pub fn module(source: &str) -> Result<String> {
    minify(source, SourceType::mjs())
}

fn minify(source: &str, kind: SourceType) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, kind).parse();
    if let Some(error) = parsed.diagnostics.first() {
        bail!("a script cannot be read: {error}");
    }
    let mut program = parsed.program;
    let mangle = Some(MangleOptions { top_level: Some(true), ..MangleOptions::default() });
    let options = MinifierOptions { mangle, compress: Some(CompressOptions::smallest()), ..MinifierOptions::default() };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    let written = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(minified.scoping);
    Ok(written.with_private_member_mappings(minified.class_private_mappings).build(&program).code)
}
