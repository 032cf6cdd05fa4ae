//! Places and shapes: "latitude longitude altitude accuracy", separated by semicolons. The Earth is a sphere of the radius of the
//! equator, as in the ODK specification.

use super::super::host::Curve;
use super::super::{Failure, Value};
use super::functions;
use super::math::curve;
use super::parameter::{Arguments, Spread, items};
use crate::expression::number;

functions! {
    /// Of the shape, in square meters to two places; NaN when it is none.
    "area" = Area[seen](shape: Value) -> f64 { area(&points(items(shape, seen.evaluation.context), seen), seen)? }
    /// The older name of `area` (JavaRosa).
    "enclosed-area" = EnclosedArea[seen](shape: Value) -> f64 { area(&points(items(shape, seen.evaluation.context), seen), seen)? }
    /// Along the line, or from place to place, in meters to two places.
    "distance" = Distance[seen](first: Value, others: Spread) -> f64 {
        let mut line = items(first, seen.evaluation.context);
        line.extend(others.0);
        length(&points(line, seen), seen)?
    }
    /// Whether a place is inside a shape, whose last point is its first.
    "geofence" = Geofence[seen](place: String, shape: Value) -> bool {
        let place = point(&place).ok_or(Failure::Argument)?;
        let shape = points(items(shape, seen.evaluation.context), seen).ok_or(Failure::Argument)?;
        if shape.len() < 4 || shape.first() != shape.last() {
            return Err(Failure::Argument);
        }
        is_inside(place, &shape)
    }
    /// Whether a line or the border of a shape meets itself anywhere but where it closes.
    "intersects" = Intersects[seen](shape: Value) -> bool {
        let shape = points(items(shape, seen.evaluation.context), seen).unwrap_or_default();
        seen.evaluation.budget.spend(shape.len() * shape.len())?;
        meets_itself(&shape)
    }
}

#[derive(Clone, Copy, PartialEq)]
struct Point {
    latitude: f64,
    longitude: f64,
}

const RADIUS: f64 = 6_378_100.0;

fn point(text: &str) -> Option<Point> {
    let mut parts = text.split_ascii_whitespace().map(number::from_text);
    let (latitude, longitude) = (parts.next()?, parts.next()?);
    (parts.count() <= 2 && latitude.abs() <= 90.0 && longitude.abs() <= 180.0).then_some(Point { latitude, longitude })
}

/// `None` when any of them is no place.
fn points(values: Vec<Value>, seen: &Arguments<'_, '_>) -> Option<Vec<Point>> {
    let mut points = Vec::new();
    for value in values {
        let text = value.text(seen.evaluation.context);
        // A semicolon may stand at the end.
        let text = text.trim_ascii();
        for place in text.strip_suffix(';').unwrap_or(text).split(';') {
            points.push(point(place)?);
        }
    }
    Some(points)
}

fn to_two_places(number: f64) -> f64 {
    (number.abs() * 100.0 + 0.5).floor() / 100.0
}

/// Karney's sum over the edges, in the form the ODK engines share (Chamberlain and Duquette, Some Algorithms for Polygons on a
/// Sphere, 2007).
fn area(points: &Option<Vec<Point>>, seen: &Arguments<'_, '_>) -> Result<f64, Failure> {
    let Some(points) = points.as_deref().filter(|points| points.len() > 1) else { return Ok(f64::NAN) };
    if points.len() < 3 {
        return Ok(0.0);
    }
    let mut total = 0.0;
    for (index, start) in points.iter().enumerate() {
        let end = points.get(index + 1).unwrap_or(&points[0]);
        let height = 2.0
            + curve(seen, Curve::Sine, end.latitude.to_radians(), 0.0)?
            + curve(seen, Curve::Sine, start.latitude.to_radians(), 0.0)?;
        total += (end.longitude - start.longitude).to_radians() * height;
    }
    Ok(to_two_places(total * RADIUS * RADIUS / 2.0))
}

fn length(points: &Option<Vec<Point>>, seen: &Arguments<'_, '_>) -> Result<f64, Failure> {
    let Some(points) = points.as_deref().filter(|points| points.len() > 1) else { return Ok(f64::NAN) };
    let mut total = 0.0;
    for pair in points.windows(2) {
        let [start, end] = pair else { continue };
        if start == end {
            continue;
        }
        let of = |shape, degrees: f64| curve(seen, shape, degrees.to_radians(), 0.0);
        let cosine = of(Curve::Sine, start.latitude)? * of(Curve::Sine, end.latitude)?
            + of(Curve::Cosine, start.latitude)?
                * of(Curve::Cosine, end.latitude)?
                * of(Curve::Cosine, start.longitude - end.longitude)?;
        // Rounding may bring it past 1, where there is no angle.
        total += curve(seen, Curve::ArcCosine, cosine.min(1.0), 0.0)? * RADIUS;
    }
    Ok(to_two_places(total))
}

/// Counts the edges to one side: inside, they are odd.
fn is_inside(place: Point, shape: &[Point]) -> bool {
    let crosses = |pair: &&[Point]| match pair {
        [a, b] => {
            (a.latitude > place.latitude) != (b.latitude > place.latitude)
                && place.longitude
                    < (b.longitude - a.longitude) * (place.latitude - a.latitude) / (b.latitude - a.latitude) + a.longitude
        }
        _ => false,
    };
    shape.windows(2).filter(crosses).count() % 2 == 1
}

fn meets_itself(points: &[Point]) -> bool {
    let edges: Vec<(Point, Point)> = points.windows(2).map(|pair| (pair[0], pair[1])).filter(|(a, b)| a != b).collect();
    let last = edges.len().saturating_sub(1);
    let is_closed = points.first() == points.last();
    edges.iter().enumerate().any(|(index, first)| {
        edges.iter().enumerate().skip(index + 1).any(|(other, second)| {
            let touch = other == index + 1 || is_closed && index == 0 && other == last;
            if touch { folds_back(first, second, other == index + 1) } else { cross(first, second) }
        })
    })
}

/// Twice the area of the triangle; its sign is the side of the line the third point is on.
fn side(a: Point, b: Point, c: Point) -> f64 {
    (b.longitude - a.longitude) * (c.latitude - a.latitude) - (b.latitude - a.latitude) * (c.longitude - a.longitude)
}

/// Neighbors share a point; they meet in more only if one runs back over the other.
fn folds_back(first: &(Point, Point), second: &(Point, Point), in_order: bool) -> bool {
    let (far, shared, next) = if in_order { (first.0, first.1, second.1) } else { (first.1, first.0, second.0) };
    let along = (far.longitude - shared.longitude) * (next.longitude - shared.longitude)
        + (far.latitude - shared.latitude) * (next.latitude - shared.latitude);
    side(far, shared, next) == 0.0 && along > 0.0
}

fn cross(first: &(Point, Point), second: &(Point, Point)) -> bool {
    let ((a, b), (c, d)) = (*first, *second);
    let sides = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
    let on = |a: Point, b: Point, c: Point| {
        c.longitude >= a.longitude.min(b.longitude)
            && c.longitude <= a.longitude.max(b.longitude)
            && c.latitude >= a.latitude.min(b.latitude)
            && c.latitude <= a.latitude.max(b.latitude)
    };
    sides[0] * sides[1] < 0.0 && sides[2] * sides[3] < 0.0
        || sides[0] == 0.0 && on(a, b, c)
        || sides[1] == 0.0 && on(a, b, d)
        || sides[2] == 0.0 && on(c, d, a)
        || sides[3] == 0.0 && on(c, d, b)
}
