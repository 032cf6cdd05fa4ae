//! Where entities belong in the tree. A container (the form, a group, a repeat) declares at most one entity; the properties and
//! references of an entity must lie within one line of repeats, and the entity is put as deep as they allow.
//!
//! Source: the ODK XForms Entities specification, 2025.1.0, and the behaviour of the reference converter where that is silent.

use std::collections::HashMap;
use std::rc::Rc;

use super::form::Entity;
use super::kind::Container;
use super::report::{Place, Report};

/// One container on the way down; none is the form itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    pub name: String,
    pub container: Option<Container>,
}

impl Step {
    /// Does a repetition, or the form, begin here?
    fn bounds(&self) -> bool {
        match self.container {
            None | Some(Container::Repeat) => true,
            Some(Container::Group | Container::Loop) => false,
        }
    }
}

/// The containers from the form down.
pub type Path = Rc<[Step]>;

/// The path of the form itself.
pub fn root() -> Path {
    Rc::from([Step { name: "survey".to_owned(), container: None }])
}

pub fn below(path: &Path, name: &str, container: Container) -> Path {
    path.iter().cloned().chain([Step { name: name.to_owned(), container: Some(container) }]).collect()
}

/// What makes a question matter to an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The answer is saved to this property.
    Property(String),
    /// The declaration refers to the question of this name.
    Variable(String),
}

/// A question that matters to an entity.
#[derive(Clone, Debug)]
pub struct Use {
    pub path: Path,
    pub row: u32,
    pub source: Source,
}

impl Use {
    fn is_property(&self) -> bool {
        match self.source {
            Source::Property(_) => true,
            Source::Variable(_) => false,
        }
    }
}

/// The part of a path down to the innermost repeat, or the form.
fn scope(path: &[Step]) -> &[Step] {
    let end = path.iter().rposition(Step::bounds).map_or(1, |at| at + 1);
    &path[..end.min(path.len())]
}

fn repeats(path: &[Step]) -> usize {
    path.iter().skip(1).filter(|step| step.container == Some(Container::Repeat)).count()
}

/// How many groups lie below the innermost repeat.
fn groups(path: &[Step]) -> usize {
    path.len() - scope(path).len()
}

fn shown(path: &[Step]) -> String {
    path.iter().map(|step| step.name.as_str()).collect::<Vec<_>>().join("/")
}

struct Request {
    scope: Vec<Step>,
    declaration: usize,
    wanted: Vec<Step>,
    lineages: Vec<Path>,
}

/// Puts each entity into its container and gives back whether any of them stands within a repeat.
pub fn place(declared: &mut [Entity], uses: &[(usize, Vec<Use>)], report: &mut Report) -> Vec<Vec<Step>> {
    let form = root();
    let mut requests: Vec<Request> = Vec::new();
    for (declaration, uses) in uses {
        requests.extend(request(*declaration, &declared[*declaration], uses, report));
    }
    for declaration in 0..declared.len() {
        if !uses.iter().any(|(used, _)| *used == declaration) {
            let path = form.to_vec();
            requests.push(Request { scope: path.clone(), declaration, wanted: path, lineages: Vec::new() });
        }
    }
    if let [request] = requests.as_slice()
        && request.scope[..] == form[..]
    {
        return vec![form.to_vec()];
    }
    let mut scopes: Vec<Vec<Step>> = Vec::new();
    for request in &requests {
        if !scopes.contains(&request.scope) {
            scopes.push(request.scope.clone());
        }
    }
    // In the order of the scopes, and within a scope in that of the sheet.
    requests
        .sort_by_key(|request| (scopes.iter().position(|scope| *scope == request.scope), declared[request.declaration].row.0));
    let mut given: HashMap<Vec<Step>, usize> = HashMap::new();
    let mut reserved: HashMap<Vec<Step>, usize> = HashMap::new();
    for request in &requests {
        match container(request, &mut given, &mut reserved) {
            Ok(path) => {
                declared[request.declaration].container = path.iter().skip(1).map(|step| step.name.clone()).collect();
            }
            Err(other) => {
                let entity = &declared[request.declaration];
                report.error(
                    "entities.no_container",
                    Place::sheet("entities").row(entity.row.0),
                    &entity.list_name,
                    format!(
                        "A container declares at most one entity, and every one within {} that would fit is taken by \u{201c}{}\u{201d}.",
                        shown(&request.scope),
                        declared[other].list_name
                    ),
                    "The declaration was kept, without a place in the form.",
                );
            }
        }
    }
    given.into_keys().collect()
}

/// The deepest free container, or the declaration that stands in the way.
fn container<'a>(
    request: &'a Request,
    given: &mut HashMap<Vec<Step>, usize>,
    reserved: &mut HashMap<Vec<Step>, usize>,
) -> Result<&'a [Step], usize> {
    let mut conflict = None;
    for depth in (request.scope.len()..=request.wanted.len()).rev() {
        let path = &request.wanted[..depth];
        if let Some(other) = given.get(path).or_else(|| reserved.get(path)) {
            conflict = Some(*other);
            if let Some(other) = request.lineages.iter().find_map(|lineage| reserved.get(&lineage[..])) {
                return Err(*other);
            }
            continue;
        }
        given.insert(path.to_vec(), request.declaration);
        reserved.insert(path.to_vec(), request.declaration);
        // What lies between the entity and its properties belongs to it as well.
        for lineage in &request.lineages {
            for end in path.len()..=lineage.len() {
                reserved.insert(lineage[..end].to_vec(), request.declaration);
            }
        }
        return Ok(path);
    }
    conflict.map_or(Ok(&request.wanted), Err)
}

/// Where an entity would like to stand, or nothing when its uses do not lie in one line of repeats.
fn request(declaration: usize, entity: &Entity, uses: &[Use], report: &mut Report) -> Option<Request> {
    let deepest_scope =
        uses.iter().map(|used| scope(&used.path)).fold(None, |deepest: Option<&[Step]>, scope| match deepest {
            Some(deepest) if repeats(deepest) >= repeats(scope) => Some(deepest),
            Some(_) | None => Some(scope),
        })?;
    let in_scope = |used: &&Use| scope(&used.path) == deepest_scope;
    let deepest = |uses: &mut dyn Iterator<Item = &'_ Use>| -> Option<Path> {
        uses.fold(None, |deepest: Option<Path>, used| match deepest {
            Some(path) if groups(&path) >= groups(&used.path) => Some(path),
            Some(_) | None => Some(used.path.clone()),
        })
    };
    let any_property = uses.iter().find(|used| used.is_property()).map(|used| used.path.clone());
    let property = deepest(&mut uses.iter().filter(in_scope).filter(|used| used.is_property())).or(any_property);
    let mut lineages: Vec<Path> = Vec::new();
    for used in uses.iter().filter(|used| used.is_property()) {
        if !lineages.contains(&used.path) {
            lineages.push(used.path.clone());
        }
    }
    let wanted: Vec<Step> = match property {
        None => deepest(&mut uses.iter().filter(in_scope))?.to_vec(),
        Some(property) => {
            let common = common(&lineages);
            if lineages.len() > 1 {
                let scope = scope(&property);
                let rank = |path: &[Step]| (repeats(path), groups(path));
                if rank(&common) > rank(scope) { common } else { scope.to_vec() }
            } else {
                common
            }
        }
    };
    let wanted_scope = scope(&wanted);
    let mut fits = true;
    for used in uses {
        let own = scope(&used.path);
        let beside = deepest_scope.get(..own.len()) != Some(own);
        let misses = used.is_property() && own != wanted_scope;
        if beside || misses {
            fits = false;
            let other = if beside { deepest_scope } else { &wanted };
            let problem = format!(
                "The list \u{201c}{}\u{201d} is used within {}, which does not go together with its use within {}.",
                entity.list_name,
                shown(&used.path),
                shown(other)
            );
            let done = "The declaration was kept, without a place in the form.";
            match &used.source {
                Source::Property(property) => {
                    report.error("save_to.scope", Place::survey(used.row).column("save_to"), property, problem, done);
                }
                Source::Variable(name) => {
                    let place = Place::sheet("entities").row(entity.row.0);
                    report.error("entities.scope", place, name, problem, done);
                }
            }
        }
    }
    fits.then(|| Request { scope: deepest_scope.to_vec(), declaration, wanted, lineages })
}

/// The containers that all lineages share.
fn common(lineages: &[Path]) -> Vec<Step> {
    let Some(first) = lineages.first() else { return Vec::new() };
    let shortest = lineages.iter().map(|path| path.len()).min().unwrap_or(0);
    let differs = |at: &usize| lineages.iter().any(|path| path[*at] != first[*at]);
    let end = (0..shortest).rev().find(differs).unwrap_or(shortest);
    first[..end].to_vec()
}
